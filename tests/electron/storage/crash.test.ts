/** What is left after the app was killed while it wrote. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#electron/storage/database.ts';
import type { Database } from '#electron/storage/database.ts';
import { deriveKey } from '#electron/storage/sealing.ts';
import { storagePaths } from '#electron/storage/storage-paths.ts';
import { Vault } from '#electron/storage/vault.ts';
import {
  CHEAP_SCRYPT,
  newClinic,
  noKeyRing,
  NOW_MS,
  PASSPHRASE,
  reloaded,
  temporaryFolder,
} from './support/clinics.ts';

const CHILD = fileURLToPath(new URL('./support/crash-child.ts', import.meta.url));

interface Acknowledged {
  readonly chunks: number;
  readonly rows: number;
}

/** Runs the writing child, kills it after so many acknowledged writes and a little more; what it had acknowledged. */
async function writeUntilKilled(
  userData: string,
  sessionId: string,
  afterWrites: number,
  thenMs: number,
): Promise<Acknowledged> {
  const child = spawn(process.execPath, [CHILD, userData, sessionId, PASSPHRASE, String(CHEAP_SCRYPT)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  let killing = false;
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    if (killing || output.length < afterWrites) return;
    killing = true;
    setTimeout(() => child.kill('SIGKILL'), thenMs);
  });
  const signal = await new Promise((resolve) => child.on('close', (_code, ending) => resolve(ending)));
  expect({ signal, errors }).toEqual({ signal: 'SIGKILL', errors: '' });
  return { chunks: output.split('c').length - 1, rows: output.split('r').length - 1 };
}

describe('after kill -9 while writing', () => {
  /** Fixed, so that a failure comes back: how many writes to wait for, and how long then. */
  const moments = [
    [1, 0],
    [2, 1],
    [7, 3],
    [20, 5],
    [33, 2],
    [60, 11],
  ] as const;

  it.each(moments)(
    'nothing acknowledged is lost: %i writes and %i ms',
    { timeout: 60_000 },
    async (afterWrites, thenMs) => {
      const userData = temporaryFolder();
      const sessionId = randomUUID();
      await (await newClinic(userData)).close();
      const acknowledged = await writeUntilKilled(userData, sessionId, afterWrites, thenMs);
      expect(acknowledged.chunks).toBeGreaterThan(0);

      const clinic = await reloaded(userData);
      expect(await clinic.unlock(PASSPHRASE, NOW_MS)).toMatchObject({ state: 'open' });
      const { header, chunks, truncated } = clinic.store().recordings.read(sessionId);
      expect(header.toString()).toBe('header');
      expect(truncated).toBe(true);
      expect(chunks.map(String)).toEqual(
        chunks.map((_, count) => `chunk ${count} ${'.'.repeat(count % 997)}`),
      );
      expect(chunks.length - acknowledged.chunks).toBeOneOf([0, 1]);
      const lines = clinic.store().audit.all();
      expect(lines.map(({ at }) => Date.parse(at))).toEqual(lines.map((_, count) => count));
      expect(lines.length - acknowledged.rows).toBeOneOf([0, 1]);
      await clinic.close();
      expect(await integrityOf(userData)).toEqual([{ integrity_check: 'ok' }]);
    },
  );

  it('a key that does not fit does no harm to what is still in the log', { timeout: 60_000 }, async () => {
    const userData = temporaryFolder();
    await (await newClinic(userData)).close();
    const acknowledged = await writeUntilKilled(userData, randomUUID(), 20, 0);
    expect(() => openWith(userData, Buffer.alloc(32))).toThrow(
      expect.objectContaining({ code: 'damaged-file' }),
    );
    collectGarbage();
    const clinic = await reloaded(userData);
    await clinic.unlock(PASSPHRASE, NOW_MS);
    expect(clinic.store().audit.all().length - acknowledged.rows).toBeOneOf([0, 1]);
    await clinic.close();
    expect(await integrityOf(userData)).toEqual([{ integrity_check: 'ok' }]);
  });
});

function openWith(userData: string, key: Uint8Array): Database {
  const { database: path, backups } = storagePaths(userData);
  return openDatabase({ path, key, create: false, backups, nowMs: NOW_MS });
}

async function integrityOf(userData: string): Promise<unknown> {
  const vault = await Vault.load({ paths: storagePaths(userData), keyRing: noKeyRing });
  await vault.unlock(PASSPHRASE);
  const database = openWith(userData, deriveKey(vault.dataKey(), 'database'));
  const rows = database.all('PRAGMA integrity_check');
  database.close();
  return rows;
}

/** libsql lets go of a closed file only when its statements are collected. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
