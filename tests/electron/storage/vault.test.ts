import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { storagePaths } from '#electron/storage/storage-paths.ts';
import { Vault } from '#electron/storage/vault.ts';
import type { KeyRing } from '#electron/storage/key-ring.ts';
import { CHEAP_SCRYPT, memoryKeyRing, noKeyRing, PASSPHRASE, temporaryFolder } from './support/clinics.ts';

async function loadVault(userData: string, keyRing: KeyRing = noKeyRing): Promise<Vault> {
  return Vault.load({ paths: storagePaths(userData), keyRing, scryptCost: CHEAP_SCRYPT });
}

/** A vault as it is once its database exists. */
async function settledVault(userData: string, keyRing: KeyRing = noKeyRing): Promise<Vault> {
  const vault = await loadVault(userData, keyRing);
  await vault.create(PASSPHRASE);
  writeFileSync(storagePaths(userData).database, 'a database');
  vault.settle();
  return vault;
}

const kinds = [
  { kind: 'a key ring', makeKeyRing: () => memoryKeyRing() as KeyRing, afterStart: 'open' },
  { kind: 'a passphrase alone', makeKeyRing: () => noKeyRing, afterStart: 'locked' },
] as const;

describe.each(kinds)('a vault kept by $kind', ({ makeKeyRing, afterStart }) => {
  it('gives the same data key at the next start', async () => {
    const userData = temporaryFolder();
    const keyRing = makeKeyRing();
    const created = await settledVault(userData, keyRing);
    const next = await loadVault(userData, keyRing);
    expect(next.state).toBe(afterStart);
    if (next.state === 'locked') await next.unlock(PASSPHRASE);
    expect(next.dataKey()).toEqual(created.dataKey());
    expect(next.dataKey()).toHaveLength(32);
  });

  it('knows the therapist’s passphrase from any other', async () => {
    const vault = await settledVault(temporaryFolder(), makeKeyRing());
    expect(await vault.verify(PASSPHRASE)).toBe(true);
    expect(await vault.verify('correct horse batterx')).toBe(false);
    expect(await vault.verify('')).toBe(false);
  });

  it('takes the same passphrase from another keyboard', async () => {
    const userData = temporaryFolder();
    const vault = await loadVault(userData, makeKeyRing());
    await vault.create('Fußgänger-é'.normalize('NFD'));
    expect(await vault.verify('Fußgänger-é'.normalize('NFC'))).toBe(true);
  });

  it('changes the passphrase and keeps the data key', async () => {
    const userData = temporaryFolder();
    const keyRing = makeKeyRing();
    const vault = await settledVault(userData, keyRing);
    const dataKey = vault.dataKey();
    await vault.changePassphrase(PASSPHRASE, 'another passphrase');
    const next = await loadVault(userData, keyRing);
    if (next.state === 'locked') await next.unlock('another passphrase');
    expect(next.dataKey()).toEqual(dataKey);
    expect(await next.verify('another passphrase')).toBe(true);
    expect(await next.verify(PASSPHRASE)).toBe(false);
  });

  it('leaves the file alone when the passphrase to be changed is wrong', async () => {
    const userData = temporaryFolder();
    const vault = await settledVault(userData, makeKeyRing());
    const before = readFileSync(storagePaths(userData).keyFile);
    await expect(vault.changePassphrase('wrong one', 'another passphrase')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect(readFileSync(storagePaths(userData).keyFile)).toEqual(before);
  });

  it('refuses to create where a key or a database exists, and changes neither', async () => {
    const userData = temporaryFolder();
    const keyRing = makeKeyRing();
    const other = await loadVault(userData, keyRing);
    await settledVault(userData, keyRing);
    const before = readFileSync(storagePaths(userData).keyFile);
    await expect(other.create('another passphrase')).rejects.toMatchObject({ code: 'conflict' });
    rmSync(storagePaths(userData).keyFile);
    await expect(other.create('another passphrase')).rejects.toMatchObject({ code: 'conflict' });
    expect(existsSync(storagePaths(userData).keyFile)).toBe(false);
    expect(readdirSync(userData)).toEqual(['keel.db']);
    writeFileSync(storagePaths(userData).keyFile, before);
    expect((await loadVault(userData, keyRing)).state).toBe(afterStart);
  });

  it('makes one key when it is asked to create twice at once', async () => {
    const userData = temporaryFolder();
    const keyRing = makeKeyRing();
    const vault = await loadVault(userData, keyRing);
    const answers = await Promise.allSettled([vault.create(PASSPHRASE), vault.create('another passphrase')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const dataKey = vault.dataKey();
    const next = await loadVault(userData, keyRing);
    if (next.state === 'locked')
      await next.unlock((await vault.verify(PASSPHRASE)) ? PASSPHRASE : 'another passphrase');
    expect(next.dataKey()).toEqual(dataKey);
  });

  it('is unusable without its key file, and says so', async () => {
    const userData = temporaryFolder();
    const keyRing = makeKeyRing();
    await settledVault(userData, keyRing);
    rmSync(storagePaths(userData).keyFile);
    const vault = await loadVault(userData, keyRing);
    expect(vault.state).toBe('unusable');
    expect(vault.problem).toMatchObject({
      code: 'missing-key',
      message: { id: 'error.key-file-missing' },
    });
    await expect(vault.create(PASSPHRASE)).rejects.toMatchObject({ code: 'conflict' });
    expect(() => vault.dataKey()).toThrow(expect.objectContaining({ code: 'locked' }));
  });

  it('is unusable when its database is gone, rather than empty', async () => {
    const userData = temporaryFolder();
    const keyRing = makeKeyRing();
    await settledVault(userData, keyRing);
    rmSync(storagePaths(userData).database);
    const vault = await loadVault(userData, keyRing);
    expect(vault.problem).toMatchObject({
      code: 'damaged-file',
      message: { id: 'error.database-missing' },
    });
  });

  it('takes up a creation that broke off before the database was there', async () => {
    const userData = temporaryFolder();
    const keyRing = makeKeyRing();
    const broken = await loadVault(userData, keyRing);
    await broken.create(PASSPHRASE);
    const vault = await loadVault(userData, keyRing);
    expect(vault.state).toBe(afterStart);
    expect(vault.unsettled).toBe(true);
    vault.settle();
    expect(vault.unsettled).toBe(false);
    expect(readdirSync(userData)).toEqual(['keel.key']);
  });

  it('notices any changed byte of its key file as damage, or keeps what it says', async () => {
    const userData = temporaryFolder();
    const keyRing = makeKeyRing();
    const created = await settledVault(userData, keyRing);
    const { keyFile } = storagePaths(userData);
    const whole = readFileSync(keyFile);
    for (let position = 0; position < whole.length; position += 7) {
      const damaged = Buffer.from(whole);
      damaged[position] = (damaged[position] ?? 0) ^ 0x01;
      writeFileSync(keyFile, damaged);
      const vault = await loadVault(userData, keyRing);
      if (vault.state === 'locked') await vault.unlock(PASSPHRASE);
      const answer = vault.problem?.code ?? vault.dataKey();
      expect([created.dataKey(), 'damaged-file', 'unsupported-version']).toContainEqual(answer);
      expect(readFileSync(keyFile)).toEqual(damaged);
    }
  });

  it('opens a truncated key file at no length', async () => {
    const userData = temporaryFolder();
    const keyRing = makeKeyRing();
    await settledVault(userData, keyRing);
    const { keyFile } = storagePaths(userData);
    const whole = readFileSync(keyFile);
    for (let length = 0; length < whole.length - 2; length += 11) {
      writeFileSync(keyFile, whole.subarray(0, length));
      expect((await loadVault(userData, keyRing)).problem?.code).toBe('damaged-file');
    }
  });

  it('refuses the key file of a newer Keel', async () => {
    const userData = temporaryFolder();
    const keyRing = makeKeyRing();
    await settledVault(userData, keyRing);
    const { keyFile } = storagePaths(userData);
    const newer = { ...JSON.parse(readFileSync(keyFile, 'utf8')), version: 2, somethingNew: true };
    writeFileSync(keyFile, JSON.stringify(newer));
    expect((await loadVault(userData, keyRing)).problem?.code).toBe('unsupported-version');
  });

  it('lets nobody else read the key file, and leaves no part of a write behind', async () => {
    const userData = temporaryFolder();
    await settledVault(userData, makeKeyRing());
    expect(statSync(storagePaths(userData).keyFile).mode & 0o777).toBe(0o600);
    expect(readdirSync(userData).toSorted()).toEqual(['keel.db', 'keel.key']);
  });
});

describe('a vault without a key ring', () => {
  it('stays locked after a wrong passphrase', async () => {
    const userData = temporaryFolder();
    await settledVault(userData);
    const vault = await loadVault(userData);
    await expect(vault.unlock('not this one')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect(vault.state).toBe('locked');
    await expect(vault.verify(PASSPHRASE)).rejects.toMatchObject({ code: 'locked' });
  });

  it('does not write the data key or the passphrase anywhere', async () => {
    const userData = temporaryFolder();
    const vault = await settledVault(userData);
    const file = readFileSync(storagePaths(userData).keyFile, 'utf8');
    expect(file).not.toContain(vault.dataKey().toString('base64'));
    expect(file).not.toContain(vault.dataKey().toString('hex'));
    expect(file).not.toContain(PASSPHRASE);
  });
});

describe('a vault in the key ring', () => {
  it('says what to do when the key ring is not there or does not open', async () => {
    const userData = temporaryFolder();
    const keyRing = memoryKeyRing();
    await settledVault(userData, keyRing);
    keyRing.failing = true;
    for (const unwilling of [keyRing, noKeyRing, memoryKeyRing()]) {
      const vault = await loadVault(userData, unwilling);
      expect(vault.problem).toMatchObject({
        code: 'missing-key',
        message: message('error.key-ring-closed'),
      });
    }
    keyRing.failing = false;
    expect((await loadVault(userData, keyRing)).state).toBe('open');
  });

  it('creates nothing when the key ring does not take the key', async () => {
    const userData = temporaryFolder();
    const keyRing = memoryKeyRing();
    keyRing.failing = true;
    const vault = await loadVault(userData, keyRing);
    await expect(vault.create(PASSPHRASE)).rejects.toMatchObject({ code: 'storage-failed' });
    expect(vault.state).toBe('new');
    expect(readdirSync(userData)).toEqual([]);
  });
});
