/** Where a sensor has been pointing during the last second, between its samples and a little beyond the last. */
import {
  betweenInto,
  conjugateInto,
  fromRotationVectorInto,
  multiplyInto,
  norm,
  normalised,
  toRotationVectorInto,
} from './quaternion.ts';
import type { MutableQuaternion, MutableVector3, Quaternion } from './quaternion.ts';

export interface Pose {
  readonly tMs: number;
  /** Sensor to earth. */
  readonly orientation: Quaternion;
}

const KEPT_MS = 800;
const MOST_KEPT = 1000;

/** So far past the newest sample, the sensor is taken to turn on as it did. */
const LONGEST_EXTRAPOLATION_MS = 40;

/** Angular velocity is the turn over this long: sensors that tell orientation in coarse steps seem to jump. */
const VELOCITY_SPAN_MS = 20;

/** Movement is what is left over this long: shorter would measure the noise of the sensor. */
const MOVEMENT_SPAN_MS = 40;

/** A row holds a time and an orientation. */
const WIDTH = 5;

export class OrientationTrack {
  /** The oldest row first. There is room until the rows that are kept move to the front again. */
  readonly #rows = new Float64Array(WIDTH * (2 * MOST_KEPT + 1));
  #count = 0;
  /** Reused from call to call, so that none is allocated. */
  readonly #from: MutableQuaternion = [1, 0, 0, 0];
  readonly #to: MutableQuaternion = [1, 0, 0, 0];
  readonly #spanStart: MutableQuaternion = [1, 0, 0, 0];
  readonly #spanEnd: MutableQuaternion = [1, 0, 0, 0];
  readonly #rateRadS: MutableVector3 = [0, 0, 0];

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** The time of the newest pose; minus infinity when there is none. */
  get newestMs(): number {
    return this.#count === 0 ? -Infinity : this.#timeMs(this.#count - 1);
  }

  get newest(): Pose | undefined {
    if (this.isEmpty) return undefined;
    const orientation: MutableQuaternion = [1, 0, 0, 0];
    this.#orientationInto(orientation, this.#count - 1);
    return { tMs: this.newestMs, orientation };
  }

  clear(): void {
    this.#count = 0;
  }

