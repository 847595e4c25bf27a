/**
 * A handshake with a device, written as a script: one question after the other, each repeated until it is answered
 * or no longer worth repeating. A script is a generator that asks with `yield*`; this class does the waiting.
 */

export interface Question<Report, Answer> {
  /** What to send, at the first try and at each later one. */
  readonly writes: (attempt: number) => readonly Uint8Array[];
  /** What this report answers; undefined when it answers something else. */
  readonly answer: (report: Report) => Answer | undefined;
  readonly tries: number;
  readonly timeoutMs: number;
}

export type Script<Report, Result> = Generator<Question<Report, unknown>, Result, unknown>;

/** The answer, or undefined when none came after all tries. */
export function* ask<Report, Answer>(question: Question<Report, Answer>): Script<Report, Answer | undefined> {
  // The handshake resumes a script with nothing but what the question's own `answer` gave.
  return (yield question) as Answer | undefined;
}

/** Sends and waits, whatever comes. */
export function* tell<Report>(writes: readonly Uint8Array[], pauseMs: number): Script<Report, void> {
  yield { writes: () => writes, answer: () => undefined, tries: 1, timeoutMs: pauseMs };
}

export class Handshake<Report, Result> {
  readonly #script: Script<Report, Result>;
  #question: Question<Report, unknown> | undefined;
  #attempts = 0;
  #deadlineMs = Infinity;
  #result: Result | undefined;

  constructor(script: Script<Report, Result>) {
    this.#script = script;
  }

  /** Set once the script has ended. */
  get result(): Result | undefined {
    return this.#result;
  }

  /** When to call `timeout`. */
  get deadlineMs(): number {
    return this.#deadlineMs;
  }

  /** Each of the three answers with what to send now. */
  begin(hostMs: number): readonly Uint8Array[] {
    return this.#goOn(undefined, hostMs);
  }

  report(report: Report, hostMs: number): readonly Uint8Array[] {
    const answer = this.#question?.answer(report);
    return answer === undefined ? [] : this.#goOn(answer, hostMs);
  }

  timeout(hostMs: number): readonly Uint8Array[] {
    const question = this.#question;
    if (question === undefined || hostMs < this.#deadlineMs) return [];
    return this.#attempts < question.tries ? this.#put(question, hostMs) : this.#goOn(undefined, hostMs);
  }

  #goOn(answer: unknown, hostMs: number): readonly Uint8Array[] {
    const step = this.#script.next(answer);
    if (step.done === true) {
      this.#question = undefined;
      this.#deadlineMs = Infinity;
      this.#result = step.value;
      return [];
    }
    this.#question = step.value;
    this.#attempts = 0;
    return this.#put(step.value, hostMs);
  }

  #put(question: Question<Report, unknown>, hostMs: number): readonly Uint8Array[] {
    this.#attempts += 1;
    this.#deadlineMs = hostMs + question.timeoutMs;
    return question.writes(this.#attempts);
  }
}
