/**
 * Keeps the random data key under which everything else is sealed. The key is wrapped by the operating system's key
 * ring, or where there is none by the therapist's passphrase. Nothing here ever replaces a key by another.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeelError, toErrorData } from '#core/errors.ts';
import type { ErrorData } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { storageFailed, syncFolder } from './files.ts';
import type { KeyRing } from './key-ring.ts';
import { keyFromPassphrase, newScryptParameters, SCRYPT_COST } from './passphrase.ts';
import { deriveKey, KEY_BYTES, seal, unseal } from './sealing.ts';
import type { StoragePaths } from './storage-paths.ts';
import { damagedKeyFile, readKeyFile, writeKeyFile } from './vault-file.ts';
import type { KeyRingWrap, KeyWrap } from './vault-file.ts';

const KEY_LABEL = Buffer.from('keel data key');
const HASH_LABEL = Buffer.from('keel passphrase hash');

type VaultState =
  | { readonly name: 'new' }
  | { readonly name: 'locked'; readonly wrap: KeyWrap }
  | { readonly name: 'open'; readonly wrap: KeyWrap; readonly dataKey: Buffer }
  | { readonly name: 'unusable'; readonly error: ErrorData };

export interface VaultOptions {
  readonly paths: StoragePaths;
  readonly keyRing: KeyRing;
  /** scrypt's N; smaller in tests only. */
  readonly scryptCost?: number;
}

export class Vault {
  readonly #paths: StoragePaths;
  readonly #keyRing: KeyRing;
  readonly #scryptCost: number;
  #state: VaultState = { name: 'new' };

  private constructor(options: VaultOptions) {
    this.#paths = options.paths;
    this.#keyRing = options.keyRing;
    this.#scryptCost = options.scryptCost ?? SCRYPT_COST;
  }

  /** Looks at the files; opens with the key ring where it can. Never throws: see `state` and `problem`. */
  static async load(options: VaultOptions): Promise<Vault> {
    const vault = new Vault(options);
    try {
      vault.#state = await vault.#loaded();
    } catch (error) {
      vault.#state = { name: 'unusable', error: toErrorData(error) };
    }
    return vault;
  }

  get state(): VaultState['name'] {
    return this.#state.name;
  }

  /** Why the state is 'unusable'. */
  get problem(): ErrorData | undefined {
    return this.#state.name === 'unusable' ? this.#state.error : undefined;
  }

  /** The key ring keeps the key, or will when the vault is created. */
  get usesKeyRing(): boolean {
    const state = this.#state;
    if (state.name === 'locked' || state.name === 'open') return state.wrap.by === 'key-ring';
    return state.name === 'new' && this.#keyRing.available();
  }

