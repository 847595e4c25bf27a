/** The constants of Cargo's rules, and a set at its start. */
import { difficultyOf } from '#core/exercise/curve.ts';
import { ZERO } from '#core/exercise/directions.ts';
import type { ExerciseContext, Parameters } from '#core/exercise/exercise.ts';
import { safeRange } from '#core/exercise/range.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import { createRandom } from '#core/signal/random.ts';
import { parametersFrom, usableDurationMs, usableQuietSway } from '../../block-setup.ts';
import { recoveryBandFor } from '../../recovery-band.ts';
import { CARGO_CURVE } from '../curve.ts';
import { CARGO_INFO } from '../info.ts';
import { SIDES, SIGN, drawSchedule } from './schedule.ts';
import type { Weight } from './schedule.ts';
import type { CargoParameters, CargoState } from './state.ts';

/** Calm before the first load of a set, and after a release. */
export const FIRST_CALM_MS = 3000;
/** A light load is this share of a heavy one. */
export const LIGHT_SHARE = 0.75;
/** The mean calm between two loads is so many times the time to level one. */
const PAUSES = 2;
/** Beyond this heel the load slides: more than any load alone can heel the deck. */
const SLIDE_LIMIT = 0.55;
/** A load is shown when deck and person have been inside this fraction of the limits for CALM_MS. */
export const CALM_BAND = 0.2;
export const CALM_MS = 300;
/** A load that waited this long for calm is shown all the same, and says so. */
export const LONGEST_WAIT_MS = 4000;
/** 500 ms: what a reaction is told from. */
export const RECENT_STEPS = 50;

/** No load asks for a lean nearer than this to where the trunk may lean at most. */
const BEFORE_LIMIT_DEG = 1;
/** The lightest load there is, % of the range: who may hardly lean plays with less than the curve has. */
const LIGHTEST_PERCENT = 2;
/** A set holds no more loads than one in so many ms. */
const SHORTEST_TRIAL_MS = 3000;

function specOf(key: string): { readonly min: number; readonly max: number } {
  return CARGO_INFO.parameters.find((spec) => spec.key === key) ?? { min: 0, max: 0 };
}

const HEAVIEST_PERCENT = specOf('weightPercent').max;

/** Of the heaviest load there is, 0 to 1. */
export function strengthOf(load: number): number {
  return Math.min(1, Math.max(0, (100 * load) / HEAVIEST_PERCENT));
}

/** What a load of this weight asks for, fractions of the range. */
export function loadSize({ weightPercent }: CargoParameters, weight: Weight): number {
  return ((weight === 'light' ? LIGHT_SHARE : 1) * weightPercent) / 100;
}

/** The heaviest load whose counter-lean, to either side, stays within what the trunk may lean; % of the range. */
function heaviestPercentFor(
  { steering, leanLimitDeg, neutral }: ExerciseContext,
  { extent }: SteeringRange,
): number {
  const isByTrunk = steering === 'thorax' || steering === 'pelvis';
  if (!isByTrunk || leanLimitDeg === undefined) return HEAVIEST_PERCENT;
  const upright = neutral[steering]?.ml ?? 0;
  const room = SIDES.map((side) => {
    const leftDeg = leanLimitDeg - BEFORE_LIMIT_DEG - SIGN[side] * upright;
    return Number.isFinite(leftDeg) ? (100 * leftDeg) / extent[side] : 0;
  });
  return Math.max(LIGHTEST_PERCENT, Math.min(...room));
}

/** A set before its first step. Everything random about it is drawn here, from the seed. */
export function setUp(given: Parameters, context: ExerciseContext, seed: number): CargoState {
  const range = safeRange(context.range, context.steering, context.posture);
  const asked = parametersFrom<keyof CargoParameters>(given, CARGO_INFO, CARGO_CURVE);
  const weightPercent = Math.min(asked.weightPercent, heaviestPercentFor(context, range));
  const parameters: CargoParameters = { ...asked, weightPercent };
  const quietSwayRms = usableQuietSway(context);
  const durationMs = usableDurationMs(context);
  const schedule = drawSchedule(
    createRandom(seed),
    Math.ceil(durationMs / SHORTEST_TRIAL_MS),
    parameters.unknownPercent / 100,
    1000 * PAUSES * parameters.paceS,
  );
  return {
    tMs: 0,
    phase: 'calm',
    phaseStartMs: 0,
    progress: 0,
    deck: ZERO,
    load: 0,
    steering: ZERO,
    hanging: undefined,
    leanBegan: undefined,
    lastOutcome: undefined,
    levelBand: recoveryBandFor(100 * loadSize(parameters, 'light'), range, quietSwayRms),
    slideLimit: SLIDE_LIMIT,
    range,
    parameters,
    difficulty: difficultyOf(CARGO_CURVE, { ...parameters }),
    durationMs,
    latencyMs: context.latencyMs,
    schedule,
    nextTrial: 0,
    nextStartMs: FIRST_CALM_MS,
    calmForMs: 0,
    trial: undefined,
    liftedFrom: 0,
    trials: [],
    steps: 0,
    heldSteps: 0,
    releases: 0,
  };
}
