/**
 * A simulated body with the board that it stands on, if any, 100 readings a second, and its motion sensors. In
 * real time it keeps to the clock. Sped up, simulated time goes in lock-step with the page: after every 20 ms it waits
 * until the page has handled the frames, and it is never faster than asked for.
 */
import { type DeviceName, recordedDeviceName } from '#core/contract/device-name.ts';
import type { CellLoadsKg, HubInput } from '#core/contract/reading.ts';
import type { DeviceStatus, SensorAssignment } from '#core/contract/sensors.ts';
import type { DeviceSource } from '#core/contract/source.ts';
import { WII_BALANCE_BOARD } from '#core/contract/board-geometry.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import type { VirtualSensors } from '#core/virtual/virtual-sensors.ts';
import type { HostTime } from './host-time.ts';
import { ReportStatistics } from './report-statistics.ts';

const BATCH_STEPS = 2;
const PAGE_TIMEOUT_MS = 2000;
/** Timers come late: so much is made up for, and no more, so that it never runs much faster than asked for. */
const LONGEST_ARREARS_MS = 50;
/** After the computer slept or stalled for longer, the readings of that time are left out, as a real board's are. */
const LONGEST_CATCH_UP_STEPS = 25;

type SimulatedSource = Extract<DeviceSource, 'virtual-patient' | 'pointer'>;

export interface SimulatedBoard {
  readonly serial: string;
  readonly model: DeviceName;
  readonly slot: number;
}

/** Where readings go: the hub and, batch by batch, the page. */
export interface ReadingSink {
  push(input: HubInput): void;
  flush(): void;
  readonly framesPosted: number;
}

export interface SimulatedBodyOptions {
  readonly source: SimulatedSource;
  /** Undefined: the body has no board, and `step` gives no loads. */
  readonly board: SimulatedBoard | undefined;
  /** The loads 10 ms later. */
  readonly step: () => CellLoadsKg | undefined;
  /** What the body wears and what is on its board, stepped with it. */
  readonly sensors?: VirtualSensors | undefined;
  readonly time: HostTime;
  readonly sink: ReadingSink;
}

export class SimulatedBody {
  readonly #options: SimulatedBodyOptions;
  readonly #statistics = new ReportStatistics();
  #cancelTimer: () => void = () => undefined;
  /** Replaced whenever the pace changes, so that the loop of the former pace ends. */
  #pace = Symbol('stopped');
  #framesHandled = 0;
  #wakeUp: () => void = () => undefined;

  constructor(options: SimulatedBodyOptions) {
    this.#options = options;
  }

  start(speed: number): void {
    const { board, source, sensors, time } = this.#options;
    const hostMs = time.nowMs();
    if (board !== undefined) {
      const model = recordedDeviceName(board.model);
      this.#push([{ type: 'attached', hostMs, source, ...board, model, ...WII_BALANCE_BOARD, loadScale: 1 }]);
    }
    this.#push(sensors?.attach(hostMs));
    this.setSpeed(speed);
  }

  stop(): void {
    const { board, sensors, time } = this.#options;
    this.#halt();
    this.#push(sensors?.detach(time.nowMs()));
    if (board !== undefined) this.#push([{ type: 'detached', slot: board.slot, hostMs: time.nowMs() }]);
  }

  get source(): SimulatedSource {
    return this.#options.source;
  }

  /** Where a therapist has put the motion sensors. */
  assign(assignments: Readonly<Record<string, SensorAssignment>>): void {
    const { sensors, time } = this.#options;
    this.#push(sensors?.assign(assignments, time.nowMs()));
  }

  /** Nobody feels it, but the sensor is shaken all the same. */
  vibrate(serial: string, durationMs: number): void {
    const { sensors, time } = this.#options;
    this.#push(sensors?.vibrate(serial, durationMs, time.nowMs()));
  }

