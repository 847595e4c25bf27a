/**
 * Work off the main thread: each job in a process of its own, so that nothing it does (a long replay, a page of the
 * database that ends its process) is felt in the window, and its memory goes with it.
 */
import { KeelError, valueOf } from '#core/errors.ts';
import type { Result } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { Job, JobAnswers, JobOf } from '#electron/background/jobs.ts';

/** What is needed of an Electron UtilityProcess. */
export interface BackgroundProcess {
  postMessage(message: unknown): void;
  once(event: 'spawn', listener: () => void): unknown;
  once(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: () => void): unknown;
  kill(): boolean;
}

/** The process ended by itself, without an answer. */
export class ProcessEnded extends KeelError {
  constructor() {
    super('internal', message('error.work-ended'));
  }
}

export interface Background {
  /** @throws KeelError as the job; `ProcessEnded`; 'internal' when it was broken off. */
  run<Type extends Job['type']>(job: JobOf<Type>): Promise<JobAnswers[Type]>;
}

/** An hour of recording takes a few seconds to replay; what takes this long hangs. */
const LONGEST_MS = 10 * 60_000;

export class BackgroundProcesses implements Background {
  readonly #fork: () => BackgroundProcess;
  readonly #running = new Set<AbortController>();
  #closed = false;

  constructor(fork: () => BackgroundProcess) {
    this.#fork = fork;
  }

  async run<Type extends Job['type']>(job: JobOf<Type>): Promise<JobAnswers[Type]> {
    if (this.#closed) throw brokenOff();
    const child = this.#fork();
    const breaking = new AbortController();
    this.#running.add(breaking);
    const timer = setTimeout(() => breaking.abort(), LONGEST_MS);
    timer.unref();
    try {
      return valueOf(await answerOf<JobAnswers[Type]>(child, job, breaking.signal));
    } finally {
      clearTimeout(timer);
      this.#running.delete(breaking);
      child.kill();
    }
  }

  /** Breaks off what runs, and takes nothing more. */
  close(): void {
    this.#closed = true;
    for (const breaking of this.#running) breaking.abort();
  }
}

function answerOf<T>(child: BackgroundProcess, job: Job, breaking: AbortSignal): Promise<Result<T>> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => child.postMessage(job));
    child.once('message', (answer) => resolve(answer as Result<T>));
    child.once('exit', () => reject(new ProcessEnded()));
    breaking.addEventListener('abort', () => reject(brokenOff()));
  });
}

function brokenOff(): KeelError {
  return new KeelError('internal', message('error.work-broken-off'));
}
