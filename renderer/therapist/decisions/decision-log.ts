/** What Keel and the therapist decided about the difficulty, in plain words: old, new, why, what was forbidden. */
import type { AbilityState, DecisionReason } from '#core/difficulty/ability.ts';
import { decisionText } from '#core/difficulty/describe.ts';
import { levelOfDifficulty } from '#core/difficulty/levels.ts';
import type { Curve } from '#core/exercise/curve.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import { sameSkill } from '#core/exercise/skill.ts';
import type { Skill } from '#core/exercise/skill.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { OverrideRow } from '#core/ipc/records.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { DecisionRecord } from '#core/session/result.ts';
import { EXERCISES } from '#games/registry.ts';
import { unitText } from '../../ui/exercise-text.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { withUnit } from '../curve/physical.ts';

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
  translator: Translator,
): LogLine[] {
  const decided = sessions.flatMap((session) =>
    linesOf(session, (decision) => sameSkill(decision.skill, skill), translator),
  );
  const byHand = overrides.filter((override) => sameSkill(override.skill, skill) && override.at >= since);
  return [...decided, ...byHand.map((override) => overrideLine(override, translator))].toSorted((a, b) =>
    b.at.localeCompare(a.at),
  );
}

/** Decisions on one block of a session, in their order. */
export function blockLog(session: SessionDetail, block: string, translator: Translator): LogLine[] {
  return linesOf(session, (decision) => decision.block === block, translator);
}

/** The override of a block that its next session will follow; undefined when none waits. */
export function waitingOverride(
  { startOverride }: ExerciseBlock,
  ability: AbilityState | undefined,
): ExerciseBlock['startOverride'] {
  return startOverride?.at === ability?.followedOverride ? undefined : startOverride;
}

/** A level for people: to a tenth. */
export function levelText(curve: Curve, difficulty: number, { number }: Translator): string {
  return number(levelOfDifficulty(curve, difficulty), 1, 'exact');
}

function linesOf(
  { row, result }: SessionDetail,
  isWanted: (decision: DecisionRecord) => boolean,
  translator: Translator,
): LogLine[] {
  const startMs = Date.parse(row.startedAt);
  return (result?.decisions ?? []).filter(isWanted).map((decision, index) => {
    const exercise = EXERCISES[decision.skill.exercise];
    return {
      key: `${row.id} ${decision.block} ${index}`,
      at: new Date(startMs + decision.tMs).toISOString(),
      who: translator.say('decisions.for-set', { set: decision.forSet }),
      byHand: decision.reason === 'override',
      from: level(exercise, decision.oldDifficulty, translator),
      to: level(exercise, decision.newDifficulty, translator),
      why: decisionText(decision, exercise?.info.parameters ?? [], translator),
      changed: changedText(decision, exercise, translator),
      forbidden: forbiddenText(decision, exercise, translator),
    };
  });
}

function level(
  exercise: Exercise | undefined,
  difficulty: number | undefined,
  translator: Translator,
): string | undefined {
  const curve = exercise?.curve;
  return curve === undefined || difficulty === undefined
    ? undefined
    : levelText(curve, difficulty, translator);
}

function changedText(
  { moved, oldParameters, parameters, skill }: DecisionRecord,
  exercise: Exercise | undefined,
  translator: Translator,
): string | undefined {
  const { say } = translator;
  const changes = moved.flatMap((key) => {
    const spec = exercise?.info.parameters.find((candidate) => candidate.key === key);
    const [from, to] = [oldParameters?.[key], parameters[key]];
    if (spec === undefined || from === undefined || to === undefined) return [];
    const value = withUnit(formatNumber(to, translator), unitText(spec.unit, skill.steering, translator));
    return [
      say('decisions.changed', { parameter: say(spec.label), before: formatNumber(from, translator), value }),
    ];
  });
  return changes.length === 0 ? undefined : changes.join(', ');
}

/** Of those that can forbid; the others never do. */
const FORBIDDEN = {
  'step-limit': 'decisions.forbidden-by.step-limit',
  'two-failed-sets': 'decisions.forbidden-by.two-failed-sets',
  'pain-gate': 'decisions.forbidden-by.pain-gate',
  'quality-gate': 'decisions.forbidden-by.quality-gate',
  'at-cap': 'decisions.forbidden-by.at-cap',
  'at-floor': 'decisions.forbidden-by.at-floor',
  'home-ceiling': 'decisions.forbidden-by.home-ceiling',
  'set-limit': 'decisions.forbidden-by.set-limit',
  'session-limit': 'decisions.forbidden-by.session-limit',
  'one-parameter': 'decisions.forbidden-by.one-parameter',
  locked: 'decisions.forbidden-by.locked',
} as const satisfies Partial<Record<DecisionReason, PlainMessageId>>;

function canForbid(reason: DecisionReason): reason is keyof typeof FORBIDDEN {
  return Object.hasOwn(FORBIDDEN, reason);
}

/** "Level 6.2, by a cap". */
function forbiddenText(
  { wantedDifficulty, forbiddenBy }: DecisionRecord,
  exercise: Exercise | undefined,
  { say, list }: Translator,
): string | undefined {
  const reasons = forbiddenBy.filter(canForbid);
  if (reasons.length === 0) return undefined;
  const causes = list(reasons.map((reason) => say(FORBIDDEN[reason])));
  const curve = exercise?.curve;
  return curve === undefined
    ? say('decisions.forbidden-more', { causes })
    : say('decisions.forbidden-level', { level: levelOfDifficulty(curve, wantedDifficulty), causes });
}

function overrideLine(override: OverrideRow, translator: Translator): LogLine {
  const { at, kind, skill, therapist, oldValue, newValue } = override;
  const exercise = EXERCISES[skill.exercise];
  return {
    key: `override-${at}`,
    at,
    who: therapist === '' ? translator.say('decisions.therapist') : therapist,
    byHand: true,
    from: kind === 'start' ? level(exercise, oldValue, translator) : undefined,
    to: kind === 'start' ? level(exercise, newValue, translator) : undefined,
    why: overrideText(override, exercise, translator),
    changed: undefined,
    forbidden: undefined,
  };
}

function overrideText(
  { kind, parameter: key, oldValue, reason, skill }: OverrideRow,
  exercise: Exercise | undefined,
  translator: Translator,
): string {
  const { say } = translator;
  if (kind === 'start') return say('decisions.by-hand', { reason });
  const spec = exercise?.info.parameters.find((candidate) => candidate.key === key);
  const parameter = spec === undefined ? (key ?? say('decisions.unknown-parameter')) : say(spec.label);
  if (oldValue === undefined) return say('decisions.unlocked', { parameter, reason });
  const unit = spec === undefined ? '' : unitText(spec.unit, skill.steering, translator);
  const value = withUnit(formatNumber(oldValue, translator), unit);
  return say('decisions.unlocked-from', { parameter, value, reason });
}
