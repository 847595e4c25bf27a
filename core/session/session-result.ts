/** What a session comes to: results, what later sessions are compared with, and the one thing the patient is told. */
import type { AbilityState } from '../difficulty/ability.ts';
import { THRESHOLD_SUCCESS, thresholdOn } from '../difficulty/threshold.ts';
import { talliesOf } from '../difficulty/trial-tally.ts';
import type { MetricSpec } from '../exercise/info.ts';
import type { Metric } from '../exercise/result.ts';
import { sameSkill, skillKey, skillOf } from '../exercise/skill.ts';
import type { Skill } from '../exercise/skill.ts';
import { abilityChangeOf } from '../profile/ability-change.ts';
import { MINIMUM_BASELINE_SESSIONS, changeOf } from '../profile/change.ts';
import type { Change, MeasuredValue } from '../profile/change.ts';
import { recordOfBlock, scoredTrials } from './exercise-block.ts';
import { exerciseOf } from './exercise-of.ts';
import { recordOfMovement } from './movement-block.ts';
import { rangeKey } from './plan.ts';
import type {
  BlockRecord,
  ExerciseRecord,
  QuietRecord,
  SessionResult,
  SessionStatus,
  SessionSummary,
  SkillOutcome,
} from './result.ts';
import { rounded } from './rounded.ts';
import type { KnownRange, SummaryMetrics } from './setup.ts';
import { knownSkill } from './state.ts';
import type { SessionDependencies, SessionState } from './state.ts';
import { rangeMetrics, summarySpecs, swayMetrics } from './summary-metrics.ts';

/** What main stores of a session. */
export interface SessionOutcome {
  readonly result: SessionResult;
  /** What is known of each skill that was played, after it. */
  readonly abilities: readonly { readonly skill: Skill; readonly ability: AbilityState }[];
}

/**
 * The outcome of a session as it stands. A block that was running is kept as not completed, so that what a crash left
 * behind loses nothing.
 */
export function outcomeOf(state: SessionState, dependencies: SessionDependencies): SessionOutcome {
  const blocks = [...state.blocks, ...runningBlocks(state, dependencies)];
  const skills = skillsPlayed(blocks).map((skill) => skillOutcome(state, dependencies, blocks, skill));
  const result: SessionResult = {
    sessionId: state.setup.sessionId,
    status: statusOf(state),
    durationMs: state.nowMs,
    versions: state.setup.versions,
    painBefore: state.painBefore,
    painAfter: state.painAfter,
    painWorst: state.painWorst,
    effort: state.effort,
    bodyMassKg: state.bodyMassKg,
    quiet: Object.values(state.places).map(quietRecord),
    ranges: rangesMeasured(state, blocks),
    blocks,
    decisions: state.decisions,
    stops: state.stops,
    changes: state.changes,
    skills,
    summary: summaryOf(state, dependencies, skills),
  };
  return { result: rounded(result), abilities: abilitiesAfter(state, skills) };
}

function runningBlocks(state: SessionState, dependencies: SessionDependencies): readonly BlockRecord[] {
  const { block, movement } = state;
  const record = movement && recordOfMovement(state, movement, false);
  return [
    ...(block !== undefined && block.tMs > 0 ? [recordOfBlock(state, dependencies, block, false)] : []),
    ...(record === undefined ? [] : [record]),
  ];
}

function quietRecord({ place, rms, loadKg, sway }: SessionState['places'][string]): QuietRecord {
  const { posture, surface, eyes } = place;
  return { posture, surface, eyes, rms, loadKg, sway };
}

function statusOf(state: SessionState): SessionStatus {
  if (state.phase.name === 'refused') return 'refused';
  if (state.phase.name !== 'summary') return 'interrupted';
  return state.endedEarly ? 'stopped' : 'completed';
}

function rangesMeasured({ ranges }: SessionState, blocks: readonly BlockRecord[]): readonly KnownRange[] {
  return blocks.flatMap((record): KnownRange[] => {
    if (record.kind !== 'exercise' || record.role !== 'range' || !record.completed) return [];
    const { steering, posture } = record;
    const range = ranges[rangeKey(record)];
    return range === undefined ? [] : [{ steering, posture, range }];
  });
}

type Scored = ExerciseRecord;

function isScored(record: BlockRecord): record is Scored {
  return record.kind === 'exercise' && (record.role === 'set' || record.role === 'probe');
}

/** In the order in which they were first played. */
function skillsPlayed(blocks: readonly BlockRecord[]): readonly Skill[] {
  const skills = blocks.filter(isScored).map(skillOf);
  return [...new Map(skills.map((skill) => [skillKey(skill), skill])).values()];
}

function abilitiesAfter(state: SessionState, skills: readonly SkillOutcome[]): SessionOutcome['abilities'] {
  return skills.flatMap(({ skill }) => {
    const ability = state.abilities[skillKey(skill)];
    return ability === undefined ? [] : [{ skill, ability }];
  });
}

