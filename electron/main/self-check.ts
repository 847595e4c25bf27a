/** Proves that an installation works: loads the native parts where they are used and says which versions they are. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import { z } from 'zod';
import { toErrorData } from '#core/errors.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { openDatabase } from '#electron/storage/database.ts';
import { BackgroundProcesses } from './background.ts';
import { sensorsProgram } from './sensors.ts';
import { forkBackground } from './services.ts';

interface SelfCheck {
  readonly ok: boolean;
  readonly version: string;
  readonly electron: string;
  readonly node: string;
  /** Version of node-hid, loaded in the sensors process. */
  readonly nodeHid?: string;
  readonly hidapi?: string;
  /** An encrypted database was made, closed, and read by a background process. */
  readonly libsql: boolean;
  readonly problems: readonly string[];
}

const ANSWER_WITHIN_MS = 15_000;
const answerSchema = z.object({ type: z.literal('self-check'), nodeHid: z.string(), hidapi: z.string() });

/** Prints the outcome as one line of JSON and ends the app. */
export function setupSelfCheck(): void {
  void app.whenReady().then(async () => {
    const outcome = await selfCheck();
    process.stdout.write(`${JSON.stringify(outcome)}\n`, () => app.exit(outcome.ok ? 0 : 1));
  });
}

async function selfCheck(): Promise<SelfCheck> {
  const problems: string[] = [];
  const attempt = async <T>(name: string, run: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await run();
    } catch (error) {
      problems.push(`${name}: ${ENGLISH.sayMessage(toErrorData(error).message)}`);
      return undefined;
    }
  };
  const sensors = await attempt('node-hid', askSensors);
  const libsql = (await attempt('libsql', makeAndReadDatabase)) ?? false;
  return {
    ok: problems.length === 0,
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    node: process.versions.node,
    ...(sensors !== undefined && { nodeHid: sensors.nodeHid, hidapi: sensors.hidapi }),
    libsql,
    problems,
  };
}

function askSensors(): Promise<z.infer<typeof answerSchema>> {
  return new Promise((resolve, reject) => {
    const child = utilityProcess.fork(sensorsProgram(), [], {
      serviceName: 'Keel sensors',
      stdio: 'inherit',
    });
    const failed = (message: string): void => {
      reject(new Error(message));
      child.kill();
    };
    const timer = setTimeout(() => failed('the sensors process did not answer in time'), ANSWER_WITHIN_MS);
    child.once('spawn', () => child.postMessage({ type: 'self-check' }));
    child.on('message', (message: unknown) => {
      const answer = answerSchema.safeParse(message);
      if (!answer.success) return;
      clearTimeout(timer);
      resolve(answer.data);
      child.postMessage({ type: 'shutdown' });
    });
    child.once('exit', (code) => failed(`the sensors process ended with code ${code}`));
  });
}

async function makeAndReadDatabase(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'keel-self-check-'));
  try {
    const database = { path: join(folder, 'check.db'), key: randomBytes(32) };
    const backups = join(folder, 'backups');
    openDatabase({ ...database, create: true, backups, nowMs: Date.now() }).close();
    return await new BackgroundProcesses(forkBackground).run({ type: 'check-database', database });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
