import { mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, SETTINGS_VERSION } from '#core/ipc/settings.ts';
import type { SettingsPatch } from '#core/ipc/settings.ts';
import { migrateSettings } from '#electron/storage/settings-migrations.ts';
import { SettingsStore } from '#electron/storage/settings-store.ts';
import { NOW_MS, temporaryFolder } from './support/clinics.ts';

// electron-store asks for the package `electron`, which outside Electron looks for a binary; here it need not exist.
vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nowhere';
});

const ASIDE = 'settings.damaged-2026-03-02T09-00-00.000Z.json';

function folderWith(content: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'settings.json'), content);
  return folder;
}

describe('settings', () => {
  it('are the defaults at first, and nothing is written until one changes', () => {
    const folder = temporaryFolder();
    const store = new SettingsStore(folder, NOW_MS);
    expect(store.get()).toEqual(DEFAULT_SETTINGS);
    expect(store.movedAside).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('come back at the next start', () => {
    const folder = temporaryFolder();
    const board = { sensorSpacingMlMm: 430, sensorSpacingApMm: 240, loadScale: 1.02 };
    const patch = { cueVolume: 0.25, preferredBoardSerial: '00:1F', boards: { '00:1F': board } };
    const changed = new SettingsStore(folder, NOW_MS).set(patch);
    expect(changed).toEqual({ ...DEFAULT_SETTINGS, ...patch });
    const next = new SettingsStore(folder, NOW_MS);
    expect(next.get()).toEqual(changed);
    expect(next.set({ fullScreen: true })).toEqual({ ...changed, fullScreen: true });
    expect(new SettingsStore(folder, NOW_MS).get()).toEqual({ ...changed, fullScreen: true });
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(statSync(join(folder, 'settings.json')).mode & 0o777).toBe(0o600);
  });

  it('can be taken back where they are optional', () => {
    const folder = temporaryFolder();
    const store = new SettingsStore(folder, NOW_MS);
    store.set({ preferredBoardSerial: '00:1F' });
    store.set({ preferredBoardSerial: undefined });
    expect(new SettingsStore(folder, NOW_MS).get()).toEqual(DEFAULT_SETTINGS);
  });

  it('refuse a value out of range and stay as they were', () => {
    const folder = temporaryFolder();
    const store = new SettingsStore(folder, NOW_MS);
    const wrong: SettingsPatch[] = [{ cueVolume: 2 }, { lockAfterMinutes: 0 }, { textScale: Number.NaN }];
    for (const patch of wrong) {
      expect(() => store.set(patch)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    }
    expect(store.get()).toEqual(DEFAULT_SETTINGS);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('have defaults for what the file leaves out', () => {
    const folder = folderWith('{ "schemaVersion": 1, "cueVolume": 0.1 }');
    const store = new SettingsStore(folder, NOW_MS);
    expect(store.get()).toEqual({ ...DEFAULT_SETTINGS, cueVolume: 0.1 });
    expect(store.movedAside).toBeUndefined();
  });
});

describe('a settings file that can’t be used', () => {
  it.each([
    { what: 'cut off', content: '{ "schemaVersion": 1, "cueVol' },
    { what: 'empty', content: '' },
    { what: 'binary', content: '\u0000\u0001\uFFFD' },
    { what: 'of another shape', content: '[1, 2]' },
    { what: 'without a version', content: '{ "cueVolume": 0.1 }' },
    { what: 'out of range', content: '{ "schemaVersion": 1, "cueVolume": 9 }' },
    { what: 'of a newer Keel', content: '{ "schemaVersion": 99 }' },
  ])('is moved aside, and said under which name, when it is $what', ({ content }) => {
    const folder = folderWith(content);
    const store = new SettingsStore(folder, NOW_MS);
    expect(store.get()).toEqual(DEFAULT_SETTINGS);
    expect(store.movedAside).toBe(ASIDE);
    expect(readdirSync(folder)).toEqual([ASIDE]);
    expect(readFileSync(join(folder, ASIDE), 'utf8')).toBe(content);
    store.set({ cueVolume: 0.5 });
    expect(new SettingsStore(folder, NOW_MS)).toMatchObject({ movedAside: undefined });
  });

  it('is moved aside when it is a folder', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'settings.json'));
    expect(new SettingsStore(folder, NOW_MS).movedAside).toBe(ASIDE);
    expect(readdirSync(folder)).toEqual([ASIDE]);
  });

  it('stays where it is, and the app starts, when it can’t be moved', () => {
    const folder = folderWith('damaged');
    mkdirSync(join(folder, ASIDE));
    const store = new SettingsStore(folder, NOW_MS);
    expect(store.get()).toEqual(DEFAULT_SETTINGS);
    expect(store.movedAside).toBe('settings.json');
    expect(() => store.set({ cueVolume: 0.5 })).toThrow(expect.objectContaining({ code: 'storage-failed' }));
    expect(store.get().cueVolume).toBe(0.5);
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('damaged');
    rmdirSync(join(folder, ASIDE));
  });
});

describe('migrating settings', () => {
  it('takes each step from an old version once, in order', () => {
    const old = { schemaVersion: SETTINGS_VERSION - 2, volume: 40 };
    const steps = [
      {
        from: SETTINGS_VERSION - 1,
        migrate: ({ cue, ...rest }: Record<string, unknown>) => ({ ...rest, cueVolume: cue }),
      },
      {
        from: SETTINGS_VERSION - 2,
        migrate: ({ volume }: Record<string, unknown>) => ({ cue: Number(volume) / 100 }),
      },
    ];
    expect(migrateSettings(old, steps)).toEqual({ ...DEFAULT_SETTINGS, cueVolume: 0.4 });
  });

  it('calls settings damaged for which there is no step', () => {
    expect(() => migrateSettings({ schemaVersion: SETTINGS_VERSION - 1 }, [])).toThrow(
      expect.objectContaining({ code: 'damaged-file' }),
    );
  });

  it('leaves what it was given alone', () => {
    const stored = Object.freeze({ schemaVersion: SETTINGS_VERSION, cueVolume: 0.1, unknown: true });
    expect(migrateSettings(stored)).toEqual({ ...DEFAULT_SETTINGS, cueVolume: 0.1 });
  });
});
