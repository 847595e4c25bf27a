/** What Keel and the therapist decided about the difficulty, in plain words: old, new, why, what was forbidden. */
import type { Exercise } from '#core/exercise/exercise.ts';
import type { DecisionRecord } from '#core/session/result.ts';
import type { PatientPage, StoredSession } from '#core/ipc/ipc.ts';
import type { OverrideRow } from '#core/ipc/records.ts';
import type { DecisionReason } from '#core/difficulty/ability.ts';
import type { Curve } from '#core/exercise/curve.ts';
import { describeDecision } from '#core/difficulty/describe.ts';
import { levelOfDifficulty } from '#core/difficulty/levels.ts';
import type { Programme } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { formatNumber } from '../../ui/numbers.ts';

export interface LogLine {
  readonly key: string;
  /** ISO 8601. */
  readonly at: string;
  /** "Set 2"; "Therapist". */
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

/** Decisions of all sessions and everything that was changed by hand, newest first. */
export function patientLog({ sessions, overrides }: Pick<PatientPage, 'sessions' | 'overrides'>): LogLine[] {
  const lines = [...sessions.flatMap(decisionLines), ...overrides.map(overrideLine)];
  return lines.toSorted((a, b) => b.at.localeCompare(a.at));
}

/** Decisions of one session, and what was changed by hand since the session before; oldest first. */
export function sessionLog(
  { sessions, overrides }: Pick<PatientPage, 'sessions' | 'overrides'>,
  session: StoredSession,
): LogLine[] {
  const before = sessions.filter(({ row }) => row.startedAt < session.row.startedAt).at(-1)?.row.startedAt;
  const meanwhile = overrides.filter(
    ({ at }) => at < session.row.startedAt && (before === undefined || at >= before),
  );
  return [...meanwhile.map(overrideLine), ...decisionLines(session)];
}

/** The override that waits for the next session; undefined when none does. */
export function waitingOverride(
  programme: Programme | undefined,
  sessions: readonly StoredSession[],
): Programme['startOverride'] {
  const override = programme?.startOverride;
  if (override === undefined) return undefined;
  const followed = sessions.some(
    ({ row, result }) => row.startedAt >= override.at && (result?.decisions.length ?? 0) > 0,
  );
  return followed ? undefined : override;
}

/** Level of the last set that was decided in the programme's exercise; undefined before the first. */
export function lastLevel(sessions: readonly StoredSession[], { exercise }: Programme): number | undefined {
  const curve = EXERCISES[exercise]?.curve;
  const decided = sessions.filter(({ row }) => row.programme.exercise === exercise);
  const last = decided.flatMap(({ result }) => result?.decisions ?? []).at(-1);
  return curve === undefined || last === undefined ? undefined : levelOfDifficulty(curve, last.newDifficulty);
}

/** A level for people: to a tenth. */
export function levelText(curve: Curve, difficulty: number): string {
  return levelOfDifficulty(curve, difficulty).toFixed(1);
}

function decisionLines({ row, result }: StoredSession): LogLine[] {
  const exercise = EXERCISES[row.programme.exercise];
  const startMs = Date.parse(row.startedAt);
  return (result?.decisions ?? []).map((decision, index) => ({
    key: `${row.id} ${index}`,
    at: new Date(startMs + decision.tMs).toISOString(),
    who: `Set ${decision.forSet}`,
    byHand: decision.reason === 'override',
    from: level(exercise, decision.oldDifficulty),
    to: level(exercise, decision.newDifficulty),
    why: describeDecision(decision),
    changed: changedText(decision, exercise),
    forbidden: forbiddenText(decision, exercise),
  }));
}

function level(exercise: Exercise | undefined, difficulty: number | undefined): string | undefined {
  const curve = exercise?.curve;
  return curve === undefined || difficulty === undefined ? undefined : levelText(curve, difficulty);
}

function changedText(
  { moved = [], oldParameters, parameters }: DecisionRecord,
  exercise: Exercise | undefined,
): string | undefined {
  const changes = moved.flatMap((key) => {
    const spec = exercise?.info.parameters.find((candidate) => candidate.key === key);
    const [before, after] = [oldParameters?.[key], parameters[key]];
    if (spec === undefined || before === undefined || after === undefined) return [];
    return [`${spec.label} ${formatNumber(before)} → ${formatNumber(after)} ${spec.unit}`];
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
  const { at, kind, exercise: id, oldValue, newValue } = override;
  const exercise = EXERCISES[id];
  return {
    key: `override ${at}`,
    at,
    who: 'Therapist',
    byHand: true,
    from: kind === 'start' ? level(exercise, oldValue) : undefined,
    to: kind === 'start' ? level(exercise, newValue) : undefined,
    why: overrideText(override, exercise),
    changed: undefined,
    forbidden: undefined,
  };
}

function overrideText(
  { kind, parameter, oldValue, reason }: OverrideRow,
  exercise: Exercise | undefined,
): string {
  if (kind === 'start') return `Set by hand for the next session: “${reason}”`;
  const spec = exercise?.info.parameters.find(({ key }) => key === parameter);
  const locked = oldValue === undefined ? '' : ` (was ${formatNumber(oldValue)} ${spec?.unit ?? ''})`;
  return `${spec?.label ?? parameter ?? 'A value'} unlocked${locked}: “${reason}”`;
}
