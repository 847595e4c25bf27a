/**
 * The session that is going on, as main sees it: opened, recorded, finished, or left behind. The display stays awake
 * from start to end. A session left behind by its page is recovered from its recording at once, as at the next start.
 */
import type { SessionSetup, SessionVersions } from '#core/session/setup.ts';
import { RUNNER_VERSION } from '#core/session/state.ts';
import type { SessionDependencies } from '#core/session/state.ts';
import type { CallArguments } from './ipc.ts';
import { KeelError } from '#core/errors.ts';
import type { Programme } from '#core/programme/programme.ts';
import { HUB_VERSION } from '#core/session/hub.ts';
import type { AbilityState } from '#core/difficulty/ability.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';
import type { DisplayAwake } from './display-awake.ts';

export interface SessionServiceOptions {
  /** @throws KeelError while the vault is not open */
  readonly store: () => ClinicStore;
  readonly dependencies: SessionDependencies;
  readonly appVersion: string;
  readonly displayAwake: DisplayAwake;
  /** Ends sessions that nobody plays any more, from their recordings. Never rejects. */
  readonly recover: (store: ClinicStore) => Promise<void>;
  readonly nowMs: () => number;
  /** An integer from 0 to 2^32 - 1 that nobody can guess. */
  readonly randomSeed: () => number;
  /** An error that nobody waits for. */
  readonly report: (error: unknown) => void;
  /** Runs `run` once after a delay; the answer cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
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
  /** Endings and recoveries run one after the other, and no session starts before they are done. */
  #endings: Promise<void> = Promise.resolve();

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

  async #begin({ patientId, source }: CallArguments<'session:start'>): Promise<SessionSetup> {
    await this.leave();
    const { store, dependencies, nowMs, randomSeed } = this.#options;
    const clinic = store();
    const setup = await clinic.startSession({
      patientId,
      source,
      nowMs: nowMs(),
      seed: randomSeed(),
      versions: this.#versions(clinic.patientPage(patientId).programme),
      carriedOver: (state, days) => carriedOver(dependencies, state, days),
    });
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

  async finish({ sessionId, result }: CallArguments<'session:finish'>): Promise<void> {
    this.#check(sessionId);
    await this.#options.store().finishSession(sessionId, result, this.#options.nowMs());
    this.#forget();
  }

  /** The page went away, or went on to something else: ends the recording and recovers what it holds. */
  leave(): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId !== undefined) {
      this.#forget();
      this.#endNext(() => this.#options.store().recordings.end(sessionId));
      this.recover();
    }
    return this.#endings;
  }

  /** Begins to recover every session that was broken off; `leave` and `start` wait for it. */
  recover(): void {
    const { recover, store } = this.#options;
    this.#endNext(() => (this.#closed ? undefined : recover(store())));
  }

  /** The app ends: what is still open is recovered at the next start. */
  close(): Promise<void> {
    this.#closed = true;
    return this.leave();
  }

  #endNext(work: () => Promise<void> | undefined): void {
    this.#endings = this.#endings.then(work).catch(this.#options.report);
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
    throw new KeelError('conflict', 'This session is over: what was recorded of it has been kept.');
  }

  #versions(programme: Programme | undefined): SessionVersions {
    const { appVersion, dependencies } = this.#options;
    if (programme === undefined) {
      throw new KeelError('not-allowed', 'A therapist has to set up a programme for this patient first.');
    }
    const exercise = dependencies.exercises[programme.exercise];
    if (exercise === undefined) {
      throw new KeelError(
        'not-allowed',
        'This Keel does not know the exercise of the programme. Update Keel.',
      );
    }
    return {
      app: appVersion,
      hub: HUB_VERSION,
      exercise: exercise.info.version,
      ability: dependencies.abilityModel.version,
      runner: RUNNER_VERSION,
    };
  }
}

/** The model goes on from what older versions of it knew; who comes from a newer Keel is met anew. */
function carriedOver(
  dependencies: SessionDependencies,
  state: AbilityState,
  days: number,
): AbilityState | undefined {
  const { abilityModel } = dependencies;
  return state.modelVersion <= abilityModel.version ? abilityModel.carriedOver(state, days) : undefined;
}
