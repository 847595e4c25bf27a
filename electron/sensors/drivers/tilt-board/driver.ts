/**
 * A board that tilts and says so as a joystick does, or as was learnt of it. It needs no command: it is read.
 *
 * Many joysticks report only what changes (HID 1.11, sec. 7.2.4: an idle rate of zero). Silence then means that the
 * tilt is as it was, so the last one is repeated for a while; after that the board counts as silent.
 */
import type { DeviceName } from '#core/contract/device-name.ts';
import { message } from '#core/language/message.ts';
import type {
  DeviceFacts,
  DriverEvent,
  MotionDriver,
  MotionDriverOutput,
  MotionDriverReading,
} from '../device-driver.ts';
import { type PartialTilt, type TiltAxes, tiltAxesOf } from './axes.ts';

const REPEAT_MS = 20;
const REPEAT_FOR_MS = 2000;
/** What such boards send at most; how much it is shows. */
const NOMINAL_RATE_HZ = 100;

export class TiltBoardDriver implements MotionDriver {
  readonly #axes: TiltAxes | undefined;
  readonly #name: DeviceName;
  #tilt: PartialTilt = { mlDeg: undefined, apDeg: undefined };
  #lastReportMs = 0;
  #received = 0;

  constructor(facts: DeviceFacts) {
    this.#axes = tiltAxesOf(facts);
    this.#name = facts.product ?? message('device.tilt-board');
  }

  step(event: DriverEvent): MotionDriverOutput {
    const readings: MotionDriverReading[] = [];
    if (event.type === 'report') this.#report(event.bytes, event.hostMs);
    if (event.type === 'report' || event.type === 'timeout') readings.push(...this.#reading(event.hostMs));
    return this.#output(event.hostMs, readings);
  }

  #report(bytes: Uint8Array, hostMs: number): void {
    const { mlDeg, apDeg } = this.#axes?.read(bytes) ?? {};
    if (mlDeg === undefined && apDeg === undefined) return;
    // Axes may come in reports of their own.
    this.#tilt = { mlDeg: mlDeg ?? this.#tilt.mlDeg, apDeg: apDeg ?? this.#tilt.apDeg };
    this.#lastReportMs = hostMs;
    this.#received += 1;
  }

  #reading(hostMs: number): MotionDriverReading[] {
    const { mlDeg, apDeg } = this.#tilt;
    const isOld = hostMs - this.#lastReportMs > REPEAT_FOR_MS;
    if (mlDeg === undefined || apDeg === undefined || isOld) return [];
    return [{ kind: 'tilt', tracker: '', hostMs, deviceMs: hostMs, tiltMlDeg: mlDeg, tiltApDeg: apDeg }];
  }

  #output(hostMs: number, readings: MotionDriverReading[]): MotionDriverOutput {
    const axes = this.#axes;
    const isSilent = this.#received > 0 && hostMs - this.#lastReportMs > REPEAT_FOR_MS;
    const tracker = {
      tracker: '',
      name: this.#name,
      kind: 'tilt',
      axes: 6,
      nominalRateHz: NOMINAL_RATE_HZ,
      received: this.#received,
      lost: 0,
    } as const;
    return {
      writes: [],
      readings,
      status: {
        state: isSilent ? 'silent' : axes === undefined ? 'initialising' : 'ready',
        warnings: axes === undefined || axes.isMeasured ? [] : [message('warning.tilt-board.guessed')],
        trackers: [tracker],
        needsProfile: axes === undefined,
      },
      wakeAtMs: this.#received > 0 && !isSilent ? hostMs + REPEAT_MS : undefined,
      verdict: 'continue',
    };
  }
}
