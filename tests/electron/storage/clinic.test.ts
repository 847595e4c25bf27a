import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { vaultStatusSchema } from '#core/ipc/ipc.ts';
import { Clinic } from '#electron/storage/clinic.ts';
import { storagePaths } from '#electron/storage/storage-paths.ts';
import {
  clinicOptions,
  memoryKeyRing,
  newClinic,
  NOW_MS,
  PASSPHRASE,
  patientFields,
  reloaded,
  temporaryFolder,
  THERAPIST,
} from './support/clinics.ts';

/** Name and bytes of every file that keeps something; an empty log and the shared memory of a reader keep nothing. */
function filesIn(userData: string): Record<string, string> {
  const files = readdirSync(userData).map((name) => [name, readFileSync(join(userData, name), 'base64')]);
  return Object.fromEntries(files.filter(([name, bytes]) => !name?.endsWith('-shm') && bytes !== ''));
}

/** A closed clinic with one patient. */
async function closedClinic(userData: string): Promise<void> {
  const clinic = await newClinic(userData);
  clinic.store().createPatient(patientFields(), NOW_MS);
  await clinic.close();
}

describe('a clinic', () => {
  it('is new until it is created, then open', async () => {
    const userData = temporaryFolder();
    const clinic = await reloaded(userData);
    expect(clinic.status()).toEqual({ state: 'new', keyRing: false });
    expect(() => clinic.store()).toThrow(expect.objectContaining({ code: 'locked' }));
    expect(await clinic.create(PASSPHRASE, THERAPIST, NOW_MS)).toEqual({ state: 'open', keyRing: false });
    expect(clinic.store().patients()).toEqual([]);
    expect(readdirSync(userData)).toContain('keel.key');
  });

  it('stays locked at the next start until the passphrase, and then has what it had', async () => {
    const userData = temporaryFolder();
    await closedClinic(userData);
    const clinic = await reloaded(userData);
    expect(clinic.status()).toEqual({ state: 'locked', keyRing: false });
    await expect(clinic.unlock('wrong one', NOW_MS)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect(await clinic.unlock(PASSPHRASE, NOW_MS)).toEqual({ state: 'open', keyRing: false });
    expect(clinic.store().patients()).toMatchObject([{ name: 'Ada Quill' }]);
  });

  it('opens by itself where the key ring keeps the key', async () => {
    const userData = temporaryFolder();
    const keyRing = memoryKeyRing();
    const first = await Clinic.load(clinicOptions(userData, keyRing));
    expect(first.status()).toEqual({ state: 'new', keyRing: true });
    await first.create(PASSPHRASE, THERAPIST, NOW_MS);
    first.store().createPatient(patientFields(), NOW_MS);
    await first.close();
    const clinic = await reloaded(userData, keyRing);
    expect(clinic.status()).toEqual({ state: 'open', keyRing: true });
    expect(clinic.store().patients()).toHaveLength(1);
    expect(clinic.gate.status(NOW_MS).open).toBe(false);
  });

  it('slows down guesses at its passphrase, across restarts and both doors', async () => {
    const userData = temporaryFolder();
    await closedClinic(userData);
    const clinic = await reloaded(userData);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(clinic.unlock('wrong one', NOW_MS)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    }
    const again = await reloaded(userData);
    await expect(again.unlock(PASSPHRASE, NOW_MS + 999)).rejects.toMatchObject({ code: 'too-many-attempts' });
    expect(again.gate.status(NOW_MS).retryAfterMs).toBe(1000);
    await again.unlock(PASSPHRASE, NOW_MS + 1000);
    expect(again.gate.status(NOW_MS + 1000).retryAfterMs).toBe(0);
  });

  it('opens the therapist area with the same passphrase, also after a change', async () => {
    const clinic = await newClinic();
    await clinic.changePassphrase(PASSPHRASE, 'a new passphrase', NOW_MS);
    await expect(clinic.enter(PASSPHRASE, THERAPIST, NOW_MS)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect((await clinic.enter('a new passphrase', THERAPIST, NOW_MS)).open).toBe(true);
    expect(clinic.store().audit.all()).toMatchObject([{ code: 'passphrase-changed' }]);
  });

  it('answers with a status that the contract knows', async () => {
    const clinic = await newClinic();
    expect(vaultStatusSchema.parse(clinic.status())).toEqual(clinic.status());
  });
});

describe('a clinic that can’t be read', () => {
  const faults = [
    {
      fault: 'its key file is gone',
      break: (userData: string) => rmSync(storagePaths(userData).keyFile),
      code: 'missing-key',
      problem: message('error.key-file-missing', { advice: message('advice.restore-key') }),
    },
    {
      fault: 'its key file is damaged',
      break: (userData: string) => writeFileSync(storagePaths(userData).keyFile, '{"format":"keel-key"'),
      code: 'damaged-file',
      problem: message('error.key-file-damaged', { advice: message('advice.restore-key') }),
    },
    {
      fault: 'its database is gone',
      break: (userData: string) => rmSync(storagePaths(userData).database),
      code: 'damaged-file',
      problem: message('error.database-missing', { advice: message('advice.restore-all-or-begin-afresh') }),
    },
  ];

  it.each(faults)(
    'says so when $fault, and overwrites nothing',
    async ({ break: breakIt, code, problem }) => {
      const userData = temporaryFolder();
      await closedClinic(userData);
      breakIt(userData);
      const before = filesIn(userData);
      const clinic = await reloaded(userData);
      expect(clinic.status()).toMatchObject({ state: 'unusable', problem });
      expect(clinic.problem?.code).toBe(code);
      expect(() => clinic.store()).toThrow(expect.objectContaining({ code }));
      await expect(clinic.create(PASSPHRASE, THERAPIST, NOW_MS)).rejects.toMatchObject({ code: 'conflict' });
      await expect(clinic.unlock(PASSPHRASE, NOW_MS)).rejects.toMatchObject({ code: 'not-allowed' });
      expect(filesIn(userData)).toEqual(before);
    },
  );

  it.each([
    { fault: 'noise', content: 'x'.repeat(9000) },
    { fault: 'nothing', content: '' },
  ])('says so when its database holds $fault', async ({ content }) => {
    const userData = temporaryFolder();
    await closedClinic(userData);
    writeFileSync(storagePaths(userData).database, content);
    const before = filesIn(userData);
    const clinic = await reloaded(userData);
    const status = await clinic.unlock(PASSPHRASE, NOW_MS);
    expect(status).toMatchObject({ state: 'unusable', problem: { id: 'error.database-damaged' } });
    expect(clinic.problem?.code).toBe('damaged-file');
    expect(filesIn(userData)).toEqual(before);
  });

  it('says so when key and database come from different clinics', async () => {
    const userData = temporaryFolder();
    const other = temporaryFolder();
    await closedClinic(userData);
    await closedClinic(other);
    copyFileSync(storagePaths(other).keyFile, storagePaths(userData).keyFile);
    const before = filesIn(userData);
    const clinic = await reloaded(userData);
    expect(await clinic.unlock(PASSPHRASE, NOW_MS)).toMatchObject({ state: 'unusable' });
    expect(clinic.problem?.code).toBe('damaged-file');
    expect(filesIn(userData)).toEqual(before);
  });
});

describe('a clinic whose creation broke off', () => {
  it.each([
    { where: 'before its database was there', leave: ['keel.key'] },
    { where: 'with an empty database', leave: ['keel.key', 'empty keel.db'] },
    { where: 'before the last rename', leave: ['keel.key', 'keel.db'] },
  ])('is taken up again when it broke off $where', async ({ leave }) => {
    const userData = temporaryFolder();
    const paths = storagePaths(userData);
    const first = await newClinic(userData);
    await first.close();
    renameSync(paths.keyFile, paths.newKeyFile);
    if (!leave.includes('keel.db')) rmSync(paths.database);
    if (leave.includes('empty keel.db')) writeFileSync(paths.database, '');
    const clinic = await reloaded(userData);
    expect(clinic.status().state).toBe('locked');
    expect(await clinic.unlock(PASSPHRASE, NOW_MS)).toMatchObject({ state: 'open' });
    clinic.store().createPatient(patientFields(), NOW_MS);
    const { stationId } = clinic.store().meta;
    await clinic.close();
    const next = await reloaded(userData);
    await next.unlock(PASSPHRASE, NOW_MS);
    expect(next.store().patients()).toHaveLength(1);
    expect(next.store().meta.stationId).toBe(stationId);
    expect(readdirSync(userData)).not.toContain('keel.key.new');
  });
});