function skillOutcome(
  state: SessionState,
  dependencies: SessionDependencies,
  blocks: readonly BlockRecord[],
  skill: Skill,
): SkillOutcome {
  const played = blocks.filter(isScored).filter((record) => sameSkill(skillOf(record), skill));
  const probe = played.find((record) => record.role === 'probe' && record.completed);
  const sources = probe === undefined ? played.filter(({ role }) => role === 'set') : [probe];
  const { info, curve } = exerciseOf(dependencies, skill.exercise);
  const metrics: Record<string, Metric> = {
    ...rangeMetrics(blocks, skill, dependencies),
    ...swayMetrics(state, skill),
  };
  for (const { key } of info.metrics) {
    const pooled = pool(sources, key);
    if (pooled !== undefined) metrics[key] = pooled;
  }
  const { sessionId, startedAt } = state.setup;
  const summary = { sessionId, startedAt, metrics, fromProbe: probe !== undefined };
  const known = state.abilities[skillKey(skill)];
  if (curve === undefined || known === undefined) return { skill, summary };
  const model = dependencies.abilityModels.of(curve);
  const ability = model.estimate(known);
  const threshold75 = thresholdOn(curve, THRESHOLD_SUCCESS, model.threshold(known, THRESHOLD_SUCCESS));
  const tallies = talliesOf(played.map(({ result }) => scoredTrials(result.trials)));
  // The probe ties sessions together, should the curve be out for this person.
  const enough = probe !== undefined && scoredTrials(probe.result.trials).length >= info.fewestTrials;
  const earlier = historyOf(state, skill).flatMap((session) =>
    session.fromProbe && session.tallies !== undefined ? [session.tallies] : [],
  );
  return {
    skill,
    summary: { ...summary, ability, tallies, threshold75 },
    ability,
    abilityChange: enough ? abilityChangeOf([...earlier, tallies], curve.ability) : undefined,
  };
}

function historyOf(state: SessionState, skill: Skill): readonly SummaryMetrics[] {
  return knownSkill(state, skill)?.history ?? [];
}

/** A metric over several blocks, weighted by trials. */
function pool(blocks: readonly Scored[], key: string): Metric | undefined {
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
  readonly skill: Skill;
  readonly key: string;
  readonly change: Change | undefined;
}

/** Of what really got better, the one that stands out most from its minimal detectable change. */
function summaryOf(
  state: SessionState,
  dependencies: SessionDependencies,
  skills: readonly SkillOutcome[],
): SessionSummary {
  const candidates = skills.flatMap((outcome) => candidatesOf(state, dependencies, outcome));
  if (candidates.length === 0) return { kind: isWithoutProbe(skills) ? 'not-compared' : 'too-little-data' };
  if (candidates.every(({ change }) => change === undefined)) {
    const most = Math.max(0, ...skills.map(({ skill }) => historyOf(state, skill).length));
    return { kind: 'baseline', sessionsNeeded: Math.max(1, MINIMUM_BASELINE_SESSIONS - most) };
  }
  let best: { candidate: Candidate; change: Change; ratio: number } | undefined;
  for (const candidate of candidates) {
    const { change } = candidate;
    if (change === undefined || change.verdict !== 'better') continue;
    const ratio = Math.abs(change.change) / change.minimalDetectableChange;
    if (best === undefined || ratio > best.ratio) best = { candidate, change, ratio };
  }
  if (best === undefined) return { kind: 'no-real-change' };
  const { candidate, change } = best;
  return {
    kind: 'better',
    skill: candidate.skill,
    metric: candidate.key,
    change: change.change,
    minimalDetectableChange: change.minimalDetectableChange,
  };
}

/** Something was measured, but in sets alone, whose difficulty was their own. */
function isWithoutProbe(skills: readonly SkillOutcome[]): boolean {
  return skills.some(({ summary }) => !summary.fromProbe && Object.keys(summary.metrics).length > 0);
}

function candidatesOf(
  state: SessionState,
  dependencies: SessionDependencies,
  { skill, summary }: SkillOutcome,
): readonly Candidate[] {
  const { fewestTrials, metrics } = exerciseOf(dependencies, skill.exercise).info;
  const history = historyOf(state, skill);
  const probes = history.filter(({ fromProbe }) => fromProbe);
  return summarySpecs(dependencies, skill).flatMap((spec) => {
    // What is measured while playing depends on the difficulty, which only probes share.
    const isPlayed = metrics.some(({ key }) => key === spec.key);
    if (isPlayed && !summary.fromProbe) return [];
    const change = candidateOf(spec, isPlayed ? probes : history, summary, fewestTrials);
    return change === undefined ? [] : [{ skill, key: spec.key, change: change.change }];
  });
}

function candidateOf(
  spec: MetricSpec,
  history: readonly SummaryMetrics[],
  now: SummaryMetrics,
  fewestTrials: number,
): { readonly change: Change | undefined } | undefined {
  const metric = now.metrics[spec.key];
  if (spec.better === 'neither' || metric === undefined || metric.trials < fewestTrials) return undefined;
  const earlier: MeasuredValue[] = [];
  for (const session of history) {
    const before = session.metrics[spec.key];
    if (before !== undefined && before.trials >= fewestTrials) earlier.push(before);
  }
  return { change: changeOf(earlier, metric, spec.better) };
}
