/** Starts the real app in the real Electron, each time in a data folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import type { CallInput, CallOutput, Channel } from '#core/ipc/ipc.ts';
import type { Result } from '#core/errors.ts';
import type {} from '#renderer/bridge/bridge.ts';
import { launchElectron } from '../../support/launch-electron.ts';

export const root = resolve(import.meta.dirname, '../../..');

export interface KeelApp {
  readonly app: ElectronApplication;
  /** The window people see, its page loaded. */
  readonly page: Page;
  readonly userData: string;
  /** Makes a call as the page would. */
  call<C extends Channel>(channel: C, input: CallInput<C>): Promise<Result<CallOutput<C>>>;
  /** Ends the app as a person would. The data folder stays, for the next start, until `removeFolders`. */
  close(): Promise<void>;
}

const folders: string[] = [];

/** A new data folder, removed by `removeFolders`. */
export function newUserData(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keel-e2e-'));
  folders.push(folder);
  return folder;
}

/** For `afterAll`. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

export interface LaunchOptions {
  readonly userData?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export async function launchKeel(options: LaunchOptions = {}): Promise<KeelApp> {
  const { userData = newUserData(), args = [], env = {} } = options;
  // In English on every machine, where nothing else is chosen.
  const app = await launchElectron([root, '--lang=en', '--user-data', userData, ...args], env);
  const page = await app.firstWindow();
  await page.waitForLoadState();
  return {
    app,
    page,
    userData,
    call: async (channel, input) => callAs(page, channel, input),
    close: () => app.close(),
  };
}

/** For tests that play and do not look: drawing a large game in software takes most of their time. */
export async function shrinkWindow(keel: KeelApp): Promise<void> {
  await keel.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.setMinimumSize(320, 200);
      window.setSize(480, 300);
    }
  });
}

async function callAs<C extends Channel>(
  page: Page,
  channel: C,
  input: CallInput<C>,
): Promise<Result<CallOutput<C>>> {
  const answer = await page.evaluate(({ name, argument }) => window.keel?.call(name, argument), {
    name: channel,
    argument: input,
  });
  return answer as Result<CallOutput<C>>;
}

/** The id of the running sensors process, once there is one that is not `gone`. */
export async function sensorsProcess(keel: KeelApp, gone?: number): Promise<number> {
  for (;;) {
    const pid = await keel.app.evaluate(
      ({ app }) => app.getAppMetrics().find((metric) => metric.name === 'Keel sensors')?.pid,
    );
    if (pid !== undefined && pid !== gone) return pid;
    await keel.page.waitForTimeout(50);
  }
}
