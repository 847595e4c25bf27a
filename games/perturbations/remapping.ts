/**
 * Gain and rotation of the steering. The first and the last quarter of a set are played without: the first says how a
 * person leans, the last what the change has left behind (after-effect.ts). It comes and goes slowly and unannounced.
 */
import type { PlaneVector } from '#core/exercise/directions.ts';
import { cosineOfTurns, sineOfTurns } from '#core/signal/cosine.ts';

export interface Remapping {
  readonly gain: number;
  /** Clockwise seen from above. */
  readonly rotationDeg: number;
}

const RAMP_MS = 2000;
const QUARTER = 0.25;

/** 0: the steering as usual; 1: the whole change. */
export function remappedShare(tMs: number, durationMs: number): number {
  const fromEnds = Math.min(tMs, durationMs - tMs) - QUARTER * durationMs;
  return Math.min(1, Math.max(0, fromEnds / RAMP_MS));
}

/** @param share Of the change. */
export function remapped(
  { gain, rotationDeg }: Remapping,
  share: number,
  { ml, ap }: PlaneVector,
): PlaneVector {
  const scale = 1 + share * (gain - 1);
  const turns = (share * rotationDeg) / 360;
  const along = scale * cosineOfTurns(turns);
  const across = scale * sineOfTurns(turns);
  return { ml: along * ml + across * ap, ap: along * ap - across * ml };
}

/** Whether a trial was played before the change, or after it; undefined where any of it was changed. */
export function unchangedPart(
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  durationMs: number,
): 'before' | 'after' | undefined {
  if (endMs <= QUARTER * durationMs) return 'before';
  return startMs >= (1 - QUARTER) * durationMs ? 'after' : undefined;
}
