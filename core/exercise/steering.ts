/**
 * What steers an exercise: one of four signals of a frame, from the person's own neutral, in fractions of their own
 * range. This is the only place where a frame becomes steering.
 */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import type { Steering } from '../contract/stimulus.ts';
import { ZERO } from './directions.ts';
import type { PlaneVector } from './directions.ts';
import { VIBRATING } from './needs.ts';
import { toFraction } from './range.ts';
import type { SteeringRange } from './range.ts';

const VALID: Readonly<Record<Steering, number>> = {
  'centre-of-pressure': FrameFlag.valid,
  'board-tilt': FrameFlag.tiltValid,
  thorax: FrameFlag.thoraxValid,
  pelvis: FrameFlag.pelvisValid,
};

/** Farther out than this is no reading of a person: mm on any board, deg of any trunk. */
const FARTHEST: Readonly<Record<Steering, number>> = {
  'centre-of-pressure': 500,
  'board-tilt': 90,
  thorax: 120,
  pelvis: 120,
};

/** The unit of what steers. */
export function unitOf(steering: Steering): 'mm' | 'deg' {
  return steering === 'centre-of-pressure' ? 'mm' : 'deg';
}

/** The signal as the frame has it: mm or deg, to the right and to the front; undefined where it is held or no number. */
export function signalOf(frame: Frame, steering: Steering): PlaneVector | undefined {
  if (!hasFlag(frame, VALID[steering]) || isShaken(frame, steering)) return undefined;
  const { ml, ap } = columnsOf(frame, steering);
  if (!Number.isFinite(ml) || !Number.isFinite(ap)) return undefined;
  const farthest = FARTHEST[steering];
  const bounded = (value: number): number => Math.min(farthest, Math.max(-farthest, value));
  return { ml: bounded(ml), ap: bounded(ap) };
}

function isShaken(frame: Frame, steering: Steering): boolean {
  return (steering === 'thorax' || steering === 'pelvis') && hasFlag(frame, VIBRATING[steering]);
}

function columnsOf(frame: Frame, steering: Steering): PlaneVector {
  switch (steering) {
    case 'centre-of-pressure':
      return { ml: frame.copMlMm, ap: frame.copApMm };
    case 'board-tilt':
      return { ml: frame.boardTiltMlDeg, ap: frame.boardTiltApDeg };
    case 'thorax':
      return { ml: frame.thoraxLateralDeg, ap: frame.thoraxFlexionDeg };
    case 'pelvis':
      return { ml: frame.pelvisLateralDeg, ap: frame.pelvisFlexionDeg };
  }
}

export interface SteeringValue {
  /** In fractions of the range. */
  readonly steering: PlaneVector;
  /** From neutral, mm or deg. */
  readonly raw: PlaneVector;
  readonly valid: boolean;
}

export const STEERING_AT_REST: SteeringValue = { steering: ZERO, raw: ZERO, valid: false };

/** @param before Held where the frame gives nothing. */
export function steeringOf(
  frame: Frame,
  steering: Steering,
  neutral: PlaneVector,
  range: SteeringRange,
  before: SteeringValue,
): SteeringValue {
  const signal = signalOf(frame, steering);
  if (signal === undefined) return before.valid ? { ...before, valid: false } : before;
  const raw = { ml: signal.ml - neutral.ml, ap: signal.ap - neutral.ap };
  return { steering: toFraction(range, raw), raw, valid: true };
}
