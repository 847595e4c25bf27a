import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import type { Settings, SettingsPatch } from '#core/ipc/settings.ts';
import { settingsHandlers } from '#electron/main/handlers/settings.ts';

function handlersWith(guarded: boolean) {
  let stored: Settings = DEFAULT_SETTINGS;
  const settings = {
    get: () => stored,
    set: (patch: SettingsPatch) => (stored = { ...stored, ...patch } as Settings),
  };
  const changes: Settings[] = [];
  const handlers = settingsHandlers({
    settings,
    guarded: () => guarded,
    changed: (now) => changes.push(now),
  });
  return { handlers, changes };
}

describe('settings', () => {
  it('that anyone may change are stored and told', async () => {
    const { handlers, changes } = handlersWith(true);
    await handlers['settings:set']({ fullScreen: true });
    expect(await handlers['settings:get'](undefined)).toMatchObject({ fullScreen: true });
    expect(changes).toMatchObject([{ fullScreen: true }]);
  });

  it('that guard patients need a therapist once there is something to guard', async () => {
    const { handlers, changes } = handlersWith(true);
    expect(() => handlers['settings:set']({ lockAfterMinutes: 60 })).toThrow(
      expect.objectContaining({ code: 'locked' }),
    );
    expect(changes).toEqual([]);
    expect(await handlersWith(false).handlers['settings:set']({ lockAfterMinutes: 60 })).toMatchObject({
      lockAfterMinutes: 60,
    });
  });
});
