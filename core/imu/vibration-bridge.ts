/**
 * Readings of a sensor that its own motor shakes: when they are such, and what stands in for them.
 *
 * The accelerometer then tells the motor rather than the vertical, so it corrects nothing; a magnetometer is beside a
 * magnet that moves. The gyroscope is averaged over 25 ms: whole periods of 160 and 320 Hz, and of the 40 and 80 Hz that
 * these look like at 200 samples a second. The mean lags by half of that; once the motor is still, and before the frames
 * count again, it catches up, so that nothing of a turn is lost. Measured in bench/vibration.ts, and compared there with
 * trusting both sensors, with ignoring the accelerometer alone and with holding the last angular velocity (README).
 */
import type { MotionReading } from '../contract/reading.ts';
import type { Vector3 } from './quaternion.ts';

/** A motor goes on turning for a moment, and word of its end travels to the sensor by radio. */
const SETTLING_MS = 150;
const AVERAGED_MS = 25;
const NONE: Vector3 = [0, 0, 0];
const UNKNOWN: Vector3 = [Number.NaN, Number.NaN, Number.NaN];

export class VibrationBridge {
  #untilMs = -Infinity;
  /** Readings of the last 25 ms by the sensor's clock, as they came. */
  #recent: MotionReading[] = [];
  /** Sum of what the samples had and their means have not yet had, rad/s. */
  #lag = NONE;

  /** The motor runs for so long from now; 0: it was switched off. */
  vibrate(nowMs: number, durationMs: number): void {
    if (durationMs >= 0) this.#untilMs = nowMs + durationMs + SETTLING_MS;
  }

  /** Whether what is read at this time was taken while the motor shook the sensor. */
  vibratesAt(tMs: number): boolean {
    return tMs <= this.#untilMs;
  }

  /** What was read before says nothing about what comes. */
  restart(): void {
    this.#recent = [];
    this.#lag = NONE;
  }

  /** The reading itself unless the motor shook it. */
  read(reading: MotionReading, nowMs: number): MotionReading {
    this.#recent.push(reading);
    while (this.#isOld(reading.deviceMs)) this.#recent.shift();
    if (!this.vibratesAt(nowMs)) return reading;
    const gyroRadS = nowMs <= this.#untilMs - AVERAGED_MS ? this.#averaged(reading) : this.#caughtUp(reading);
    return { ...reading, gyroRadS, accMS2: UNKNOWN, magUt: undefined };
  }

  #isOld(deviceMs: number): boolean {
    const oldest = this.#recent[0];
    return oldest !== undefined && Math.abs(deviceMs - oldest.deviceMs) >= AVERAGED_MS;
  }

  #averaged({ gyroRadS }: MotionReading): Vector3 {
    const mean = (axis: 0 | 1 | 2): number =>
      this.#recent.reduce((sum, recent) => sum + recent.gyroRadS[axis], 0) / this.#recent.length;
    const averaged: Vector3 = [mean(0), mean(1), mean(2)];
    this.#lag = added(this.#lag, gyroRadS, averaged);
    return averaged;
  }

  /** What the mean still lags behind by, at once: else each pulse would lose part of a turn. */
  #caughtUp({ gyroRadS }: MotionReading): Vector3 {
    const whole = added(gyroRadS, this.#lag, NONE);
    this.#lag = NONE;
    return whole;
  }
}

/** a + b - c */
function added(a: Vector3, b: Vector3, c: Vector3): Vector3 {
  return [a[0] + b[0] - c[0], a[1] + b[1] - c[1], a[2] + b[2] - c[2]];
}
