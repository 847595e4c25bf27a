/** The result of a set of Beacons. */
import { asymmetryOf, mirroredSymmetry } from '#core/coordination/asymmetry.ts';
import { meanMetric, medianMetric, percentMetric, presentMetrics } from '#core/coordination/estimates.ts';
import { fittsThroughput } from '#core/coordination/fitts.ts';
import type { AimedMovement } from '#core/coordination/fitts.ts';
import type { Direction } from '#core/exercise/directions.ts';
import type { ExerciseResult, Metric } from '#core/exercise/result.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { qualityOf, trialValues } from '../../block-result.ts';
import { BEACONS_INFO } from '../info.ts';
import { runningTrial } from './phases.ts';
import type { BeaconsState, Side } from './state.ts';

type Mirror = readonly (readonly [Direction, Direction])[];

/** Each place and its mirror image. */
const RIGHT_AND_LEFT: Mirror = [
  ['right', 'left'],
  ['front-right', 'front-left'],
  ['back-right', 'back-left'],
];
const LEFT_AND_RIGHT: Mirror = RIGHT_AND_LEFT.map(([right, left]) => [left, right]);
const FRONT_AND_BACK: Mirror = [
  ['front', 'back'],
  ['front-right', 'back-right'],
  ['front-left', 'back-left'],
];

/** The first reach to a place with the first to its mirror image, the second with the second, and so on. */
function pairsOf(
  reaches: readonly TrialResult[],
  mirror: Mirror,
  valueOf: (reach: TrialResult) => number | undefined,
): (readonly [number, number])[] {
  const towards = (direction: Direction): number[] =>
    reaches.flatMap((reach) => (reach.target?.direction === direction ? (valueOf(reach) ?? []) : []));
  return mirror.flatMap(([one, other]) => {
    const others = towards(other);
    return towards(one).flatMap((value, index) => {
      const mirrored = others[index];
      return mirrored === undefined ? [] : [[value, mirrored] as const];
    });
  });
}

function movementsOf(lit: readonly TrialResult[]): AimedMovement[] {
  return lit.flatMap(({ values: { distance, miss, movementS } }) =>
    distance === undefined || miss === undefined || movementS === undefined
      ? []
      : [{ distance, miss, movementS }],
  );
}

/** Turns to each side: their angles, index of asymmetry, and the smallest index that is one. */
function rotationMetrics(turns: readonly TrialResult[]): Readonly<Record<string, Metric | undefined>> {
  const towards = (side: Side): number[] =>
    trialValues(
      turns.filter(({ target }) => target?.side === side),
      'angleDeg',
    );
  const [right, left] = [towards('right'), towards('left')];
  if (right.length === 0 || left.length === 0) return {};
  const detectable = asymmetryOf(left, right).minimalDetectablePercent;
  const pairs = right.flatMap((angle, index) => {
    const other = left[index];
    return other === undefined ? [] : [[angle, other] as const];
  });
  return {
    rotationRightDeg: meanMetric(right),
    rotationLeftDeg: meanMetric(left),
    rotationLeftRightPercent: mirroredSymmetry(pairs),
    rotationDetectablePercent:
      detectable === undefined ? undefined : { value: detectable, trials: right.length + left.length },
  };
}

function metricsOf(trials: readonly TrialResult[]): Readonly<Record<string, Metric>> {
  const counted = trials.filter((trial) => trial.void === undefined);
  const reaches = counted.filter(({ kind }) => kind === 'reach');
  const lit = reaches.filter(({ success }) => success === true);
  const excursion = ({ values }: TrialResult): number | undefined => values.excursion;
  const halfway = ({ values }: TrialResult): number | undefined => values.halfwayMs;
  return presentMetrics({
    successPercent: percentMetric(reaches.flatMap(({ success }) => success ?? [])),
    excursion: meanMetric(trialValues(reaches, 'excursion')),
    directionalControlPercent: medianMetric(trialValues(reaches, 'directionalControlPercent')),
    movementS: medianMetric(trialValues(lit, 'movementS')),
    throughputBitsS: fittsThroughput(movementsOf(lit))?.throughput,
    leftRightPercent: mirroredSymmetry(pairsOf(reaches, RIGHT_AND_LEFT, excursion)),
    frontBackPercent: mirroredSymmetry(pairsOf(reaches, FRONT_AND_BACK, excursion)),
    leftRightTimePercent: mirroredSymmetry(pairsOf(reaches, LEFT_AND_RIGHT, halfway)),
    ...rotationMetrics(counted.filter(({ kind }) => kind === 'turn')),
  });
}

/** The result so far; what is still running is void. */
export function resultOf(state: BeaconsState): ExerciseResult {
  const running = runningTrial(state);
  const trials = running === undefined ? state.trials : [...state.trials, running];
  const metrics = metricsOf(trials);
  return {
    exercise: BEACONS_INFO.id,
    version: BEACONS_INFO.version,
    trials,
    metrics,
    quality: qualityOf(state, (metrics.successPercent?.trials ?? 0) >= BEACONS_INFO.fewestTrials),
  };
}
