/** A board that tells its tilt itself: its last readings, read between two as the board moves on. */
import type { SensorAttached, TiltReading } from '../contract/reading.ts';
import type { SegmentStatus } from '../contract/sensors.ts';

export interface Tilt {
  readonly tMs: number;
  readonly mlDeg: number;
  readonly apDeg: number;
}

/** Beyond this it is no tilt of a board but damage. */
const MOST_DEG = 90;

const KEPT_MS = 500;
const MOST_KEPT = 1000;

/** Readings in bursts: movement is told over at least so long. */
const MOVEMENT_SPAN_MS = 40;

export class TiltBoard {
  #facts: SensorAttached;
  #tilts: Tilt[] = [];

  constructor(facts: SensorAttached) {
    this.#facts = facts;
  }

  get facts(): SensorAttached {
    return this.#facts;
  }

  attach(facts: SensorAttached): void {
    this.#facts = facts;
  }

  /** When it was last read; minus infinity before. */
  get newestMs(): number {
    return this.#tilts.at(-1)?.tMs ?? -Infinity;
  }

  /** Readings have no clock of their own: they were taken when they arrived. */
  read({ tiltMlDeg: mlDeg, tiltApDeg: apDeg }: TiltReading, nowMs: number): void {
    if (!(Math.abs(mlDeg) <= MOST_DEG && Math.abs(apDeg) <= MOST_DEG)) return;
    this.#tilts.push({ tMs: nowMs, mlDeg, apDeg });
    const outgrown = this.#tilts.length > 2 * MOST_KEPT || (this.#tilts[0]?.tMs ?? 0) < nowMs - 2 * KEPT_MS;
    if (outgrown) this.#tilts = this.#tilts.slice(-MOST_KEPT).filter(({ tMs }) => tMs >= nowMs - KEPT_MS);
  }

  /** On a straight line between two readings; after the newest as there. */
  at(tMs: number): Tilt | undefined {
    const index = this.#tilts.findLastIndex((tilt) => tilt.tMs <= tMs);
    const from = this.#tilts[index];
    const to = this.#tilts[index + 1];
    if (from === undefined || to === undefined) return from ?? to;
    const share = (tMs - from.tMs) / (to.tMs - from.tMs);
    const part = (a: number, b: number): number => a + share * (b - a);
    return { tMs, mlDeg: part(from.mlDeg, to.mlDeg), apDeg: part(from.apDeg, to.apDeg) };
  }

  status(nowMs: number): SegmentStatus {
    const { serial, role } = this.#facts;
    return { serial, role, movingDegS: this.#movementDegS(nowMs), aligned: true, slipped: false };
  }

  #movementDegS(nowMs: number): number {
    let before: Tilt | undefined;
    let [squares, passedMs] = [0, 0];
    for (const tilt of this.#tilts) {
      if (tilt.tMs < nowMs - KEPT_MS) continue;
      if (before !== undefined && tilt.tMs - before.tMs < MOVEMENT_SPAN_MS) continue;
      if (before !== undefined) {
        const ml = tilt.mlDeg - before.mlDeg;
        const ap = tilt.apDeg - before.apDeg;
        squares += (ml * ml + ap * ap) / (tilt.tMs - before.tMs);
        passedMs += tilt.tMs - before.tMs;
      }
      before = tilt;
    }
    return passedMs === 0 ? 0 : 1000 * Math.sqrt(squares / passedMs);
  }
}