  /** True until `settle`: the database has never been opened and may have to be made. */
  get unsettled(): boolean {
    return !existsSync(this.#paths.keyFile);
  }

  /**
   * Makes a data key and its file, under a name that says the database has yet to be made; see `settle`.
   * @throws KeelError 'conflict' when there is a key or a database already; 'storage-failed'.
   */
  async create(passphrase: string): Promise<void> {
    this.#refuseWhereSomethingIsStored();
    const dataKey = randomBytes(KEY_BYTES);
    const wrap = this.#keyRing.available()
      ? await this.#wrappedByKeyRing(dataKey, passphrase)
      : await this.#wrappedByPassphrase(dataKey, passphrase);
    // Once more: another call may have come first while scrypt was at work.
    this.#refuseWhereSomethingIsStored();
    writeKeyFile(this.#paths.newKeyFile, wrap);
    this.#state = { name: 'open', wrap, dataKey };
  }

  /** @throws KeelError 'wrong-passphrase'; 'not-allowed' when no passphrase is waited for. */
  async unlock(passphrase: string): Promise<void> {
    if (this.#state.name !== 'locked') {
      throw new KeelError('not-allowed', message('error.passphrase-not-awaited'));
    }
    const { wrap } = this.#state;
    const dataKey = await unwrapByPassphrase(wrap, passphrase);
    if (!dataKey) throw wrongPassphrase();
    this.#state = { name: 'open', wrap, dataKey };
  }

  /** Whether this is the therapist's passphrase. @throws KeelError 'locked'. */
  async verify(passphrase: string): Promise<boolean> {
    const { wrap, dataKey } = this.#opened();
    if (wrap.by === 'passphrase') return (await unwrapByPassphrase(wrap, passphrase)) !== undefined;
    const hash = unseal(
      deriveKey(dataKey, 'passphrase hash'),
      Buffer.from(wrap.sealedHash, 'base64'),
      HASH_LABEL,
    );
    if (!hash) throw damagedKeyFile();
    return timingSafeEqual(hash, await keyFromPassphrase(passphrase, wrap.scrypt));
  }

  /** Wraps the same data key anew, in one atomic write. @throws KeelError 'wrong-passphrase', 'locked', 'storage-failed'. */
  async changePassphrase(current: string, next: string): Promise<void> {
    const { wrap, dataKey } = this.#opened();
    if (!(await this.verify(current))) throw wrongPassphrase();
    const changed =
      wrap.by === 'key-ring'
        ? { ...wrap, ...(await this.#sealedHash(dataKey, next)) }
        : await this.#wrappedByPassphrase(dataKey, next);
    writeKeyFile(this.#keyPath() ?? this.#paths.keyFile, changed);
    this.#state = { name: 'open', wrap: changed, dataKey };
  }

  /** The key that everything is sealed under. @throws KeelError 'locked'. */
  dataKey(): Buffer {
    return this.#opened().dataKey;
  }

  /** To be called once the database is there: from now on a missing database is a fault. */
  settle(): void {
    if (!this.unsettled) return;
    try {
      renameSync(this.#paths.newKeyFile, this.#paths.keyFile);
      syncFolder(dirname(this.#paths.keyFile));
    } catch (error) {
      throw storageFailed('key-file-not-written', error);
    }
  }

  #refuseWhereSomethingIsStored(): void {
    const { name } = this.#state;
    if (name === 'new' && this.#keyPath() === undefined && !existsSync(this.#paths.database)) return;
    throw new KeelError('conflict', message('error.patients-stored-already'));
  }

  #keyPath(): string | undefined {
    return [this.#paths.keyFile, this.#paths.newKeyFile].find((path) => existsSync(path));
  }

  async #loaded(): Promise<VaultState> {
    const path = this.#keyPath();
    if (path === undefined) {
      if (existsSync(this.#paths.database)) throw missingKeyFile();
      return { name: 'new' };
    }
    const wrap = readKeyFile(path);
    if (path === this.#paths.keyFile && !existsSync(this.#paths.database)) throw missingDatabase();
    if (wrap.by === 'passphrase') return { name: 'locked', wrap };
    return { name: 'open', wrap, dataKey: await this.#unwrapByKeyRing(wrap) };
  }

  async #wrappedByKeyRing(dataKey: Buffer, passphrase: string): Promise<KeyWrap> {
    let sealed: Buffer;
    try {
      sealed = await this.#keyRing.encrypt(dataKey.toString('base64'));
    } catch (error) {
      throw new KeelError('storage-failed', message('error.key-ring-refused'), { cause: error });
    }
    const wrappedKey = sealed.toString('base64');
    return { by: 'key-ring', wrappedKey, ...(await this.#sealedHash(dataKey, passphrase)) };
  }

  async #sealedHash(
    dataKey: Buffer,
    passphrase: string,
  ): Promise<Pick<KeyRingWrap, 'scrypt' | 'sealedHash'>> {
    const scrypt = newScryptParameters(this.#scryptCost);
    const hash = await keyFromPassphrase(passphrase, scrypt);
    const sealedHash = seal(deriveKey(dataKey, 'passphrase hash'), hash, HASH_LABEL).toString('base64');
    return { scrypt, sealedHash };
  }

  async #wrappedByPassphrase(dataKey: Buffer, passphrase: string): Promise<KeyWrap> {
    const scrypt = newScryptParameters(this.#scryptCost);
    const wrappingKey = await keyFromPassphrase(passphrase, scrypt);
    return { by: 'passphrase', wrappedKey: seal(wrappingKey, dataKey, KEY_LABEL).toString('base64'), scrypt };
  }

  async #unwrapByKeyRing(wrap: KeyRingWrap): Promise<Buffer> {
    if (!this.#keyRing.available()) throw keyRingClosed();
    let text: string;
    try {
      text = await this.#keyRing.decrypt(Buffer.from(wrap.wrappedKey, 'base64'));
    } catch (error) {
      throw keyRingClosed(error);
    }
    const dataKey = Buffer.from(text, 'base64');
    if (dataKey.length !== KEY_BYTES) throw damagedKeyFile();
    return dataKey;
  }

  #opened(): Extract<VaultState, { name: 'open' }> {
    if (this.#state.name !== 'open') {
      throw new KeelError('locked', message('error.patients-locked'));
    }
    return this.#state;
  }
}

async function unwrapByPassphrase(wrap: KeyWrap, passphrase: string): Promise<Buffer | undefined> {
  const wrappingKey = await keyFromPassphrase(passphrase, wrap.scrypt);
  return unseal(wrappingKey, Buffer.from(wrap.wrappedKey, 'base64'), KEY_LABEL);
}

export function wrongPassphrase(): KeelError {
  return new KeelError('wrong-passphrase', message('error.passphrase-wrong'));
}

function missingKeyFile(): KeelError {
  return new KeelError(
    'missing-key',
    message('error.key-file-missing', { advice: message('advice.restore-key') }),
  );
}

function missingDatabase(): KeelError {
  return new KeelError(
    'damaged-file',
    message('error.database-missing', { advice: message('advice.restore-all-or-begin-afresh') }),
  );
}

function keyRingClosed(cause?: unknown): KeelError {
  return new KeelError('missing-key', message('error.key-ring-closed'), { cause });
}
