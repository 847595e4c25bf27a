/** What Keel and the therapist decided about the difficulty, in plain words: old, new, why, what was forbidden. */
import type { AbilityState, DecisionReason } from '#core/difficulty/ability.ts';
import { describeDecision } from '#core/difficulty/describe.ts';
import { levelOfDifficulty } from '#core/difficulty/levels.ts';
import type { Curve } from '#core/exercise/curve.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import { sameSkill } from '#core/exercise/skill.ts';
import type { Skill } from '#core/exercise/skill.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { OverrideRow } from '#core/ipc/records.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { DecisionRecord } from '#core/session/result.ts';
import { EXERCISES } from '#games/registry.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { unitText } from '../../ui/exercise-text.ts';
import { formatNumber } from '../../ui/numbers.ts';

export interface LogLine {
  readonly key: string;
  /** ISO 8601. */
  readonly at: string;
  /** "Set 2"; who overrode. */
  readonly who: string;
  readonly byHand: boolean;
  /** Levels, to a tenth; undefined before the first set, or where no level was changed. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly why: string;
  /** What was changed, in its units: "Gust strength 22 → 24 % of limits". */
  readonly changed: string | undefined;
  /** What else was wanted and not done, and what forbade it. */
  readonly forbidden: string | undefined;
}

/** Decisions on one skill in these sessions, and what was changed by hand since then (ISO 8601); newest first. */
export function skillLog(
  skill: Skill,
  sessions: readonly SessionDetail[],
  overrides: readonly OverrideRow[],
  since: string,
): LogLine[] {
  const decided = sessions.flatMap((session) =>
    linesOf(session, (decision) => sameSkill(decision.skill, skill)),
  );
  const byHand = overrides.filter((override) => sameSkill(override.skill, skill) && override.at >= since);
  return [...decided, ...byHand.map(overrideLine)].toSorted((a, b) => b.at.localeCompare(a.at));
}

/** Decisions on one block of a session, in their order. */
export function blockLog(session: SessionDetail, block: string): LogLine[] {
  return linesOf(session, (decision) => decision.block === block);
}

/** The override of a block that its next session will follow; undefined when none waits. */
export function waitingOverride(
  { startOverride }: ExerciseBlock,
  ability: AbilityState | undefined,
): ExerciseBlock['startOverride'] {
  return startOverride?.at === ability?.followedOverride ? undefined : startOverride;
}

/** A level for people: to a tenth. */
export function levelText(curve: Curve, difficulty: number): string {
  return levelOfDifficulty(curve, difficulty).toFixed(1);
}

function linesOf({ row, result }: SessionDetail, isWanted: (decision: DecisionRecord) => boolean): LogLine[] {
  const startMs = Date.parse(row.startedAt);
  return (result?.decisions ?? []).filter(isWanted).map((decision, index) => {
    const exercise = EXERCISES[decision.skill.exercise];
    return {
      key: `${row.id} ${decision.block} ${index}`,
      at: new Date(startMs + decision.tMs).toISOString(),
      who: `Set ${decision.forSet}`,
      byHand: decision.reason === 'override',
      from: level(exercise, decision.oldDifficulty),
      to: level(exercise, decision.newDifficulty),
      why: describeDecision(decision),
      changed: changedText(decision, exercise),
      forbidden: forbiddenText(decision, exercise),
    };
  });
}

function level(exercise: Exercise | undefined, difficulty: number | undefined): string | undefined {
  const curve = exercise?.curve;
  return curve === undefined || difficulty === undefined ? undefined : levelText(curve, difficulty);
}

function changedText(
  { moved, oldParameters, parameters, skill }: DecisionRecord,
  exercise: Exercise | undefined,
): string | undefined {
  const changes = moved.flatMap((key) => {
    const spec = exercise?.info.parameters.find((candidate) => candidate.key === key);
    const [before, after] = [oldParameters?.[key], parameters[key]];
    if (spec === undefined || before === undefined || after === undefined) return [];
    const unit = unitText(spec.unit, skill.steering);
    return [`${ENGLISH.say(spec.label)} ${formatNumber(before)} → ${formatNumber(after)} ${unit}`.trim()];
  });
  return changes.length === 0 ? undefined : changes.join(', ');
}

/** Of those that can forbid; the others never do. */
const FORBIDDEN: Readonly<Partial<Record<DecisionReason, string>>> = {
  'step-limit': 'the largest step',
  'two-failed-sets': 'two failed sets',
  'pain-gate': 'pain',
  'quality-gate': 'the quality of the last set',
  'at-cap': 'a cap',
  'at-floor': 'a floor',
  'home-ceiling': 'the ceiling at home',
  'session-limit': 'the limit of one session',
  'one-parameter': 'one change at a time',
  locked: 'a lock',
};

/** "Level 6.2, by a cap". */
function forbiddenText(
  { wantedDifficulty, forbiddenBy }: DecisionRecord,
  exercise: Exercise | undefined,
): string | undefined {
  const causes = forbiddenBy.map((reason) => FORBIDDEN[reason] ?? reason);
  if (causes.length === 0) return undefined;
  const wanted = level(exercise, wantedDifficulty);
  return `${wanted === undefined ? 'More' : `Level ${wanted}`}, by ${causes.join(' and ')}`;
}

function overrideLine(override: OverrideRow): LogLine {
  const { at, kind, skill, therapist, oldValue, newValue } = override;
  const exercise = EXERCISES[skill.exercise];
  return {
    key: `override ${at}`,
    at,
    who: therapist === '' ? 'Therapist' : therapist,
    byHand: true,
    from: kind === 'start' ? level(exercise, oldValue) : undefined,
    to: kind === 'start' ? level(exercise, newValue) : undefined,
    why: overrideText(override, exercise),
    changed: undefined,
    forbidden: undefined,
  };
}

function overrideText(
  { kind, parameter, oldValue, reason, skill }: OverrideRow,
  exercise: Exercise | undefined,
): string {
  if (kind === 'start') return `Set by hand for the next session: “${reason}”`;
  const spec = exercise?.info.parameters.find(({ key }) => key === parameter);
  const unit = spec === undefined ? '' : unitText(spec.unit, skill.steering);
  const locked = oldValue === undefined ? '' : ` (was ${`${formatNumber(oldValue)} ${unit}`.trim()})`;
  return `${spec === undefined ? (parameter ?? 'A value') : ENGLISH.say(spec.label)} unlocked${locked}: “${reason}”`;
}
