/**
 * The recording of a movement that is going on, as main sees it: opened, written, measured, or thrown away. One that
 * its page left behind is measured from what was written, as after a crash.
 */
import type { StoredMovement } from '#core/ipc/records.ts';
import { KeelError } from '#core/errors.ts';
import { MOVEMENT_VERSION } from '#core/movement-tests/movement-result.ts';
import type { MovementSetup } from '#core/movement-tests/movement-setup.ts';
import { HUB_VERSION } from '#core/session/hub.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';
import type { DisplayAwake } from './display-awake.ts';
import type { CallArguments } from './ipc.ts';
import { measureMovement } from './measure-movement.ts';

export interface MovementServiceOptions {
  /** @throws KeelError while the vault is not open */
  readonly store: () => ClinicStore;
  readonly appVersion: string;
  readonly displayAwake: DisplayAwake;
  /** Ends recordings that nobody makes any more. Never rejects. */
  readonly recover: (store: ClinicStore) => Promise<void>;
  readonly nowMs: () => number;
  /** An error that nobody waits for. */
  readonly report: (error: unknown) => void;
  /** Runs `run` once after a delay; the answer cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** A page that records writes several times a second. */
const ABANDONED_AFTER_MS = 60_000;

export class MovementService {
  readonly #options: MovementServiceOptions;
  #recordingId: string | undefined;
  #cancelWatch: () => void = () => undefined;
  #closed = false;
  /** Beginnings, endings and recoveries run one after the other. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: MovementServiceOptions) {
    this.#options = options;
  }

  /** Opens a recording. One that is still open is left behind. */
  start(input: CallArguments<'movement:start'>): Promise<MovementSetup> {
    void this.leave();
    return this.#next(async () => {
      const { store, appVersion, nowMs } = this.#options;
      const versions = { app: appVersion, hub: HUB_VERSION, movement: MOVEMENT_VERSION };
      const setup = await store().movements.start({ ...input, versions, nowMs: nowMs() });
      this.#recordingId = setup.recordingId;
      this.#options.displayAwake.keep();
      this.#watch();
      return setup;
    });
  }

  /** On disk when the promise resolves. */
  async append({ recordingId, bytes }: CallArguments<'movement:append'>): Promise<void> {
    this.#check(recordingId);
    this.#watch();
    await this.#options.store().recordings.append(recordingId, bytes);
  }

  /** Ends the recording, and measures it from its file. */
  finish({ recordingId }: CallArguments<'movement:finish'>): Promise<StoredMovement> {
    return this.#next(async () => {
      this.#check(recordingId);
      const { store, nowMs } = this.#options;
      const { recordings, movements } = store();
      this.#forget();
      await recordings.end(recordingId);
      const { result } = await measureMovement(recordings, recordingId);
      movements.end(recordingId, 'completed', result, nowMs());
      return movements.get(recordingId);
    });
  }

  /** Throws a recording away, whether it is still being made or not. */
  discard({ recordingId }: CallArguments<'movement:discard'>): Promise<void> {
    return this.#next(async () => {
      const { recordings, movements } = this.#options.store();
      if (recordingId === this.#recordingId) {
        this.#forget();
        await recordings.end(recordingId);
      }
      movements.discard(recordingId, this.#options.nowMs());
    });
  }

  /** The page went away, or went on to something else: measures what was written until then. */
  leave(): Promise<void> {
    const recordingId = this.#recordingId;
    if (recordingId === undefined) return this.#next(async () => undefined);
    this.#forget();
    return this.#quietly(async () => {
      const store = this.#options.store();
      await store.recordings.end(recordingId);
      if (!this.#closed) await this.#options.recover(store);
    });
  }

  /** The app ends: what is still open is measured at the next start. */
  close(): Promise<void> {
    this.#closed = true;
    return this.leave();
  }

  /** Begins to end every recording that was broken off. */
  recover(): void {
    void this.#quietly(() => this.#options.recover(this.#options.store()));
  }

  #quietly(work: () => Promise<void>): Promise<void> {
    return this.#next(work).catch((error: unknown) => this.#options.report(error));
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #watch(): void {
    this.#cancelWatch();
    this.#cancelWatch = this.#options.after(ABANDONED_AFTER_MS, () => void this.leave());
  }

  #forget(): void {
    this.#cancelWatch();
    this.#recordingId = undefined;
    this.#options.displayAwake.release();
  }

  #check(recordingId: string): void {
    if (recordingId === this.#recordingId) return;
    throw new KeelError('conflict', 'This recording is over: what was recorded of it has been kept.');
  }
}
