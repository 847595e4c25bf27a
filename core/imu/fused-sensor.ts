/**
 * One motion sensor: its readings, whenever they arrive, to where it pointed when they were taken. Samples of gyroscope
 * and accelerometer are fused here; orientations come fused.
 */
import type { MotionReading, OrientationReading } from '../contract/reading.ts';
import { mean } from '../signal/statistics.ts';
import { radiansOf } from './constants.ts';
import { LONGEST_FILLED_S, areBursts, pushBetween, rateOf } from './lost-samples.ts';
import { OrientationFilter } from './orientation-filter.ts';
import type { ImuSample } from './orientation-filter.ts';
import { OrientationTrack } from './orientation-track.ts';
import { orientationOf } from './quaternion.ts';
import type { MutableQuaternion, Vector3 } from './quaternion.ts';
import { SensorClock } from './sensor-clock.ts';
import { VibrationBridge } from './vibration-bridge.ts';

/** The filter's rate is measured over so many intervals of the sensor's own clock, whatever the device states. */
const INTERVALS_TO_MEASURE = 16;

/** What a sensor may plausibly send, Hz. The filter works from 5 Hz on. */
const RATE_RANGE_HZ = [5, 2000] as const;

/**
 * Who stands still sways by half a degree or so, which is a mean of 0.2 deg/s over 3 s and of 0.07 over 10 s: to the
 * filter it looks like rest, but tells the bias less well than a table does.
 */
const WORN_REST_BIAS_RAD_S = radiansOf(0.06);

interface Taken {
  readonly reading: MotionReading;
  readonly tMs: number;
  readonly sinceMs: number;
}

export class FusedSensor {
  readonly track = new OrientationTrack();
  readonly vibration = new VibrationBridge();
  readonly #clock = new SensorClock();
  #axes: 6 | 9;
  #filter: OrientationFilter | undefined;
  #rateHz = 0;
  /** Samples that wait until the rate is known. */
  #waiting: Taken[] = [];
  #before: MotionReading | undefined;
  readonly #orientation: MutableQuaternion = [1, 0, 0, 0];
  #interruptions = 0;
  #knownBiasRadS: Vector3 = [0, 0, 0];

  constructor(axes: 6 | 9) {
    this.#axes = axes;
  }

  /** How often the heading was lost: the sensor may have turned about the vertical without being seen. */
  get interruptions(): number {
    return this.#interruptions;
  }

  /** Acceleration of the newest sample that was fused; undefined of a sensor that tells orientation only. */
  get accMS2(): Vector3 | undefined {
    return this.#before?.accMS2;
  }

  get axes(): 6 | 9 {
    return this.#axes;
  }

  set axes(axes: 6 | 9) {
    if (axes === this.#axes) return;
    this.#axes = axes;
    this.#loseHeading();
  }

  /** What the gyroscope reads at rest, as far as that is known; undefined before the first orientation. */
  get gyroBiasRadS(): Vector3 | undefined {
    return this.#filter?.gyroBiasRadS;
  }

  /** What it read at rest when last used. It counts before the first orientation only: later, more is known. */
  expectBias(gyroBiasRadS: Vector3): void {
    if (gyroBiasRadS.every(Number.isFinite)) this.#knownBiasRadS = gyroBiasRadS;
  }

  /** See `OrientationFilter`. With a magnetometer the heading's drift does not tell of the gyroscope. */
  headingDrifted(rateRadS: number, uncertaintyRadS: number): void {
    if (this.#axes === 6) this.#filter?.headingDrifted(rateRadS, uncertaintyRadS);
  }

  /** The sensor was away: what is known of its clock is void, and its bias is kept. */
  interrupt(): void {
    this.#clock.reset();
    this.#waiting = [];
    this.#before = undefined;
    this.#filter?.resume();
    this.vibration.restart();
    this.#loseHeading();
  }

  /** @returns whether there is a new pose at the end of `track`. */
  read(reading: MotionReading | OrientationReading, nowMs: number): boolean {
    if (reading.type === 'motion') {
      if (!this.#take(reading, nowMs)) return false;
      this.#fuse(this.vibration.read(reading, nowMs));
      return !this.track.isEmpty;
    }
    const orientation = orientationOf(reading.quaternion);
    if (orientation === undefined || !this.#take(reading, nowMs)) return false;
    this.track.add(this.#clock.tMs, orientation);
    return true;
  }

  /** Tells when a reading was taken, and begins anew after a long silence; false for one that has no time. */
  #take({ deviceMs }: MotionReading | OrientationReading, nowMs: number): boolean {
    if (!this.#clock.take(deviceMs, nowMs)) return false;
    if (this.#clock.sinceMs > 1000 * LONGEST_FILLED_S) this.#resume();
    return true;
  }

  #resume(): void {
    this.#filter?.resume();
    this.#before = undefined;
    this.#waiting = [];
    this.#loseHeading();
  }

  #loseHeading(): void {
    this.track.clear();
    this.#interruptions += 1;
  }

  #fuse(reading: MotionReading): void {
    const { tMs, sinceMs } = this.#clock;
    if (this.#filter !== undefined) {
      this.#push(this.#filter, reading, tMs, sinceMs);
      return;
    }
    this.#waiting.push({ reading, tMs, sinceMs });
    if (this.#waiting.length <= INTERVALS_TO_MEASURE) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    const [least, most] = RATE_RANGE_HZ;
    const intervals = waiting.slice(1).map((taken) => taken.sinceMs / 1000);
    // A sensor without a clock of its own tells when reports arrived.
    const measuredHz = areBursts(intervals) ? 1 / mean(intervals) : rateOf(intervals);
    this.#rateHz = measuredHz >= least ? Math.min(most, measuredHz) : least;
    this.#filter = new OrientationFilter(this.#rateHz, {
      gyroBiasRadS: this.#knownBiasRadS,
      restBiasRadS: WORN_REST_BIAS_RAD_S,
    });
    for (const before of waiting) this.#push(this.#filter, before.reading, before.tMs, before.sinceMs);
  }

  #push(filter: OrientationFilter, reading: MotionReading, tMs: number, sinceMs: number): void {
    const { gyroRadS, accMS2, magUt } = reading;
    const sinceS = sinceMs / 1000;
    const steps = Math.round(sinceS * this.#rateHz);
    if (this.#before === undefined || sinceS === 0) filter.take(gyroRadS, accMS2, magUt);
    else if (steps > 1) pushBetween(filter, sampleOf(this.#before), sampleOf(reading), steps, sinceS);
    else filter.take(gyroRadS, accMS2, magUt, sinceS);
    this.#before = reading;
    filter.orientationInto(this.#orientation, this.#axes);
    this.track.add(tMs, this.#orientation);
  }
}

function sampleOf({ gyroRadS, accMS2, magUt }: MotionReading): ImuSample {
  return { gyroRadS, accMS2, mag: magUt };
}
