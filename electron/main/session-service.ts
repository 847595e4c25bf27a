/**
 * The session that is going on, as main sees it: opened, recorded, ended, or left behind. The display stays awake from
 * start to end. A session left behind by its page is ended by its recording at once, as at the next start.
 */
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { SessionDependencies } from '#core/session/state.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';
import type { After } from '#electron/storage/reclaimer.ts';
import type { DisplayAwake } from './display-awake.ts';
import { endSession, recoverSessions } from './end-session.ts';
import type { EndSessionOptions } from './end-session.ts';
import type { CallArguments } from './ipc.ts';
import { sessionSetup } from './session-setup.ts';

export interface SessionServiceOptions extends EndSessionOptions {
  /** @throws KeelError while the vault is not open */
  readonly store: () => ClinicStore;
  readonly dependencies: SessionDependencies;
  readonly appVersion: string;
  readonly displayAwake: DisplayAwake;
  /** An integer from 0 to 2^32 - 1 that nobody can guess. */
  readonly randomSeed: () => number;
  readonly after: After;
}

/** A page in a session writes several times a second, rests and pauses included. */
const ABANDONED_AFTER_MS = 60_000;

export class SessionService {
  readonly #options: SessionServiceOptions;
  #sessionId: string | undefined;
  /** Sessions open one after the other. */
  #starting: Promise<unknown> = Promise.resolve();
  #cancelWatch: () => void = () => undefined;
  #closed = false;
  /** Endings run one after the other, and no session starts before they are done: it goes on from them. */
  #endings: Promise<unknown> = Promise.resolve();

  constructor(options: SessionServiceOptions) {
    this.#options = options;
  }

  /** A session is going on. */
  get busy(): boolean {
    return this.#sessionId !== undefined;
  }

  /** Opens a session and its recording. One that is still open is left behind, so that the later one counts. */
  start(input: CallArguments<'session:start'>): Promise<SessionSetup> {
    const started = this.#starting.then(() => this.#begin(input));
    this.#starting = started.catch(() => undefined);
    return started;
  }

  async #begin(input: CallArguments<'session:start'>): Promise<SessionSetup> {
    await this.leave();
    const { store, dependencies, appVersion, nowMs, randomSeed } = this.#options;
    const clinic = store();
    const now = nowMs();
    const setup = sessionSetup(clinic, dependencies, {
      ...input,
      nowMs: now,
      seed: randomSeed(),
      appVersion,
    });
    await clinic.sessions.open(input.patientId, setup, now);
    this.#sessionId = setup.sessionId;
    this.#options.displayAwake.keep();
    this.#watch();
    return setup;
  }

  /** On disk when the promise resolves. */
  async append({ sessionId, bytes }: CallArguments<'session:append'>): Promise<void> {
    this.#check(sessionId);
    this.#watch();
    await this.#options.store().recordings.append(sessionId, bytes);
  }

  /** What its recording gives is stored, and answered. @throws KeelError as `endSession`. */
  finish({ sessionId, shown }: CallArguments<'session:finish'>): Promise<SessionDetail> {
    this.#check(sessionId);
    this.#forget();
    const ended = this.#endings.then(async () => {
      const store = this.#options.store();
      await endSession(store, sessionId, this.#options, shown);
      return store.sessions.detail(sessionId);
    });
    this.#endings = ended.catch(() => undefined);
    return ended;
  }

  /** The page went away, or went on to something else: ends what was open by what its recording holds. */
  async leave(): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId !== undefined) {
      this.#forget();
      this.#endNext((store) => store.recordings.end(sessionId));
      this.recover();
    }
    await this.#endings;
  }

  /** Begins to end every session that was broken off; `leave` and `start` wait for it. */
  recover(): void {
    this.#endNext((store) => (this.#closed ? undefined : recoverSessions(store, this.#options)));
  }

  /** The app ends: what is still open is ended at the next start. */
  close(): Promise<void> {
    this.#closed = true;
    return this.leave();
  }

  #endNext(work: (store: ClinicStore) => Promise<void> | undefined): void {
    this.#endings = this.#endings
      .then(() => work(this.#options.store()))
      .catch((error: unknown) => this.#options.log.error('sessions', 'not ended', error));
  }

  #watch(): void {
    this.#cancelWatch();
    this.#cancelWatch = this.#options.after(ABANDONED_AFTER_MS, () => void this.leave());
  }

  #forget(): void {
    this.#cancelWatch();
    this.#sessionId = undefined;
    this.#options.displayAwake.release();
  }

  #check(sessionId: string): void {
    if (sessionId === this.#sessionId) return;
    throw new KeelError('conflict', message('error.session-over'));
  }
}
