/**
 * What a set tells of pelvis and thorax together, from the samples of its scored cycles. The pelvis is proximal, the
 * thorax distal.
 */
import { symmetryIndexPercent } from '#core/coordination/asymmetry.ts';
import { couplingAngles, couplingProfile } from '#core/coordination/coupling-angle.ts';
import type { SegmentPair } from '#core/coordination/coupling-angle.ts';
import { SIGNED_PATTERNS, patternCounts, signedPattern } from '#core/coordination/coupling-pattern.ts';
import type { SignedPattern } from '#core/coordination/coupling-pattern.ts';
import { timeNormalised } from '#core/coordination/cycles.ts';
import { jackknifeMetric, meanMetric, medianMetric } from '#core/coordination/estimates.ts';
import { phaseSummary, relativePhase } from '#core/coordination/relative-phase.ts';
import type { Metric } from '#core/exercise/result.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { leadOf } from './asked.ts';
import type { BySegment, Part, PeriscopeSet, Plane, Segment } from './state.ts';
import { anglesBetween } from './trial.ts';

/** Points of a cycle for vector coding: steps long enough to stand out of the noise. */
const POINTS = 51;
/** A shorter step has no direction but the sensors' noise, deg. */
const SMALLEST_STEP_DEG = 0.05;

/** A scored cycle that counts, with its angles. */
interface Cycle extends BySegment<readonly number[]> {
  readonly part: Part;
  readonly plane: Plane;
  readonly sign: number;
}

function cyclesIn(trials: readonly TrialResult[], samples: BlockSamples, set: PeriscopeSet): Cycle[] {
  return trials.flatMap(({ kind, startMs, endMs, values, void: voided }) => {
    if (voided !== undefined) return [];
    const plane = values.flexion === 1 ? 'flexion' : 'lateral';
    const { pelvis, thorax } = anglesBetween(samples, startMs, endMs, { plane }, set);
    const part = PARTS.find((name) => name === kind);
    return part === undefined || pelvis.length < FEWEST_SAMPLES
      ? []
      : [{ part, plane, sign: values.sign ?? 1, pelvis, thorax }];
  });
}

const PARTS: readonly Part[] = ['pelvis-moves', 'thorax-moves', 'opposite'];
const FEWEST_SAMPLES = 4;

/** Metric keys of the eight directions of coupling. */
const PATTERN_KEYS: Readonly<Record<SignedPattern, string>> = {
  'proximal +': 'couplingPelvisForwardPercent',
  'in-phase +': 'couplingInPhaseForwardPercent',
  'distal +': 'couplingThoraxForwardPercent',
  'anti-phase +': 'couplingAntiPhaseForwardPercent',
  'proximal -': 'couplingPelvisBackPercent',
  'in-phase -': 'couplingInPhaseBackPercent',
  'distal -': 'couplingThoraxBackPercent',
  'anti-phase -': 'couplingAntiPhaseBackPercent',
};

export function coordinationMetrics(
  trials: readonly TrialResult[],
  samples: BlockSamples,
  set: PeriscopeSet,
): Readonly<Record<string, Metric | undefined>> {
  const cycles = cyclesIn(trials, samples, set);
  const led = cycles.filter(({ part }) => part === `${set.steering}-moves`);
  const opposite = cycles.filter(({ part }) => part === 'opposite');
  return {
    ...couplingShares(led),
    couplingVariabilityDeg: couplingVariability(led),
    relativePhaseDeg: meanMetric(opposite.flatMap((cycle) => relativePhaseOf(cycle) ?? [])),
    phaseDeviationDeg: meanMetric(opposite.flatMap((cycle) => phaseDeviationOf(cycle) ?? [])),
    pelvisRangeDeg: rangeOf(cycles, 'pelvis', set.steering),
    thoraxRangeDeg: rangeOf(cycles, 'thorax', set.steering),
    sideDifferencePercent: meanMetric(led.flatMap((cycle) => sideDifferenceOf(cycle, set.steering) ?? [])),
  };
}

function pairOf({ pelvis, thorax }: Cycle): SegmentPair {
  return { proximal: timeNormalised(pelvis, POINTS), distal: timeNormalised(thorax, POINTS) };
}

/** Share of the time that a cycle moves in each of the eight directions of coupling, the mean over cycles, %. */
function couplingShares(cycles: readonly Cycle[]): Record<string, Metric | undefined> {
  const counted = cycles.flatMap((cycle) => {
    const angles = couplingAngles(pairOf(cycle), { smallestStep: SMALLEST_STEP_DEG });
    const known = angles.filter((angle) => angle !== undefined);
    return known.length === 0 ? [] : [patternCounts(known, SIGNED_PATTERNS, signedPattern)];
  });
  const shares = counted.map((counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (100 * count) / total);
  });
  return Object.fromEntries(
    SIGNED_PATTERNS.map((pattern, index) => [
      PATTERN_KEYS[pattern],
      meanMetric(shares.flatMap((share) => share[index] ?? [])),
    ]),
  );
}

/** How much the direction of coupling differs from cycle to cycle; of cycles that begin to the same side. */
function couplingVariability(cycles: readonly Cycle[]): Metric | undefined {
  const largest = largestGroup(cycles);
  return jackknifeMetric(
    largest,
    (some) => couplingProfile(some.map(pairOf), { smallestStep: SMALLEST_STEP_DEG }).meanVariabilityDeg,
  );
}

/** Cycles of one plane that begin the same way: where there are most of them. */
function largestGroup(cycles: readonly Cycle[]): readonly Cycle[] {
  const groups = (['lateral', 'flexion'] as const).flatMap((plane) =>
    [1, -1].map((sign) => cycles.filter((cycle) => cycle.plane === plane && cycle.sign === sign)),
  );
  return groups.reduce((most, group) => (group.length > most.length ? group : most), []);
}

/** A cycle is whole, so the transform takes it for periodic as it is. Undefined where a segment never moved. */
function phaseOf({ pelvis, thorax }: Cycle): ReturnType<typeof phaseSummary> | undefined {
  if (!varies(pelvis) || !varies(thorax)) return undefined;
  return phaseSummary(relativePhase(pelvis, thorax));
}

function relativePhaseOf(cycle: Cycle): number | undefined {
  return phaseOf(cycle)?.meanAbsoluteDeg;
}

function phaseDeviationOf(cycle: Cycle): number | undefined {
  return phaseOf(cycle)?.circular.angularDeviationDeg;
}

function varies(values: readonly number[]): boolean {
  return spanOf(values) > 0;
}

function spanOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

/** From end to end in a cycle in which this segment leads, the median over cycles. */
function rangeOf(cycles: readonly Cycle[], segment: Segment, steering: Segment): Metric | undefined {
  const led = cycles.filter(({ part }) => part !== 'opposite' && leadOf(part, steering) === segment);
  return medianMetric(led.map((cycle) => spanOf(cycle[segment])));
}

/** Of a cycle in lateral bend: how much farther the segment goes to the left than to the right, % of their mean. */
function sideDifferenceOf(cycle: Cycle, segment: Segment): number | undefined {
  if (cycle.plane !== 'lateral') return undefined;
  const values = cycle[segment];
  const left = Math.max(0, -Math.min(...values));
  const right = Math.max(0, Math.max(...values));
  return symmetryIndexPercent(left, right);
}
