/**
 * Standing still at the start of a session: where neutral is, how much the person weighs, how much they sway.
 * Sums only, so that the fold stays small.
 */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';

export const QUIET_STANCE_MS = 10_000;
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
}

export interface QuietStanceResult {
  readonly neutralMlMm: number;
  readonly neutralApMm: number;
  readonly bodyMassKg: number;
  /** Root mean square distance from the mean, mm. */
  readonly swayRmsMm: number;
}

export const NO_STANCE: QuietStance = {
  frames: 0,
  usable: 0,
  sumMl: 0,
  sumAp: 0,
  sumMl2: 0,
  sumAp2: 0,
  sumLoadKg: 0,
};

export function addToStance(stance: QuietStance, frame: Frame): QuietStance {
  if (!hasFlag(frame, FrameFlag.valid)) return { ...stance, frames: stance.frames + 1 };
  return {
    frames: stance.frames + 1,
    usable: stance.usable + 1,
    sumMl: stance.sumMl + frame.copMlMm,
    sumAp: stance.sumAp + frame.copApMm,
    sumMl2: stance.sumMl2 + frame.copMlMm * frame.copMlMm,
    sumAp2: stance.sumAp2 + frame.copApMm * frame.copApMm,
    sumLoadKg: stance.sumLoadKg + frame.loadKg,
  };
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
  const variance = Math.max(0, stance.sumMl2 / n - ml * ml) + Math.max(0, stance.sumAp2 / n - ap * ap);
  return {
    neutralMlMm: ml,
    neutralApMm: ap,
    bodyMassKg: stance.sumLoadKg / n,
    swayRmsMm: Math.sqrt(variance),
  };
}
