/** What a session comes to: results, the headline kept for later sessions, and the one thing the patient is told. */
import { THRESHOLD_SUCCESS, thresholdOn } from '../difficulty/threshold.ts';
import { abilityChangeOf } from '../profile/ability-change.ts';
import { changeOf } from '../profile/change.ts';
import type { Change, MeasuredValue } from '../profile/change.ts';
import { MINIMUM_BASELINE_SESSIONS } from '../profile/change.ts';
import type { Metric, MetricSpec } from './exercise.ts';
import { headlineSpecs, limitsMetrics, stanceMetrics } from './headline.ts';
import { exerciseOf, learned, recordOf } from './runner-blocks.ts';
import type { SessionKit, SessionState } from './runner-state.ts';
import type {
  BlockRecord,
  SessionHeadline,
  SessionResult,
  SessionStatus,
  SessionSummary,
} from './session-types.ts';

/** Fewer scored trials than this make no headline. */
const ENOUGH_TRIALS = 4;

/**
 * The result of a session as it stands. A block that was running is kept as not completed, so that what a crash left
 * behind loses nothing.
 */
export function resultOf(state: SessionState, kit: SessionKit): SessionResult {
  const blocks = [...state.blocks];
  if (state.block !== undefined && state.block.tMs > 0) blocks.push(recordOf(state, kit, state.block, false));
  const played = blocks.some((block) => block.role === 'set' || block.role === 'anchor');
  const headline = headlineOf(state, kit, blocks);
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
    abilityEstimate: played ? kit.abilityModel.estimate(state.ability) : undefined,
    ...abilityChangeIn(state, headline),
    headline,
    summary: summaryOf(state, kit, headline),
  };
}

function abilityChangeIn(
  { setup }: SessionState,
  { anchorAbility }: SessionHeadline,
): Pick<SessionResult, 'abilityChange'> {
  if (anchorAbility === undefined) return {};
  const earlier = setup.history.flatMap((session) => session.anchorAbility ?? []);
  return { abilityChange: abilityChangeOf(earlier, anchorAbility) };
}

function statusOf(state: SessionState): SessionStatus {
  if (state.phase.name === 'refused') return 'refused';
  if (state.phase.name !== 'summary') return 'interrupted';
  return state.endedEarly ? 'stopped' : 'completed';
}

/** The anchor probe's metrics where it was played to its end; otherwise those of the sets, weighted by trials. */
function headlineOf(state: SessionState, kit: SessionKit, blocks: readonly BlockRecord[]): SessionHeadline {
  const anchor = blocks.find((block) => block.role === 'anchor' && block.completed);
  const sources = anchor === undefined ? blocks.filter((block) => block.role === 'set') : [anchor];
  const specs = exerciseOf(kit, state.setup.programme.exercise).info.metrics;
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
  const ability = sources.length === 0 ? undefined : kit.abilityModel.estimate(state.ability);
  const headline = { sessionId, startedAt, metrics, ability };
  if (ability === undefined || state.setup.versions.runner <= 1) return headline;
  return { ...headline, ...freeOfDifficulty(state, kit, anchor) };
}

/** Results that do not hang on how hard the sets were. */
function freeOfDifficulty(
  { setup, ability }: SessionState,
  { abilityModel, exercises }: SessionKit,
  anchor: BlockRecord | undefined,
): Pick<SessionHeadline, 'anchorAbility' | 'threshold75'> {
  const alone = anchor && learned(abilityModel, abilityModel.initial(), anchor.result.trials);
  const curve = exercises[setup.programme.exercise]?.curve;
  const threshold = abilityModel.threshold(ability, THRESHOLD_SUCCESS);
  return {
    anchorAbility: alone && alone.trials >= ENOUGH_TRIALS ? abilityModel.estimate(alone) : undefined,
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
function summaryOf(state: SessionState, kit: SessionKit, headline: SessionHeadline): SessionSummary {
  const specs = headlineSpecs(kit, state.setup.programme.exercise);
  const candidates = specs.map((spec) => candidateOf(spec, state.setup.history, headline));
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
  history: readonly SessionHeadline[],
  headline: SessionHeadline,
): Candidate | undefined {
  const now = headline.metrics[spec.key];
  if (spec.better === 'neither' || now === undefined || now.trials < ENOUGH_TRIALS) return undefined;
  const earlier: MeasuredValue[] = [];
  for (const session of history) {
    const metric = session.metrics[spec.key];
    if (metric !== undefined && metric.trials >= ENOUGH_TRIALS) earlier.push(metric);
  }
  return { key: spec.key, unit: spec.unit, change: changeOf(earlier, now, spec.better) };
}
