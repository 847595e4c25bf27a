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

/** The promptest sample of a second, against the first sample of all. */
interface Point {
  deviceMs: number;
  arrivalMs: number;
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
  readonly #points: Point[] = [];
  readonly #zero: Point = { deviceMs: 0, arrivalMs: 0 };
  /** The sample at hand, against the first of all. */
  readonly #present: Point = { deviceMs: 0, arrivalMs: 0 };
  #isRunning = false;
  #drift = 0;
  #lastDeviceMs = 0;
  #lastArrivalMs = 0;
  #tMs = 0;
  #sinceMs = 0;

  /** Everything is unknown again: the sensor was away. */
  reset(): void {
    this.#isRunning = false;
    this.#drift = 0;
  }

  /** By how much the sensor's clock is slow: hub time over its own, less 1. */
  get drift(): number {
    return this.#drift;
  }

  /** When the last sample was taken. */
  get tMs(): number {
    return this.#tMs;
  }

  /** Between the last two samples, 0 for the first. From the sensor's clock, drift taken out. */
  get sinceMs(): number {
    return this.#sinceMs;
  }

  /**
   * Tells when a sample was taken that arrived now: never after its arrival, never before the one before it.
   * @param arrivalMs never runs backwards.
   * @returns false for a sample that is not newer than the last one, or has no time.
   */
  take(deviceMs: number, arrivalMs: number): boolean {
    if (!(Math.abs(deviceMs) <= LARGEST_DEVICE_MS)) return false;
    if (!this.#isRunning) return this.#begin(deviceMs, arrivalMs, 0);
    const stepMs = deviceMs - this.#lastDeviceMs;
    if (stepMs <= 0 && stepMs > -LATE_MS) return false;
    const present = this.#present;
    present.deviceMs = deviceMs - this.#zero.deviceMs;
    present.arrivalMs = arrivalMs - this.#zero.arrivalMs;
    if (stepMs <= 0 || this.#wasSet(stepMs)) {
      return this.#begin(deviceMs, arrivalMs, arrivalMs - this.#lastArrivalMs);
    }
    this.#remember();
    const takenMs = this.#zero.arrivalMs + (1 + this.#drift) * present.deviceMs + this.#offsetMs();
    this.#tMs = Math.max(this.#tMs, Math.min(takenMs, arrivalMs));
    this.#sinceMs = (1 + this.#drift) * stepMs;
    this.#lastDeviceMs = deviceMs;
    this.#lastArrivalMs = arrivalMs;
    return true;
  }

  #begin(deviceMs: number, arrivalMs: number, sinceMs: number): true {
    this.#isRunning = true;
    this.#drift = 0;
    this.#zero.deviceMs = deviceMs;
    this.#zero.arrivalMs = arrivalMs;
    this.#points.length = 0;
    this.#points.push({ deviceMs: 0, arrivalMs: 0 });
    this.#lastDeviceMs = deviceMs;
    this.#lastArrivalMs = arrivalMs;
    this.#tMs = arrivalMs;
    this.#sinceMs = sinceMs;
    return true;
  }

  /** What an arrival is late by, up to a constant. */
  #excessMs(point: Point): number {
    return point.arrivalMs - (1 + this.#drift) * point.deviceMs;
  }

  /** The least excess of the last seconds, the present one included. */
  #offsetMs(): number {
    let leastMs = Infinity;
    const points = this.#points;
    for (let index = Math.max(0, points.length - SECONDS_OF_OFFSET); index < points.length; index++) {
      const point = points[index];
      if (point !== undefined) leastMs = Math.min(leastMs, this.#excessMs(point));
    }
    return leastMs;
  }

  /** Whether the sample at hand tells of a clock that was set. */
  #wasSet(stepMs: number): boolean {
    const lateMs = this.#excessMs(this.#present) - this.#offsetMs();
    return lateMs > LATE_MS || lateMs < -(EARLY_MS + LARGEST_DRIFT * stepMs);
  }

  /** Keeps the sample at hand if it is the promptest of its second. */
  #remember(): void {
    const { deviceMs, arrivalMs } = this.#present;
    const promptest = this.#points.at(-1);
    if (promptest === undefined || secondOf(this.#present) > secondOf(promptest)) {
      this.#learnDrift();
      this.#points.push({ deviceMs, arrivalMs });
      if (this.#points.length > SECONDS_OF_SLOPE) this.#points.shift();
    } else if (this.#excessMs(this.#present) < this.#excessMs(promptest)) {
      promptest.deviceMs = deviceMs;
      promptest.arrivalMs = arrivalMs;
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
