/** Builders of stored sessions, with just what a test says. */
import type { AbilityEstimate } from '#core/difficulty/ability.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import type { Skill } from '#core/exercise/skill.ts';
import type { PatientPage, SessionDetail } from '#core/ipc/ipc.ts';
import type { Patient, SessionRow, SkillPoint } from '#core/ipc/records.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { Judgement } from '#core/session/judgement.ts';
import type { BlockRole } from '#core/session/plan-step.ts';
import type { DecisionRecord, ExerciseRecord, SessionResult } from '#core/session/result.ts';
import type { SummaryMetrics } from '#core/session/setup.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';

export const PATIENT: Patient = {
  id: '7b0f2c0e-4f6a-4b38-9d2e-2f6f0a5f7c11',
  name: 'Robin Harbour',
  painSite: 'low-back',
  dominantSide: 'right',
  language: 'en',
  screened: true,
  screenedBy: 'AB',
  notes: '',
  createdAt: '2026-01-01T09:00:00.000Z',
  archived: false,
};

/** Squall standing, steered by the weight on the board; the id of its block is "squall". */
export const PROGRAMME: Programme = programmeOf([squallBlock()], { validFrom: '2026-01-05' });

export const FEET: Skill = { exercise: 'squall', steering: 'centre-of-pressure', postureClass: 'standing' };
export const CHEST: Skill = { exercise: 'squall', steering: 'thorax', postureClass: 'sitting' };

const EXERCISE_RESULT: ExerciseResult = {
  exercise: 'squall',
  version: 1,
  trials: [],
  metrics: { recoveryS: { value: 1.2, standardError: 0.1, trials: 8 } },
  quality: 'good',
};

export function exerciseRecord(role: BlockRole, changes: Partial<ExerciseRecord> = {}): ExerciseRecord {
  return {
    kind: 'exercise',
    block: 'squall',
    role,
    number: 1,
    exercise: 'squall',
    steering: 'centre-of-pressure',
    posture: 'feet-apart',
    surface: 'firm',
    eyes: 'open',
    parameters: {},
    seed: 1,
    startMs: 0,
    endMs: 60_000,
    completed: true,
    sensorsLost: [],
    result: EXERCISE_RESULT,
    ...changes,
  };
}

export function sessionRow(changes: Partial<SessionRow> = {}): SessionRow {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    patientId: PATIENT.id,
    startedAt: '2026-01-20T10:00:00.000Z',
    status: 'completed',
    source: 'hid',
    programmeId: PROGRAMME.id,
    programmeRevision: 1,
    week: 1,
    hasRecording: true,
    durationMs: 480_000,
    painBefore: 3,
    painAfter: 2,
    effort: 4,
    differs: false,
    ...changes,
  };
}

function summaryOf({ id, startedAt }: SessionRow): SummaryMetrics {
  const metrics = { recoveryS: { value: 1.2, standardError: 0.05, trials: 8 } };
  return { sessionId: id, startedAt, metrics, fromProbe: true };
}

export function sessionResult(row: SessionRow, changes: Partial<SessionResult> = {}): SessionResult {
  return {
    sessionId: row.id,
    status: 'completed',
    durationMs: 480_000,
    versions: { app: '0.1.0', hub: 1, runner: 1, ability: 1, movement: 1, exercises: { squall: 1 } },
    painBefore: 3,
    painAfter: 2,
    effort: 4,
    quiet: [],
    ranges: [],
    blocks: [exerciseRecord('set')],
    decisions: [],
    stops: [],
    changes: [],
    skills: [{ skill: FEET, summary: summaryOf(row), judgements: [judgement('recoveryS')] }],
    summary: { kind: 'no-real-change' },
    ...changes,
  };
}

interface DetailFacts {
  readonly row?: Partial<SessionRow>;
  readonly result?: Partial<SessionResult>;
  readonly programme?: Programme;
}

export function sessionDetail({
  row: facts,
  result,
  programme = PROGRAMME,
}: DetailFacts = {}): SessionDetail {
  const row = sessionRow(facts);
  return { row, programme, result: sessionResult(row, result) };
}

export function ability(mean: number): AbilityEstimate {
  return { mean, standardDeviation: 0.5, low95: mean - 1, high95: mean + 1, trials: 8 };
}

interface PointFacts extends Partial<Omit<SkillPoint, 'ability' | 'summary'>> {
  readonly recoveryS?: number;
  readonly abilityMean?: number;
  readonly fromProbe?: boolean;
  /** Range of what steers, mm or deg. */
  readonly meanReach?: number;
}

/** One skill in one session; Squall by the feet unless told otherwise. */
export function skillPoint(facts: PointFacts = {}): SkillPoint {
  const { recoveryS = 1.2, abilityMean = 0, fromProbe = true, meanReach, ...changes } = facts;
  const row = sessionRow({
    id: facts.sessionId ?? sessionRow().id,
    startedAt: facts.startedAt ?? '2026-01-20T10:00:00.000Z',
  });
  const reach = meanReach === undefined ? {} : { 'range.meanReach': { value: meanReach, trials: 8 } };
  return {
    sessionId: row.id,
    startedAt: row.startedAt,
    status: 'completed',
    source: 'hid',
    skill: FEET,
    summary: {
      sessionId: row.id,
      startedAt: row.startedAt,
      metrics: { recoveryS: { value: recoveryS, standardError: 0.05, trials: 8 }, ...reach },
      fromProbe,
    },
    ability: ability(abilityMean),
    judgements: [judgement('recoveryS')],
    success: 0.75,
    trials: 16,
    ...changes,
  };
}

/** What was said of one measure: better than in the first sessions, for the first time. */
export function judgement(metric: string, changes: Partial<JudgedMeasure> = {}): Judgement {
  const change = {
    baseline: 1.5,
    change: -0.3,
    expectedLow: 1.3,
    expectedHigh: 1.7,
    pValue: 0.01,
    verdict: 'better',
  } as const;
  return {
    metric,
    role: 'explored',
    status: 'judged',
    verdict: 'better',
    confirmed: false,
    change,
    ...changes,
  };
}

type JudgedMeasure = Extract<Judgement, { status: 'judged' }>;

export function decision(forSet: number, changes: Partial<DecisionRecord> = {}): DecisionRecord {
  return {
    skill: FEET,
    block: 'squall',
    forSet,
    tMs: forSet * 90_000,
    newDifficulty: 0,
    wantedDifficulty: 0,
    reason: 'first-set',
    forbiddenBy: [],
    parameters: {},
    moved: [],
    ability: ability(0),
    targetSuccess: 0.8,
    method: 'bayes',
    context: { painNow: 2, painAtStart: 2, qualityGood: true },
    ...changes,
  };
}

export function patientPage(changes: Partial<PatientPage> = {}): PatientPage {
  return {
    patient: PATIENT,
    programme: PROGRAMME,
    sessions: 0,
    sessionsOfProgramme: 0,
    overrides: [],
    audit: [],
    ...changes,
  };
}
