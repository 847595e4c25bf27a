/**
 * Readings of a sensor that its own motor shakes: when they are such, and what stands in for them.
 *
 * The accelerometer then tells the motor rather than the vertical, so it corrects nothing; a magnetometer is beside a
 * magnet that moves. The gyroscope is averaged over 25 ms: whole periods of 160 and 320 Hz, and of the 40 and 80 Hz that
 * these look like at 200 samples a second. It lags by half of that, which costs less than what it takes away: compared
 * in bench/vibration.ts with holding the last angular velocity, and with trusting either sensor as ever.
 */
import type { MotionReading } from '../contract/reading.ts';
import type { Vector3 } from './quaternion.ts';

/** A motor goes on turning for a moment, and word of its end travels to the sensor by radio. */
const SETTLING_MS = 150;
const AVERAGED_MS = 25;
const UNKNOWN: Vector3 = [Number.NaN, Number.NaN, Number.NaN];

export class VibrationBridge {
  #untilMs = -Infinity;
  /** Readings of the last 25 ms by the sensor's clock, as they came. */
  #recent: MotionReading[] = [];

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
  }

  /** The reading itself unless the motor shook it. */
  read(reading: MotionReading, nowMs: number): MotionReading {
    this.#recent.push(reading);
    while (this.#isOld(reading.deviceMs)) this.#recent.shift();
    if (!this.vibratesAt(nowMs)) return reading;
    return { ...reading, gyroRadS: this.#meanGyroRadS(), accMS2: UNKNOWN, magUt: undefined };
  }

  #isOld(deviceMs: number): boolean {
    const oldest = this.#recent[0];
    return oldest !== undefined && Math.abs(deviceMs - oldest.deviceMs) >= AVERAGED_MS;
  }

  #meanGyroRadS(): Vector3 {
    const mean = (axis: 0 | 1 | 2): number =>
      this.#recent.reduce((sum, { gyroRadS }) => sum + gyroRadS[axis], 0) / this.#recent.length;
    return [mean(0), mean(1), mean(2)];
  }
}
