/**
 * What main holds for the life of the app: the vault, the therapist's gate, and the store once the vault is open.
 * Every state in which patients can't be read is a status with a message, never an overwritten file.
 */
import type { CallOutput, VaultStatus } from '#core/ipc/ipc.ts';
import { KeelError, toErrorData } from '#core/errors.ts';
import type { ErrorData } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { AttemptThrottle } from './attempt-throttle.ts';
import { ClinicStore, databaseKey } from './clinic-store.ts';
import type { DatabaseSource } from './database.ts';
import type { KeyRing } from './key-ring.ts';
import { storagePaths } from './storage-paths.ts';
import type { StoragePaths } from './storage-paths.ts';
import { TherapistGate } from './therapist-gate.ts';
import { Vault } from './vault.ts';

export interface ClinicOptions {
  /** Electron's `userData` folder. */
  readonly userData: string;
  readonly keyRing: KeyRing;
  /** The setting `lockAfterMinutes`, in ms. */
  readonly lockAfterMs: () => number;
  readonly nowMs: number;
  /** scrypt's N; smaller in tests only. */
  readonly scryptCost?: number;
}

export class Clinic {
  readonly gate: TherapistGate;
  readonly #paths: StoragePaths;
  readonly #vault: Vault;
  readonly #throttle: AttemptThrottle;
  #store: ClinicStore | undefined;
  #problem: ErrorData | undefined;

  private constructor(options: ClinicOptions, vault: Vault) {
    this.#paths = storagePaths(options.userData);
    this.#vault = vault;
    this.#throttle = new AttemptThrottle(this.#paths.attempts);
    this.gate = new TherapistGate({
      verify: async (passphrase) => vault.verify(passphrase),
      throttle: this.#throttle,
      lockAfterMs: options.lockAfterMs,
    });
  }

  /** Looks at what is stored, and opens it where the key ring can. What is wrong is in `status()`. */
  static async load(options: ClinicOptions): Promise<Clinic> {
    const { keyRing, scryptCost, nowMs } = options;
    const paths = storagePaths(options.userData);
    const vault = await Vault.load({ paths, keyRing, ...(scryptCost !== undefined && { scryptCost }) });
    const clinic = new Clinic(options, vault);
    clinic.#openStore(nowMs);
    return clinic;
  }

  status(): VaultStatus {
    const problem = this.#problem ?? this.#vault.problem;
    return {
      state: problem ? 'unusable' : this.#vault.state,
      keyRing: this.#vault.usesKeyRing,
      ...(problem && { problem: problem.message }),
    };
  }

  /** What is wrong, with its code, while the state is 'unusable'. */
  get problem(): ErrorData | undefined {
    return this.#problem ?? this.#vault.problem;
  }

  /** First use. @throws KeelError 'conflict' when anything is stored already; 'storage-failed'. */
  async create(passphrase: string, therapist: string, nowMs: number): Promise<VaultStatus> {
    await this.#vault.create(passphrase);
    this.#openStore(nowMs);
    if (this.#store) this.#store.meta.therapist = therapist;
    return this.status();
  }

  /** @throws KeelError 'wrong-passphrase', 'too-many-attempts' (both with the wait); 'not-allowed'. */
  async unlock(passphrase: string, nowMs: number): Promise<VaultStatus> {
    await this.#throttle.run(nowMs, async () => this.#vault.unlock(passphrase));
    this.#openStore(nowMs);
    return this.status();
  }

  /** Whether a therapist is present, and who: or who was last, once the database is open. */
  therapist(nowMs: number): CallOutput<'therapist:status'> {
    const status = this.gate.status(nowMs);
    const name = this.gate.present(nowMs) || this.#store?.meta.therapist;
    return { ...status, ...(name !== undefined && { name }) };
  }

  /** Opens the therapist area. @throws KeelError as `TherapistGate.enter`; 'storage-failed'. */
  async enter(passphrase: string, name: string, nowMs: number): Promise<CallOutput<'therapist:enter'>> {
    await this.gate.enter(passphrase, name, nowMs);
    this.store().meta.therapist = name;
    return this.therapist(nowMs);
  }

  /** @throws KeelError 'wrong-passphrase', 'too-many-attempts' (both with the wait); 'locked'; 'storage-failed'. */
  async changePassphrase(current: string, next: string, nowMs: number): Promise<void> {
    await this.#throttle.run(nowMs, async () => this.#vault.changePassphrase(current, next));
    this.store().audit.add('passphrase-changed', nowMs);
  }

  /** @throws KeelError 'locked', or the problem that keeps it shut. */
  store(): ClinicStore {
    if (this.#store) return this.#store;
    const { problem } = this;
    if (problem) throw new KeelError(problem.code, problem.message);
    throw new KeelError('locked', message('error.patients-locked'));
  }

  /** What a process that reads the database has to know. @throws KeelError 'locked'. */
  databaseSource(): DatabaseSource {
    return { path: this.#paths.database, key: databaseKey(this.#vault.dataKey()) };
  }

  /** Ends recordings and closes the database; nothing may be called afterwards. */
  async close(): Promise<void> {
    const store = this.#store;
    this.#store = undefined;
    await store?.close();
  }

  #openStore(nowMs: number): void {
    if (this.#store || this.#vault.state !== 'open') return;
    try {
      this.#store = ClinicStore.open(this.#paths, this.#vault.dataKey(), {
        create: this.#vault.unsettled,
        nowMs,
        therapist: (atMs) => this.gate.present(atMs),
      });
      this.#vault.settle();
    } catch (error) {
      this.#problem = toErrorData(error);
    }
  }
}