  /** Simulated time against real time. */
  setSpeed(factor: number): void {
    this.#halt();
    if (factor === 1) this.#keepRealTime(this.#options.time.nowMs(), 0);
    else void this.#keepLockStep(factor);
  }

  /** The page has handled so many frames since the hub began. */
  acknowledgeFrames(frameCount: number): void {
    this.#framesHandled = frameCount;
    this.#wakeUp();
  }

  statuses(): DeviceStatus[] {
    const { board, sensors } = this.#options;
    const worn = sensors?.statuses() ?? [];
    return board === undefined ? worn : [this.#boardStatus(board), ...worn];
  }

  #boardStatus({ serial, model }: SimulatedBoard): DeviceStatus {
    const { source, time } = this.#options;
    return {
      kind: 'board',
      source,
      serial,
      model,
      state: 'ready',
      inUse: true,
      rateHz: this.#statistics.rateHz(time.nowMs()),
      gaps: this.#statistics.gaps,
      longestGapMs: this.#statistics.longestGapMs,
      warnings: [],
    };
  }

  #halt(): void {
    this.#pace = Symbol('pace');
    this.#cancelTimer();
    this.#wakeUp();
    this.#options.time.endSimulation();
  }

  #read(hostMs: number): void {
    const { board, step, sensors } = this.#options;
    this.#statistics.add(hostMs);
    const cells = step();
    this.#push(sensors?.readings(hostMs));
    // Without a board, too, time goes on for the hub.
    if (board === undefined || cells === undefined) this.#push([{ type: 'tick', hostMs }]);
    else this.#push([{ type: 'board', slot: board.slot, hostMs, button: false, ...cells }]);
  }

  #push(inputs: readonly HubInput[] = []): void {
    for (const input of inputs) this.#options.sink.push(input);
  }

  #keepRealTime(startMs: number, stepsDone: number): void {
    const { sensors, time } = this.#options;
    const dueSteps = Math.floor((time.nowMs() - startMs) / HUB_STEP_MS);
    const first = Math.max(stepsDone, dueSteps - LONGEST_CATCH_UP_STEPS);
    sensors?.leaveOut((first - stepsDone) * HUB_STEP_MS);
    for (let done = first + 1; done <= dueSteps; done++) this.#read(startMs + done * HUB_STEP_MS);
    const nextMs = startMs + (dueSteps + 1) * HUB_STEP_MS;
    this.#cancelTimer = time.after(nextMs - time.nowMs(), () =>
      this.#keepRealTime(startMs, Math.max(stepsDone, dueSteps)),
    );
  }

  async #keepLockStep(factor: number): Promise<void> {
    const { sink, time } = this.#options;
    const pace = this.#pace;
    time.beginSimulation();
    let dueMs = time.systemMs();
    while (pace === this.#pace) {
      for (let count = 0; count < BATCH_STEPS; count++) {
        time.advance(HUB_STEP_MS);
        this.#read(time.nowMs());
      }
      sink.flush();
      // A stimulus that rests on every frame posted. A page that stays away is not waited for.
      await this.#wait(
        pace,
        time.systemMs() + PAGE_TIMEOUT_MS,
        () => this.#framesHandled >= sink.framesPosted,
      );
      dueMs = Math.max(dueMs + (BATCH_STEPS * HUB_STEP_MS) / factor, time.systemMs() - LONGEST_ARREARS_MS);
      await this.#wait(pace, dueMs, () => false);
    }
  }

  /** Waits until the system's clock says `untilMs`, or it is enough, or the pace has changed. */
  async #wait(pace: symbol, untilMs: number, enough: () => boolean): Promise<void> {
    const { time } = this.#options;
    while (pace === this.#pace && !enough()) {
      const leftMs = untilMs - time.systemMs();
      if (leftMs <= 0) return;
      await this.#sleep(leftMs);
    }
  }

  /** Sleeps for so long, or until woken. */
  #sleep(durationMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.time.after(durationMs, resolve);
      this.#wakeUp = () => {
        cancel();
        resolve();
      };
    });
  }
}
