/** Timers that run when they are told to. */
import type { After } from '#electron/storage/reclaimer.ts';

export interface WaitingTimer {
  readonly delayMs: number;
  readonly run: () => void;
}

export class ManualTimers {
  readonly waiting = new Set<WaitingTimer>();

  readonly after: After = (delayMs, run) => {
    const timer = { delayMs, run };
    this.waiting.add(timer);
    return () => this.waiting.delete(timer);
  };

  /** Runs the one that was set first. @returns false when none waits. */
  runNext(): boolean {
    const [next] = this.waiting;
    if (next === undefined) return false;
    this.waiting.delete(next);
    next.run();
    return true;
  }

  /** Until none waits. @returns how many ran. */
  runAll(): number {
    let count = 0;
    while (this.runNext()) count += 1;
    return count;
  }
}
