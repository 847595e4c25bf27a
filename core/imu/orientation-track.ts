/** Where a sensor has been pointing during the last second, between its samples and a little beyond the last. */
import {
  IDENTITY,
  between,
  conjugate,
  fromRotationVector,
  multiply,
  norm,
  normalised,
  toRotationVector,
} from './quaternion.ts';
import type { Quaternion, Vector3 } from './quaternion.ts';

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

export class OrientationTrack {
  #poses: Pose[] = [];

  get newest(): Pose | undefined {
    return this.#poses.at(-1);
  }

  clear(): void {
    this.#poses = [];
  }

  /** Poses come in the order of their times. */
  add(pose: Pose): void {
    this.#poses.push(pose);
    const oldestMs = pose.tMs - KEPT_MS;
    const outgrown = this.#poses.length > 2 * MOST_KEPT || (this.#poses[0]?.tMs ?? 0) < oldestMs - KEPT_MS;
    if (!outgrown) return;
    this.#poses = this.#poses.slice(-MOST_KEPT).filter(({ tMs }) => tMs >= oldestMs);
  }

  /** Sensor to earth at a time; before the oldest sample as there, undefined when there is none. */
  at(tMs: number): Quaternion | undefined {
    const newest = this.newest;
    if (newest === undefined) return undefined;
    if (tMs > newest.tMs) return this.#beyond(newest, tMs);
    const index = this.#indexAt(tMs);
    const from = this.#poses[index];
    const to = this.#poses[index + 1];
    if (from === undefined) return to?.orientation;
    if (to === undefined) return from.orientation;
    return between(from.orientation, to.orientation, (tMs - from.tMs) / (to.tMs - from.tMs));
  }

  /** Mean angular velocity in the sensor's axes from half the span before to half the span after a time, rad/s. */
  velocityRadS(tMs: number): Vector3 {
    const from = this.at(tMs - VELOCITY_SPAN_MS / 2) ?? IDENTITY;
    const to = this.at(tMs + VELOCITY_SPAN_MS / 2) ?? IDENTITY;
    return rateBetween(from, to, VELOCITY_SPAN_MS);
  }

  /** Mean orientation from a time on; undefined without a sample since then. */
  meanSince(fromMs: number): Quaternion | undefined {
    const first = this.#poses.find((pose) => pose.tMs >= fromMs)?.orientation;
    if (first === undefined) return undefined;
    let sum: Quaternion = [0, 0, 0, 0];
    for (const { tMs, orientation } of this.#poses) {
      if (tMs < fromMs) continue;
      const [w, x, y, z] = orientation;
      const same = w * first[0] + x * first[1] + y * first[2] + z * first[3] < 0 ? -1 : 1;
      sum = [sum[0] + same * w, sum[1] + same * x, sum[2] + same * y, sum[3] + same * z];
    }
    return normalised(sum);
  }

  /** Root mean square angular velocity from a time on, rad/s; 0 without samples. */
  movementRadS(fromMs: number): number {
    let before: Pose | undefined;
    let [squares, passedMs] = [0, 0];
    for (const pose of this.#poses) {
      if (pose.tMs < fromMs) continue;
      const sinceMs = before === undefined ? 0 : pose.tMs - before.tMs;
      if (before !== undefined && sinceMs < MOVEMENT_SPAN_MS) continue;
      if (before !== undefined) {
        const rate = norm(rateBetween(before.orientation, pose.orientation, sinceMs));
        squares += rate * rate * sinceMs;
        passedMs += sinceMs;
      }
      before = pose;
    }
    return passedMs === 0 ? 0 : Math.sqrt(squares / passedMs);
  }

  /** The last pose before or at a time; -1 when there is none. */
  #indexAt(tMs: number): number {
    let index = this.#poses.length - 1;
    while (index >= 0 && (this.#poses[index]?.tMs ?? 0) > tMs) index -= 1;
    return index;
  }

  #beyond(newest: Pose, tMs: number): Quaternion {
    const earlier = this.#poses[this.#indexAt(newest.tMs - VELOCITY_SPAN_MS)];
    if (earlier === undefined) return newest.orientation;
    const [x, y, z] = rateBetween(earlier.orientation, newest.orientation, newest.tMs - earlier.tMs);
    const aheadS = Math.min(tMs - newest.tMs, LONGEST_EXTRAPOLATION_MS) / 1000;
    return multiply(newest.orientation, fromRotationVector([x * aheadS, y * aheadS, z * aheadS]));
  }
}

/** Mean angular velocity from one orientation to another in the turning axes, rad/s. */
function rateBetween(from: Quaternion, to: Quaternion, passedMs: number): Vector3 {
  const [x, y, z] = toRotationVector(multiply(conjugate(from), to));
  const scale = 1000 / passedMs;
  return [x * scale, y * scale, z * scale];
}