  /** Poses come in the order of their times. */
  add(tMs: number, orientation: Quaternion): void {
    const at = WIDTH * this.#count;
    this.#rows[at] = tMs;
    this.#rows[at + 1] = orientation[0];
    this.#rows[at + 2] = orientation[1];
    this.#rows[at + 3] = orientation[2];
    this.#rows[at + 4] = orientation[3];
    this.#count += 1;
    const oldestMs = tMs - KEPT_MS;
    if (this.#count > 2 * MOST_KEPT || this.#timeMs(0) < oldestMs - KEPT_MS) this.#forget(oldestMs);
  }

  /** Sensor to earth at a time; before the oldest sample as there. False when there is none. */
  atInto(result: MutableQuaternion, tMs: number): boolean {
    if (this.isEmpty) return false;
    const last = this.#count - 1;
    const index = this.#indexAt(tMs);
    if (index === last && tMs > this.#timeMs(last)) this.#beyondInto(result, tMs);
    else if (index < 0 || index === last) this.#orientationInto(result, Math.max(0, index));
    else {
      const fromMs = this.#timeMs(index);
      this.#orientationInto(this.#from, index);
      this.#orientationInto(this.#to, index + 1);
      betweenInto(result, this.#from, this.#to, (tMs - fromMs) / (this.#timeMs(index + 1) - fromMs));
    }
    return true;
  }

  /** Mean angular velocity in the sensor's axes, where there is a pose, from half the span before to half the span after a time, rad/s. */
  velocityInto(result: MutableVector3, tMs: number): void {
    this.atInto(this.#spanStart, tMs - VELOCITY_SPAN_MS / 2);
    this.atInto(this.#spanEnd, tMs + VELOCITY_SPAN_MS / 2);
    rateBetweenInto(result, this.#spanStart, this.#spanEnd, VELOCITY_SPAN_MS);
  }

  /** Mean orientation from a time on; undefined without a sample since then. */
  meanSince(fromMs: number): Quaternion | undefined {
    const first = this.#firstSince(fromMs);
    if (first === this.#count) return undefined;
    this.#orientationInto(this.#from, first);
    const [firstW, firstX, firstY, firstZ] = this.#from;
    const sum: MutableQuaternion = [0, 0, 0, 0];
    for (let index = first; index < this.#count; index++) {
      this.#orientationInto(this.#to, index);
      const [w, x, y, z] = this.#to;
      const same = w * firstW + x * firstX + y * firstY + z * firstZ < 0 ? -1 : 1;
      sum[0] += same * w;
      sum[1] += same * x;
      sum[2] += same * y;
      sum[3] += same * z;
    }
    return normalised(sum);
  }

  /** Root mean square angular velocity from a time on, rad/s; 0 without samples. */
  movementRadS(fromMs: number): number {
    let before = this.#firstSince(fromMs);
    let [squares, passedMs] = [0, 0];
    for (let index = before + 1; index < this.#count; index++) {
      const sinceMs = this.#timeMs(index) - this.#timeMs(before);
      if (sinceMs < MOVEMENT_SPAN_MS) continue;
      this.#rateInto(this.#rateRadS, before, index);
      const rate = norm(this.#rateRadS);
      squares += rate * rate * sinceMs;
      passedMs += sinceMs;
      before = index;
    }
    return passedMs === 0 ? 0 : Math.sqrt(squares / passedMs);
  }

  #timeMs(index: number): number {
    return this.#rows[WIDTH * index] ?? 0;
  }

  #orientationInto(result: MutableQuaternion, index: number): void {
    const at = WIDTH * index;
    result[0] = this.#rows[at + 1] ?? 1;
    result[1] = this.#rows[at + 2] ?? 0;
    result[2] = this.#rows[at + 3] ?? 0;
    result[3] = this.#rows[at + 4] ?? 0;
  }

  /** Moves what is kept to the front: poses since a time, and not too many. */
  #forget(oldestMs: number): void {
    const first = Math.max(this.#firstSince(oldestMs), this.#count - MOST_KEPT);
    this.#rows.copyWithin(0, WIDTH * first, WIDTH * this.#count);
    this.#count -= first;
  }

  /** The first pose at or after a time; the number of poses when there is none. */
  #firstSince(fromMs: number): number {
    let index = 0;
    while (index < this.#count && this.#timeMs(index) < fromMs) index += 1;
    return index;
  }

  /** The last pose before or at a time; -1 when there is none. */
  #indexAt(tMs: number): number {
    let index = this.#count - 1;
    while (index >= 0 && this.#timeMs(index) > tMs) index -= 1;
    return index;
  }

  /** Past the newest pose the sensor turns on as it did. */
  #beyondInto(result: MutableQuaternion, tMs: number): void {
    const last = this.#count - 1;
    const newestMs = this.#timeMs(last);
    const earlier = this.#indexAt(newestMs - VELOCITY_SPAN_MS);
    this.#orientationInto(result, last);
    if (earlier < 0) return;
    const turnRad = this.#rateRadS;
    this.#rateInto(turnRad, earlier, last);
    const aheadS = Math.min(tMs - newestMs, LONGEST_EXTRAPOLATION_MS) / 1000;
    turnRad[0] *= aheadS;
    turnRad[1] *= aheadS;
    turnRad[2] *= aheadS;
    fromRotationVectorInto(this.#from, turnRad);
    multiplyInto(result, result, this.#from);
  }

  /** Mean angular velocity from one pose to another. */
  #rateInto(result: MutableVector3, from: number, to: number): void {
    this.#orientationInto(this.#from, from);
    this.#orientationInto(this.#to, to);
    rateBetweenInto(result, this.#from, this.#to, this.#timeMs(to) - this.#timeMs(from));
  }
}

/** Mean angular velocity from one orientation, which it overwrites, to another in the turning axes, rad/s. */
function rateBetweenInto(
  result: MutableVector3,
  from: MutableQuaternion,
  to: Quaternion,
  passedMs: number,
): void {
  conjugateInto(from, from);
  multiplyInto(from, from, to);
  toRotationVectorInto(result, from);
  const scale = 1000 / passedMs;
  result[0] *= scale;
  result[1] *= scale;
  result[2] *= scale;
}
