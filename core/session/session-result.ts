/** What a session comes to: results, what later sessions are compared with, and what the patient is told. */
import type { AbilityState } from '../difficulty/ability.ts';
import { THRESHOLD_SUCCESS, thresholdOn } from '../difficulty/threshold.ts';
import { talliesOf } from '../difficulty/trial-tally.ts';
import type { Metric } from '../exercise/result.ts';
import { sameSkill, skillKey, skillOf } from '../exercise/skill.ts';
import type { Skill } from '../exercise/skill.ts';
import { abilityChangeOf } from '../profile/ability-change.ts';
import { recordOfBlock, scoredTrials, tellsOfAbility } from './exercise-block.ts';
import { exerciseOf } from './exercise-of.ts';
import { judgedSkills } from './judge-skills.ts';
import type { UnjudgedOutcome } from './judge-skills.ts';
import { recordOfMovement } from './movement-block.ts';
import { rangeKey } from './plan.ts';
import type {
  BlockRecord,
  ExerciseRecord,
  QuietRecord,
  SessionResult,
  SessionStatus,
  SkillOutcome,
} from './result.ts';
import { rounded } from './rounded.ts';
import type { KnownRange } from './setup.ts';
import { historyOf } from './state.ts';
import type { SessionDependencies, SessionState } from './state.ts';
import { rangeMetrics, swayMetrics } from './summary-metrics.ts';
import { summaryOf } from './session-summary.ts';

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
  const played = skillsPlayed(blocks).map((skill) => skillOutcome(state, dependencies, blocks, skill));
  const skills = judgedSkills(state, dependencies, played);
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
    summary: summaryOf(skills),
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
): UnjudgedOutcome {
  const { info, curve } = exerciseOf(dependencies, skill.exercise);
  // Another setting is another task: its numbers stay with its set.
  const played = blocks
    .filter(isScored)
    .filter((record) => sameSkill(skillOf(record), skill) && tellsOfAbility(info, record.parameters));
  const probe = played.find((record) => record.role === 'probe' && record.completed);
  const sources = probe === undefined ? played.filter(({ role }) => role === 'set') : [probe];
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
  const abilityChange = enough ? abilityChangeOf([...earlier, tallies], curve.ability) : undefined;
  return {
    skill,
    summary: { ...summary, ability, tallies, abilityVerdict: abilityChange?.verdict, threshold75 },
    ability,
    abilityChange,
  };
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
