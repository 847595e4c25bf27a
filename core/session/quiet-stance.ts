/**
 * Standing still at the start of a session: where neutral is, how much the person weighs, how much they sway.
 * Sums only, so that the fold stays small.
 */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import { HUB_STEP_MS } from '../units.ts';

/** Shorter trials of double stance say little about sway (Clark 2018, in DOMAIN 2.0). */
export const QUIET_STANCE_MS = 30_000;
/** The first second after stepping on is settling, not stance. */
export const SETTLING_MS = 1000;
/** A centre of pressure that leaves this distance of its mean is no quiet stance. */
const TOO_FAR_MM = 50;
const USABLE_FRAMES_SHARE = 0.9;

export interface QuietStance {
  readonly frames: number;
  readonly usable: number;
  readonly sumMl: number;
  readonly sumAp: number;
  readonly sumMl2: number;
  readonly sumAp2: number;
  readonly sumLoadKg: number;
  /** Path between neighbouring usable frames, and how many such steps there were. */
  readonly pathMm: number;
  readonly steps: number;
  readonly last: Frame | undefined;
}

export interface QuietStanceResult {
  readonly neutralMlMm: number;
  readonly neutralApMm: number;
  readonly bodyMassKg: number;
  /** Root mean square distance from the mean, mm. */
  readonly swayRmsMm: number;
  readonly sway: QuietSway;
}

/**
 * Sway in quiet stance, of the hub's frames as they are: 100 Hz, a 40 ms causal window, no other filter. Only to be
 * compared with itself; a laboratory's pipeline gives other numbers (`keel analyze` names its own).
 */
export interface QuietSway {
  readonly seconds: number;
  /** Path over time (Prieto 1996, IEEE Trans Biomed Eng 43:956). */
  readonly meanVelocityMmS: number;
  readonly rmsMlMm: number;
  readonly rmsApMm: number;
}

export const NO_STANCE: QuietStance = {
  frames: 0,
  usable: 0,
  sumMl: 0,
  sumAp: 0,
  sumMl2: 0,
  sumAp2: 0,
  sumLoadKg: 0,
  pathMm: 0,
  steps: 0,
  last: undefined,
};

export function addToStance(stance: QuietStance, frame: Frame): QuietStance {
  if (!hasFlag(frame, FrameFlag.valid)) return { ...stance, frames: stance.frames + 1, last: undefined };
  const { last } = stance;
  return {
    frames: stance.frames + 1,
    usable: stance.usable + 1,
    sumMl: stance.sumMl + frame.copMlMm,
    sumAp: stance.sumAp + frame.copApMm,
    sumMl2: stance.sumMl2 + frame.copMlMm * frame.copMlMm,
    sumAp2: stance.sumAp2 + frame.copApMm * frame.copApMm,
    sumLoadKg: stance.sumLoadKg + frame.loadKg,
    pathMm: stance.pathMm + (last === undefined ? 0 : distanceMm(last, frame)),
    steps: stance.steps + (last === undefined ? 0 : 1),
    last: frame,
  };
}

function distanceMm(from: Frame, to: Frame): number {
  const ml = to.copMlMm - from.copMlMm;
  const ap = to.copApMm - from.copApMm;
  return Math.sqrt(ml * ml + ap * ap);
}

/** True when this frame lies too far from the stance so far for it to be quiet standing. */
export function isMoving(stance: QuietStance, frame: Frame): boolean {
  if (stance.usable < 50) return false;
  const ml = frame.copMlMm - stance.sumMl / stance.usable;
  const ap = frame.copApMm - stance.sumAp / stance.usable;
  return ml * ml + ap * ap > TOO_FAR_MM * TOO_FAR_MM;
}

/** The stance's figures, or undefined when too many frames were held. */
export function stanceResult(stance: QuietStance): QuietStanceResult | undefined {
  if (stance.usable === 0 || stance.usable < stance.frames * USABLE_FRAMES_SHARE) return undefined;
  const n = stance.usable;
  const ml = stance.sumMl / n;
  const ap = stance.sumAp / n;
  const varianceMl = Math.max(0, stance.sumMl2 / n - ml * ml);
  const varianceAp = Math.max(0, stance.sumAp2 / n - ap * ap);
  const seconds = (stance.steps * HUB_STEP_MS) / 1000;
  return {
    neutralMlMm: ml,
    neutralApMm: ap,
    bodyMassKg: stance.sumLoadKg / n,
    swayRmsMm: Math.sqrt(varianceMl + varianceAp),
    sway: {
      seconds,
      meanVelocityMmS: seconds === 0 ? 0 : stance.pathMm / seconds,
      rmsMlMm: Math.sqrt(varianceMl),
      rmsApMm: Math.sqrt(varianceAp),
    },
  };
}
