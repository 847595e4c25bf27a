/** The constants of the rules of Beacons, and a set at its start. */
import { ZERO, byDirection, lengthOf } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';
import type { ExerciseContext, Parameters } from '#core/exercise/exercise.ts';
import { isSitting } from '#core/exercise/posture.ts';
import { meanExtent, safeRange } from '#core/exercise/range.ts';
import { createRandom } from '#core/signal/random.ts';
import { parametersFrom, usableDurationMs } from '../../block-setup.ts';
import { BEFORE_LIMIT_DEG, leansTrunk, mmPerUnit } from '../../lean.ts';
import { BEACONS_CURVE } from '../curve.ts';
import { BEACONS_INFO } from '../info.ts';
import { drawOrder } from './schedule.ts';
import type { BeaconsParameters, BeaconsState, Side } from './state.ts';
import { LONGEST_TURN_MS } from './turn.ts';

/** Calm in the middle before the first light of a set, after a release, and between two lights. */
export const FIRST_CALM_MS = 2000;
export const CALM_MS = 500;
/** Who has not come back to the middle by then is asked for the next light all the same. */
export const LONGEST_WAIT_MS = 4000;
/** The middle is this wide, or three times quiet sway, but no wider than what leaves every light outside. */
const MIDDLE = 0.16;
const MIDDLE_SWAYS = 3;
const WIDEST_MIDDLE = 0.26;

/** Three turns to either side, the fewest that an asymmetry is told from. */
const TURNS: readonly Side[] = ['right', 'left', 'right', 'left', 'right', 'left'];
export const LONGEST_STRAIGHT_MS = 1500;
const TURNS_MS = TURNS.length * (LONGEST_TURN_MS + LONGEST_STRAIGHT_MS);
/** A shorter set is of lights alone: a ring of them comes first. */
const SHORTEST_WITH_TURNS_MS = 120_000;
/** Nobody lights eight in less. */
const FASTEST_RING_MS = 16_000;

/** How far away the lights are: as asked for, and no nearer to the stop rule than the assessment goes. */
function distancesFrom(share: number, context: ExerciseContext): Record<Direction, number> {
  const { steering, posture, leanLimitDeg, neutral } = context;
  const { extent } = safeRange(context.range, steering, posture);
  if (!leansTrunk(steering) || leanLimitDeg === undefined) return byDirection(() => share);
  // Straight up need not be where the person rests.
  const restingDeg = lengthOf(neutral[steering] ?? ZERO);
  const farthestDeg = Math.max(1, leanLimitDeg - BEFORE_LIMIT_DEG - restingDeg);
  return byDirection((direction) => Math.min(share, farthestDeg / extent[direction]));
}

function middleRadiusFor({ quietSwayRms, range, steering, posture }: ExerciseContext): number {
  const quiet = (quietSwayRms ?? 0) / meanExtent(safeRange(range, steering, posture));
  return Number.isFinite(quiet) ? Math.min(WIDEST_MIDDLE, Math.max(MIDDLE, MIDDLE_SWAYS * quiet)) : MIDDLE;
}

/** A set before its first step. Everything random about it is drawn here, from the seed. */
export function setUp(given: Parameters, context: ExerciseContext, seed: number): BeaconsState {
  const parameters = parametersFrom<keyof BeaconsParameters>(given, BEACONS_INFO, BEACONS_CURVE);
  const { steering, posture } = context;
  const durationMs = usableDurationMs(context);
  const turns =
    steering === 'thorax' && isSitting(posture) && durationMs >= SHORTEST_WITH_TURNS_MS ? TURNS : [];
  const rings = Math.ceil(durationMs / FASTEST_RING_MS);
  return {
    tMs: 0,
    phase: 'middle',
    phaseStartMs: 0,
    progress: 0,
    steering: ZERO,
    axialDeg: undefined,
    distances: distancesFrom(parameters.distancePercent / 100, context),
    tolerance: parameters.sizePercent / 100,
    middleRadius: middleRadiusFor(context),
    lit: byDirection(() => 0),
    lastOutcome: undefined,
    parameters,
    durationMs,
    reachesUntilMs: durationMs - (turns.length === 0 ? 0 : TURNS_MS),
    mmPerUnit: mmPerUnit(steering, posture),
    latencyMs: context.latencyMs,
    order: drawOrder(createRandom(seed), rings, parameters.randomPercent / 100),
    nextReach: 0,
    turns,
    nextTurn: 0,
    calmMs: FIRST_CALM_MS,
    steadyForMs: 0,
    reach: undefined,
    turn: undefined,
    trials: [],
    steps: 0,
    heldSteps: 0,
    releases: 0,
  };
}
