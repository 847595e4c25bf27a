/** The result of a session: blocks, the summary metrics kept for later sessions, and the summary for the patient. */
import { THRESHOLD_SUCCESS, thresholdOn } from '../difficulty/threshold.ts';
import { abilityChangeOf } from '../profile/ability-change.ts';
import { changeOf } from '../profile/change.ts';
import type { Change, MeasuredValue } from '../profile/change.ts';
import { MINIMUM_BASELINE_SESSIONS } from '../profile/change.ts';
import type { Metric, MetricSpec } from './exercise.ts';
import { summaryMetricSpecs, limitsMetrics, stanceMetrics } from './summary-metrics.ts';
import { exerciseOf, learned, recordOf } from './runner-blocks.ts';
import type { SessionDependencies, SessionState } from './runner-state.ts';
import type {
  BlockRecord,
  SummaryMetrics,
  SessionResult,
  SessionStatus,
  SessionSummary,
} from './session-types.ts';

/** Fewer scored trials than this make no summary metric. */
const ENOUGH_TRIALS = 4;

/**
 * The result of a session as it stands. A block that was running is kept as not completed, so that what a crash left
 * behind loses nothing.
 */
export function resultOf(state: SessionState, dependencies: SessionDependencies): SessionResult {
  const blocks = [...state.blocks];
  if (state.block !== undefined && state.block.tMs > 0)
    blocks.push(recordOf(state, dependencies, state.block, false));
  const played = blocks.some((block) => block.role === 'set' || block.role === 'probe');
  const summaryMetrics = summaryMetricsOf(state, dependencies, blocks);
  return {
    sessionId: state.setup.sessionId,
    status: statusOf(state),
    durationMs: state.nowMs,
    versions: state.setup.versions,
    painBefore: state.painBefore,
    painAfter: state.painAfter,
    effort: state.effort,
    bodyMassKg: state.bodyMassKg,
    quietSwayRmsMm: state.quietSwayRmsMm,
    quietSway: state.quietSway,
    limits: state.limits,
    blocks,
    decisions: state.decisions,
    stops: state.stops,
    abilityAfter: played ? state.ability : state.setup.ability,
    abilityEstimate: played ? dependencies.abilityModel.estimate(state.ability) : undefined,
    ...abilityChangeIn(state, summaryMetrics),
    summaryMetrics,
    summary: summaryOf(state, dependencies, summaryMetrics),
  };
}

function abilityChangeIn(
  { setup }: SessionState,
  { probeAbility }: SummaryMetrics,
): Pick<SessionResult, 'abilityChange'> {
  if (probeAbility === undefined) return {};
  const earlier = setup.history.flatMap((session) => session.probeAbility ?? []);
  return { abilityChange: abilityChangeOf(earlier, probeAbility) };
}

function statusOf(state: SessionState): SessionStatus {
  if (state.phase.name === 'refused') return 'refused';
  if (state.phase.name !== 'summary') return 'interrupted';
  return state.endedEarly ? 'stopped' : 'completed';
}

/** The probe's metrics where it was played to its end; otherwise those of the sets, weighted by trials. */
function summaryMetricsOf(
  state: SessionState,
  dependencies: SessionDependencies,
  blocks: readonly BlockRecord[],
): SummaryMetrics {
  const probe = blocks.find((block) => block.role === 'probe' && block.completed);
  const sources = probe === undefined ? blocks.filter((block) => block.role === 'set') : [probe];
  const specs = exerciseOf(dependencies, state.setup.programme.exercise).info.metrics;
  const limits = blocks.find((block) => block.role === 'limits' && block.completed);
  const metrics: Record<string, Metric> = {
    ...(limits === undefined ? {} : limitsMetrics(limits.result)),
    ...(state.quietSway === undefined ? {} : stanceMetrics(state.quietSway)),
  };
  for (const { key } of specs) {
    const pooled = pool(sources, key);
    if (pooled !== undefined) metrics[key] = pooled;
  }
  const { sessionId, startedAt } = state.setup;
  const ability = sources.length === 0 ? undefined : dependencies.abilityModel.estimate(state.ability);
  const summaryMetrics = { sessionId, startedAt, metrics, ability };
  if (ability === undefined || state.setup.versions.runner <= 1) return summaryMetrics;
  return { ...summaryMetrics, ...freeOfDifficulty(state, dependencies, probe) };
}

