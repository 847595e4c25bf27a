/**
 * A sensor's own clock, told from when its samples arrive. The sensor counts from a zero of its own, and up to a few
 * percent too fast or too slowly; samples come several in a report, reports in bursts, some never.
 *
 * An arrival is late by a varying amount and never early, so the line hubMs = offset + rate * deviceMs that says when
 * samples were taken lies below all arrivals and touches the promptest. Its slope is that of the lower convex hull
 * under the middle of the last minute (Zhang, Liu & Xia 2002, IEEE INFOCOM, clock skew from one-way delays); its
 * offset is the promptest of the last seconds, so that a clock that drifts otherwise by and by is followed. What delay
 * even the promptest sample has cannot be seen from here.
 */

export interface SampleTime {
  readonly tMs: number;
  /** Since the sample before, 0 for the first. From the sensor's clock, drift taken out. */
  readonly sinceMs: number;
}

/** The promptest sample of a second, against the first sample of all. */
interface Point {
  readonly deviceMs: number;
  readonly arrivalMs: number;
}

const SECOND_MS = 1000;
/** The slope looks back on so many seconds, the offset on the last few. */
const SECONDS_OF_SLOPE = 60;
const SECONDS_OF_OFFSET = 3;

/** Clocks beyond this are not believed: they are faults of a driver. */
const LARGEST_DRIFT = 0.05;

/** With a span of so many ms, the slope that is seen and none at all count alike: 10 ms of jitter are then 0.5 %. */
const TRUSTED_SPAN_MS = 2000;

/** A sample that seems to come from further in the future, or from so long ago, tells of a clock that was set. */
const EARLY_MS = 50;
const LATE_MS = 1000;

const LARGEST_DEVICE_MS = 1e14;

export class SensorClock {
  #points: Point[] = [];
  #zero: Point = { deviceMs: 0, arrivalMs: 0 };
  #drift = 0;
  #lastDeviceMs = 0;
  #last: { arrivalMs: number; tMs: number } | undefined;

  /** Everything is unknown again: the sensor was away. */
  reset(): void {
    this.#points = [];
    this.#drift = 0;
    this.#last = undefined;
  }

  /** By how much the sensor's clock is slow: hub time over its own, less 1. */
  get drift(): number {
    return this.#drift;
  }

  /**
   * When a sample was taken that arrived now: never after its arrival, never before the one before it.
   * @param arrivalMs never runs backwards.
   * @returns undefined for a sample that is not newer than the last one, or has no time.
   */
  take(deviceMs: number, arrivalMs: number): SampleTime | undefined {
    if (!(Math.abs(deviceMs) <= LARGEST_DEVICE_MS)) return undefined;
    const before = this.#last;
    if (before !== undefined) {
      const stepMs = deviceMs - this.#lastDeviceMs;
      if (stepMs <= 0 && stepMs > -LATE_MS) return undefined;
      if (stepMs <= 0 || this.#wasSet(deviceMs, arrivalMs, stepMs)) this.reset();
    }
    if (this.#last === undefined) return this.#begin(deviceMs, arrivalMs, before?.arrivalMs);
    const point = this.#relative(deviceMs, arrivalMs);
    this.#remember(point);
    const takenMs = this.#zero.arrivalMs + (1 + this.#drift) * point.deviceMs + this.#offsetMs();
    const tMs = Math.max(this.#last.tMs, Math.min(takenMs, arrivalMs));
    const sinceMs = (1 + this.#drift) * (deviceMs - this.#lastDeviceMs);
    this.#lastDeviceMs = deviceMs;
    this.#last = { arrivalMs, tMs };
    return { tMs, sinceMs };
  }

  #begin(deviceMs: number, arrivalMs: number, previousMs: number | undefined): SampleTime {
    this.#zero = { deviceMs, arrivalMs };
    this.#points = [{ deviceMs: 0, arrivalMs: 0 }];
    this.#lastDeviceMs = deviceMs;
    this.#last = { arrivalMs, tMs: arrivalMs };
    return { tMs: arrivalMs, sinceMs: previousMs === undefined ? 0 : arrivalMs - previousMs };
  }

  #relative(deviceMs: number, arrivalMs: number): Point {
    return { deviceMs: deviceMs - this.#zero.deviceMs, arrivalMs: arrivalMs - this.#zero.arrivalMs };
  }

  /** What an arrival is late by, up to a constant. */
  #excessMs({ deviceMs, arrivalMs }: Point): number {
    return arrivalMs - (1 + this.#drift) * deviceMs;
  }

  /** The least excess of the last seconds, the present one included. */
  #offsetMs(): number {
    let leastMs = Infinity;
    for (let index = Math.max(0, this.#points.length - SECONDS_OF_OFFSET); ; index++) {
      const point = this.#points[index];
      if (point === undefined) return leastMs;
      leastMs = Math.min(leastMs, this.#excessMs(point));
    }
  }

  #wasSet(deviceMs: number, arrivalMs: number, stepMs: number): boolean {
    const point = this.#relative(deviceMs, arrivalMs);
    const lateMs = this.#excessMs(point) - this.#offsetMs();
    return lateMs > LATE_MS || lateMs < -(EARLY_MS + LARGEST_DRIFT * stepMs);
  }

  #remember(point: Point): void {
    const present = this.#points.at(-1);
    if (present === undefined || secondOf(point) > secondOf(present)) {
      this.#learnDrift();
      this.#points.push(point);
      if (this.#points.length > SECONDS_OF_SLOPE) this.#points.shift();
    } else if (this.#excessMs(point) < this.#excessMs(present)) {
      this.#points[this.#points.length - 1] = point;
    }
  }

  #learnDrift(): void {
    const first = this.#points[0];
    const last = this.#points.at(-1);
    if (first === undefined || last === undefined || first === last) return;
    const spanMs = last.deviceMs - first.deviceMs;
    const trust = (spanMs * spanMs) / (spanMs * spanMs + TRUSTED_SPAN_MS * TRUSTED_SPAN_MS);
    const drift = trust * (slopeBelow(this.#points, first.deviceMs + spanMs / 2) - 1);
    this.#drift = Math.min(LARGEST_DRIFT, Math.max(-LARGEST_DRIFT, drift));
  }
}

function secondOf({ deviceMs }: Point): number {
  return Math.floor(deviceMs / SECOND_MS);
}

/** Slope of the lower convex hull at a place; of all lines below the points, it is nearest to them on the whole. */
function slopeBelow(points: readonly Point[], atMs: number): number {
  const hull: Point[] = [];
  for (const point of points) {
    let [before, last] = [hull.at(-2), hull.at(-1)];
    while (before !== undefined && last !== undefined && slope(before, last) >= slope(last, point)) {
      hull.pop();
      [before, last] = [hull.at(-2), hull.at(-1)];
    }
    hull.push(point);
  }
  const right = hull.findIndex((point) => point.deviceMs >= atMs);
  const [from, to] = [hull[right - 1], hull[right]];
  return from === undefined || to === undefined ? 1 : slope(from, to);
}

function slope(from: Point, to: Point): number {
  return (to.arrivalMs - from.arrivalMs) / (to.deviceMs - from.deviceMs);
}
