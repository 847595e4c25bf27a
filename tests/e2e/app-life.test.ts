/** Starting, starting twice, starting on damaged settings, and losing the sensors process, in the real Electron. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import type { MainEvent } from '#core/ipc/ipc.ts';
import { electronPath, testFlags } from '../support/electron-path.ts';
import { say } from '../support/english.ts';
import { launchKeel, newUserData, root, removeFolders, sensorsProcess } from './support/keel-app.ts';
import type { KeelApp } from './support/keel-app.ts';

const running: KeelApp[] = [];

async function launched(...options: Parameters<typeof launchKeel>): Promise<KeelApp> {
  const keel = await launchKeel(...options);
  running.push(keel);
  return keel;
}

afterEach(async () => {
  for (const keel of running.splice(0)) await keel.close();
});
afterAll(removeFolders);

describe('the first start', () => {
  it('makes no database before someone asks for one', async () => {
    const keel = await launched();
    expect(await keel.call('vault:status', undefined)).toMatchObject({ value: { state: 'new' } });
    expect(readdirSync(keel.userData).filter((name) => name.startsWith('keel.'))).toEqual([]);
  });

  it('remembers where its window was', async () => {
    const userData = newUserData();
    const placed = { x: 120, y: 80, width: 1100, height: 750 };
    const first = await launchKeel({ userData });
    await first.app.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
    }, placed);
    await expect.poll(() => boundsOf(first)).toEqual(placed);
    await first.close();
    const second = await launched({ userData });
    await expect.poll(() => boundsOf(second)).toEqual(placed);
  });
});

function boundsOf(keel: KeelApp): Promise<Electron.Rectangle | undefined> {
  return keel.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
}

describe('damaged settings', () => {
  it.each(['', '{', '{"schemaVersion":1,"cueVolume":"loud"}', '[]'])(
    'of %j are moved aside and said, and the app starts',
    async (content) => {
      const userData = newUserData();
      writeFileSync(join(userData, 'settings.json'), content);
      const keel = await launched({ userData });
      expect(await keel.call('settings:get', undefined)).toEqual({ ok: true, value: DEFAULT_SETTINGS });
      const kept = readdirSync(userData).find((name) => name.startsWith('settings.damaged-'));
      expect(readFileSync(join(userData, kept ?? 'not kept'), 'utf8')).toBe(content);
      await keel.page.getByText(say('notice.settings-moved-aside', { file: kept ?? 'not kept' })).waitFor();
    },
  );
});

describe('a second start', () => {
  it('on the same folder ends at once, and brings the first to the front', async () => {
    const keel = await launched();
    await keel.app.evaluate(({ app }) => {
      Object.assign(globalThis, {
        asked: new Promise((resolve) => void app.once('second-instance', resolve)),
      });
    });
    const second = spawn(electronPath(), [...testFlags, root, '--user-data', keel.userData], {
      stdio: 'ignore',
    });
    expect(await once(second, 'exit')).toEqual([0, null]);
    const focused = await keel.app.evaluate(async ({ BrowserWindow }) => {
      await (globalThis as unknown as { asked: Promise<void> }).asked;
      return BrowserWindow.getAllWindows().map((window) => window.isVisible());
    });
    expect(focused).toEqual([true]);
    expect(await keel.call('app:info', undefined)).toMatchObject({ ok: true });
  });

  it('on another folder runs beside it', async () => {
    await launched();
    const other = await launched();
    expect(await other.call('app:info', undefined)).toMatchObject({ ok: true });
  });
});

describe('the sensors process', () => {
  interface Watched {
    readonly events: MainEvent[];
    readonly ports: number;
  }

  it('comes back after it was killed, and the page gets a new port', async () => {
    const keel = await launched();
    await keel.page.evaluate(() => {
      const watched = { events: [] as MainEvent[], ports: 0 };
      Object.assign(window, { watched });
      window.keel?.onEvent((event) => watched.events.push(event));
      window.addEventListener('message', (event) => {
        watched.ports += event.ports.length;
      });
    });
    const killed = await sensorsProcess(keel);
    process.kill(killed, 'SIGKILL');
    await sensorsProcess(keel, killed);
    await keel.page.waitForFunction(() => (window as unknown as { watched: Watched }).watched.ports > 0);
    const { events } = await keel.page.evaluate(() => (window as unknown as { watched: Watched }).watched);
    expect(events).toEqual([{ type: 'sensors-restarting', attempt: 1 }]);
  });

  it('goes with the app', async () => {
    const keel = await launchKeel();
    const pid = await sensorsProcess(keel);
    await keel.close();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