/** Results that do not hang on how hard the sets were. */
function freeOfDifficulty(
  { setup, ability }: SessionState,
  { abilityModel, exercises }: SessionDependencies,
  probe: BlockRecord | undefined,
): Pick<SummaryMetrics, 'probeAbility' | 'threshold75'> {
  const alone = probe && learned(abilityModel, abilityModel.initial(), probe.result.trials);
  const curve = exercises[setup.programme.exercise]?.curve;
  const threshold = abilityModel.threshold(ability, THRESHOLD_SUCCESS);
  return {
    probeAbility: alone && alone.trials >= ENOUGH_TRIALS ? abilityModel.estimate(alone) : undefined,
    threshold75: curve && thresholdOn(curve, THRESHOLD_SUCCESS, threshold),
  };
}

function pool(
  blocks: readonly BlockRecord[],
  key: string,
): { value: number; standardError?: number; trials: number } | undefined {
  let trials = 0;
  let sum = 0;
  let variance = 0;
  let everyError = true;
  for (const block of blocks) {
    const metric = block.result.metrics[key];
    if (metric === undefined || metric.trials === 0) continue;
    trials += metric.trials;
    sum += metric.trials * metric.value;
    if (metric.standardError === undefined) everyError = false;
    else variance += metric.trials * metric.trials * metric.standardError * metric.standardError;
  }
  if (trials === 0) return undefined;
  const value = sum / trials;
  return everyError ? { value, standardError: Math.sqrt(variance) / trials, trials } : { value, trials };
}

interface Candidate {
  readonly key: string;
  readonly unit: string;
  readonly change: Change | undefined;
}

/** Of what really got better, the one that stands out most from its minimal detectable change. */
function summaryOf(
  state: SessionState,
  dependencies: SessionDependencies,
  summaryMetrics: SummaryMetrics,
): SessionSummary {
  const specs = summaryMetricSpecs(dependencies, state.setup.programme.exercise);
  const candidates = specs.map((spec) => candidateOf(spec, state.setup.history, summaryMetrics));
  const usable = candidates.filter((candidate) => candidate !== undefined);
  if (usable.length === 0) return { kind: 'too-little-data' };
  if (usable.every((candidate) => candidate.change === undefined)) {
    const sessionsNeeded = Math.max(1, MINIMUM_BASELINE_SESSIONS - state.setup.history.length);
    return { kind: 'baseline', sessionsNeeded };
  }
  let best: { candidate: Candidate; change: Change; ratio: number } | undefined;
  for (const candidate of usable) {
    const { change } = candidate;
    if (change === undefined || change.verdict !== 'better') continue;
    const ratio = Math.abs(change.change) / change.minimalDetectableChange;
    if (best === undefined || ratio > best.ratio) best = { candidate, change, ratio };
  }
  if (best === undefined) return { kind: 'no-real-change' };
  const { change, minimalDetectableChange } = best.change;
  return {
    kind: 'better',
    metric: best.candidate.key,
    unit: best.candidate.unit,
    change,
    minimalDetectableChange,
  };
}

function candidateOf(
  spec: MetricSpec,
  history: readonly SummaryMetrics[],
  summaryMetrics: SummaryMetrics,
): Candidate | undefined {
  const now = summaryMetrics.metrics[spec.key];
  if (spec.better === 'neither' || now === undefined || now.trials < ENOUGH_TRIALS) return undefined;
  const earlier: MeasuredValue[] = [];
  for (const session of history) {
    const metric = session.metrics[spec.key];
    if (metric !== undefined && metric.trials >= ENOUGH_TRIALS) earlier.push(metric);
  }
  return { key: spec.key, unit: spec.unit, change: changeOf(earlier, now, spec.better) };
}
