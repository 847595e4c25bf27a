/**
 * Standing or sitting quietly: where neutral is for everything that can steer, what the board bears, how much the person
 * sways. Sums only, so that the fold stays small.
 */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import { STEERINGS } from '../contract/stimulus.ts';
import type { Steering } from '../contract/stimulus.ts';
import type { PlaneVector } from '../exercise/directions.ts';
import type { SensorNeed } from '../exercise/needs.ts';
import { signalOf } from '../exercise/steering.ts';
import { HUB_STEP_MS } from '../units.ts';
import type { QuietSway } from './result.ts';

/** The first second in a new place is settling, not stance. */
export const SETTLING_MS = 1000;
/** Farther from the mean so far than this is no quiet standing or sitting: mm, deg. */
const TOO_FAR: Readonly<Record<Steering, number>> = {
  'centre-of-pressure': 50,
  'board-tilt': 12,
  thorax: 12,
  pelvis: 12,
};
/** Samples before a mean is trusted to say so. */
const FEWEST_FOR_MEAN = 50;
const USABLE_FRAMES_SHARE = 0.9;

interface Sums {
  readonly usable: number;
  readonly sumMl: number;
  readonly sumAp: number;
  readonly sumMl2: number;
  readonly sumAp2: number;
}

const NO_SUMS: Sums = { usable: 0, sumMl: 0, sumAp: 0, sumMl2: 0, sumAp2: 0 };

export interface QuietFold {
  readonly frames: number;
  readonly signals: Readonly<Record<Steering, Sums>>;
  readonly sumLoadKg: number;
  /** Path of the centre of pressure between neighbouring usable frames, and how many such steps there were. */
  readonly pathMm: number;
  readonly steps: number;
  readonly last: Frame | undefined;
}

export const NO_QUIET: QuietFold = {
  frames: 0,
  signals: { 'centre-of-pressure': NO_SUMS, 'board-tilt': NO_SUMS, thorax: NO_SUMS, pelvis: NO_SUMS },
  sumLoadKg: 0,
  pathMm: 0,
  steps: 0,
  last: undefined,
};

export interface QuietMeasures {
  readonly neutral: Readonly<Partial<Record<Steering, PlaneVector>>>;
  /** RMS distance from neutral, mm or deg. */
  readonly rms: Readonly<Partial<Record<Steering, number>>>;
  /** Undefined without a board that bears the person. */
  readonly loadKg: number | undefined;
  readonly sway: QuietSway | undefined;
}

export function addToQuiet(quiet: QuietFold, frame: Frame): QuietFold {
  const { signals } = quiet;
  const added = {
    'centre-of-pressure': addedTo(signals['centre-of-pressure'], signalOf(frame, 'centre-of-pressure')),
    'board-tilt': addedTo(signals['board-tilt'], signalOf(frame, 'board-tilt')),
    thorax: addedTo(signals.thorax, signalOf(frame, 'thorax')),
    pelvis: addedTo(signals.pelvis, signalOf(frame, 'pelvis')),
  };
  const frames = quiet.frames + 1;
  if (!hasFlag(frame, FrameFlag.valid)) return { ...quiet, frames, signals: added, last: undefined };
  const { last } = quiet;
  return {
    frames,
    signals: added,
    sumLoadKg: quiet.sumLoadKg + frame.loadKg,
    pathMm: quiet.pathMm + (last === undefined ? 0 : distanceMm(last, frame)),
    steps: quiet.steps + (last === undefined ? 0 : 1),
    last: frame,
  };
}

function addedTo(sums: Sums, signal: PlaneVector | undefined): Sums {
  if (signal === undefined) return sums;
  return {
    usable: sums.usable + 1,
    sumMl: sums.sumMl + signal.ml,
    sumAp: sums.sumAp + signal.ap,
    sumMl2: sums.sumMl2 + signal.ml * signal.ml,
    sumAp2: sums.sumAp2 + signal.ap * signal.ap,
  };
}

function distanceMm(from: Frame, to: Frame): number {
  const ml = to.copMlMm - from.copMlMm;
  const ap = to.copApMm - from.copApMm;
  return Math.sqrt(ml * ml + ap * ap);
}

/** What of these needs steers. */
function steeringsOf(needs: readonly SensorNeed[]): readonly Steering[] {
  return needs.map((need) =>
    need === 'board' ? 'centre-of-pressure' : need === 'tilt' ? 'board-tilt' : need,
  );
}

/** True when what is needed lies too far from where it has been for quiet standing or sitting. */
export function isMoving({ signals }: QuietFold, frame: Frame, needs: readonly SensorNeed[]): boolean {
  return steeringsOf(needs).some((steering) => {
    const { usable, sumMl, sumAp } = signals[steering];
    const signal = signalOf(frame, steering);
    if (usable < FEWEST_FOR_MEAN || signal === undefined) return false;
    const ml = signal.ml - sumMl / usable;
    const ap = signal.ap - sumAp / usable;
    return ml * ml + ap * ap > TOO_FAR[steering] * TOO_FAR[steering];
  });
}

/** The measures, or undefined when too much of what is needed was held. */
export function quietMeasures(
  quiet: QuietFold,
  needs: readonly SensorNeed[],
  swayFromMs: number,
): QuietMeasures | undefined {
  const enough = ({ usable }: Sums): boolean => usable > 0 && usable >= quiet.frames * USABLE_FRAMES_SHARE;
  if (!steeringsOf(needs).every((steering) => enough(quiet.signals[steering]))) return undefined;
  const known = STEERINGS.filter((steering) => enough(quiet.signals[steering]));
  const pressure = quiet.signals['centre-of-pressure'];
  const bears = needs.includes('board');
  const longEnough = quiet.frames * HUB_STEP_MS >= swayFromMs;
  return {
    neutral: Object.fromEntries(known.map((steering) => [steering, meanOf(quiet.signals[steering])])),
    rms: Object.fromEntries(known.map((steering) => [steering, rmsOf(quiet.signals[steering])])),
    loadKg: bears ? quiet.sumLoadKg / pressure.usable : undefined,
    sway: bears && longEnough ? swayOf(quiet) : undefined,
  };
}

function meanOf({ usable, sumMl, sumAp }: Sums): PlaneVector {
  return { ml: sumMl / usable, ap: sumAp / usable };
}

function variancesOf(sums: Sums): PlaneVector {
  const { ml, ap } = meanOf(sums);
  return {
    ml: Math.max(0, sums.sumMl2 / sums.usable - ml * ml),
    ap: Math.max(0, sums.sumAp2 / sums.usable - ap * ap),
  };
}

function rmsOf(sums: Sums): number {
  const { ml, ap } = variancesOf(sums);
  return Math.sqrt(ml + ap);
}

function swayOf({ signals, steps, pathMm }: QuietFold): QuietSway {
  const { ml, ap } = variancesOf(signals['centre-of-pressure']);
  const seconds = (steps * HUB_STEP_MS) / 1000;
  return {
    seconds,
    meanVelocityMmS: seconds === 0 ? 0 : pathMm / seconds,
    rmsMlMm: Math.sqrt(ml),
    rmsApMm: Math.sqrt(ap),
  };
}
