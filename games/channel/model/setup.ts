/** A set of Channel at its start: everything random is drawn here, from the seed. */
import type { Steering } from '#core/contract/stimulus.ts';
import { STANDARD_HARMONICS, designMultisine, fittedWithin } from '#core/coordination/multisine.ts';
import { difficultyOf } from '#core/exercise/curve.ts';
import { ZERO } from '#core/exercise/directions.ts';
import type { ExerciseContext, Parameters } from '#core/exercise/exercise.ts';
import { safeRange } from '#core/exercise/range.ts';
import { parametersFrom } from '../../block-setup.ts';
import { CHANNEL_CURVE } from '../curve.ts';
import { CHANNEL_INFO } from '../info.ts';
import type { ChannelParameters, ChannelState } from './state.ts';

/** Length of the sum of sines until it begins again, s. */
export const PERIOD_S = 20;
/** No bend is farther out than this share of the range: DOMAIN asks for 0.6 of what is free of pain. */
const FARTHEST_BEND = 0.6;
/**
 * By what steers, how much wider the channel is than its parameter says: a rocking board and the pelvis are held less
 * steadily in their range, and one difficulty should be about as hard by each (numbers in curve.ts).
 */
const WIDTH_FACTOR: Readonly<Record<Steering, number>> = {
  'centre-of-pressure': 1,
  'board-tilt': 1.55,
  thorax: 1,
  pelvis: 1.2,
};
/** Nobody is asked to lean to where the stop rule would end it, deg. */
const BEFORE_LIMIT_DEG = 5;
const SMALLEST_LIMIT = 0.02;
/**
 * The water that every set has: of this seed's first draw, so that its low lines, which make the bends, are the same
 * whichever lines are played.
 */
const REPEATED_SEED = 1;

/** How far a bend may go to either side, fraction of the range. */
function farthestBend({ steering, posture, range, leanLimitDeg }: ExerciseContext): number {
  const leans = steering === 'thorax' || steering === 'pelvis';
  if (!leans || leanLimitDeg === undefined || !Number.isFinite(leanLimitDeg)) return FARTHEST_BEND;
  const { extent } = safeRange(range, steering, posture);
  const limit = (leanLimitDeg - BEFORE_LIMIT_DEG) / Math.max(extent.left, extent.right);
  return Math.min(FARTHEST_BEND, Math.max(SMALLEST_LIMIT, limit));
}

export function setUp(given: Parameters, context: ExerciseContext, seed: number): ChannelState {
  const asked = parametersFrom<keyof ChannelParameters>(given, CHANNEL_INFO, CHANNEL_CURVE);
  const harmonics = STANDARD_HARMONICS.filter((harmonic) => harmonic / PERIOD_S <= asked.bandwidthHz + 1e-9);
  const limit = farthestBend(context);
  const options = { rms: asked.amplitudePercent / 100, periodS: PERIOD_S, harmonics };
  const own = fittedWithin(designMultisine({ ...options, seed }), limit);
  const repeated = fittedWithin(designMultisine({ ...options, seed: REPEATED_SEED, draws: 1 }), limit);
  const parameters = {
    ...asked,
    amplitudePercent: 100 * own.rms,
    bandwidthHz: own.lines.at(-1)?.frequencyHz ?? asked.bandwidthHz,
  };
  const { durationMs, latencyMs } = context;
  return {
    tMs: 0,
    phase: 'course',
    phaseStartMs: 0,
    progress: 0,
    steering: ZERO,
    middle: 0,
    halfWidth: (WIDTH_FACTOR[context.steering] * parameters.widthPercent) / 200,
    isAground: false,
    lastOutcome: undefined,
    course: { fromMs: 0, own, repeated },
    parameters,
    difficulty: difficultyOf(CHANNEL_CURVE, { ...parameters }),
    durationMs: Number.isFinite(durationMs) ? Math.max(0, durationMs) : 0,
    latencyMs: Number.isFinite(latencyMs) ? latencyMs : 0,
    stretch: undefined,
    trials: [],
    fadingFrom: 0,
    steps: 0,
    heldSteps: 0,
    releases: 0,
  };
}
