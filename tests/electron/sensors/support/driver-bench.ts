/** A driver and a board on one simulated clock: writes reach the board at once, answers come 10 ms later. */
import type {
  BoardDriver,
  DriverEvent,
  BoardDriverOutput,
  BoardDriverReading,
} from '#electron/sensors/drivers/device-driver.ts';
import type { FakeBoard, Measurement } from './fake-board.ts';

const ANSWER_MS = 10;
const STEP_MS = 1;

export class DriverBench {
  nowMs = 1000;
  readonly readings: BoardDriverReading[] = [];
  last: BoardDriverOutput | undefined;
  readonly #driver: BoardDriver;
  readonly #board: FakeBoard;
  readonly #onTheWay: { readonly atMs: number; readonly bytes: Uint8Array }[] = [];

  constructor(driver: BoardDriver, board: FakeBoard) {
    this.#driver = driver;
    this.#board = board;
  }

  get output(): BoardDriverOutput {
    if (this.last === undefined) throw new Error('The driver has not been stepped');
    return this.last;
  }

  tell(event: DriverEvent): BoardDriverOutput {
    const output = this.#driver.step(event);
    this.last = output;
    this.readings.push(...output.readings);
    for (const bytes of output.writes) {
      for (const answer of this.#board.receive(bytes)) this.send(answer);
    }
    return output;
  }

  open(): void {
    this.tell({ type: 'opened', hostMs: this.nowMs });
  }

  send(bytes: Uint8Array): void {
    this.#onTheWay.push({ atMs: this.nowMs + ANSWER_MS, bytes });
  }

  /** Lets time pass; the board measures every 10 ms when `measurement` is given. */
  run(durationMs: number, measurement?: Measurement): void {
    const endMs = this.nowMs + durationMs;
    while (this.nowMs < endMs) {
      this.nowMs += STEP_MS;
      while (this.#onTheWay[0] !== undefined && this.#onTheWay[0].atMs <= this.nowMs) {
        const bytes = this.#onTheWay.shift()?.bytes ?? new Uint8Array();
        this.tell({ type: 'report', hostMs: this.nowMs, bytes });
      }
      const wakeAtMs = this.last?.wakeAtMs;
      if (wakeAtMs !== undefined && wakeAtMs <= this.nowMs)
        this.tell({ type: 'timeout', hostMs: this.nowMs });
      if (measurement !== undefined && this.nowMs % 10 === 0) {
        const report = this.#board.measure(measurement);
        if (report !== undefined) this.tell({ type: 'report', hostMs: this.nowMs, bytes: report });
      }
    }
  }
}
