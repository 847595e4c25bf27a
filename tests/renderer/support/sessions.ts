/** Builders of stored sessions and views, with just what a test says. */
import type { ExerciseResult } from '#core/exercise/result.ts';
import type { SessionAction } from '#core/session/actions.ts';
import type { BlockRole } from '#core/session/plan-step.ts';
import type { BlockRecord, SessionResult } from '#core/session/result.ts';
import type { Phase } from '#core/session/state.ts';
import type { PatientPage, StoredSession } from '#core/ipc/ipc.ts';
import type { Patient, SessionRow } from '#core/ipc/records.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import type { NextSet } from '#core/session/next-set.ts';
import { planOf } from '#core/session/plan.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import type { SessionDriver, SessionView } from '#renderer/session/session-view.ts';

export const PATIENT: Patient = {
  id: '7b0f2c0e-4f6a-4b38-9d2e-2f6f0a5f7c11',
  name: 'Robin Harbour',
  painSite: 'low-back',
  dominantSide: 'right',
  screened: true,
  screenedBy: 'AB',
  notes: '',
  createdAt: '2026-01-01T09:00:00.000Z',
  archived: false,
};

const EXERCISE_RESULT: ExerciseResult = {
  exercise: 'squall',
  version: 1,
  trials: [],
  metrics: { recoveryS: { value: 1.2, standardError: 0.1, trials: 8 } },
  controlPattern: 'typical',
  quality: 'good',
};

export function block(role: BlockRole, number = 1, completed = true): BlockRecord {
  return {
    role,
    number,
    exercise: 'squall',
    parameters: {},
    seed: 1,
    startMs: 0,
    endMs: 60_000,
    completed,
    result: EXERCISE_RESULT,
  };
}

interface SessionFacts {
  readonly id: string;
  readonly startedAt: string;
  readonly source?: SessionRow['source'];
  readonly recoveryS?: number;
  readonly abilityMean?: number;
  readonly blocks?: readonly BlockRecord[];
}

export function storedSession(facts: SessionFacts): StoredSession {
  const { id, startedAt, source = 'hid', recoveryS = 1.2, abilityMean = 0, blocks = [block('set')] } = facts;
  const metrics = { recoveryS: { value: recoveryS, standardError: 0.05, trials: 8 } };
  const result: SessionResult = {
    sessionId: id,
    status: 'completed',
    durationMs: 480_000,
    versions: { app: '0.1.0', hub: 1, exercise: 1, ability: 1, runner: 1 },
    painBefore: 3,
    painAfter: 2,
    effort: 4,
    blocks,
    decisions: [],
    stops: [{ tMs: 65_000, cause: 'space-key', planIndex: 4, releasedAfterMs: 120 }],
    abilityEstimate: {
      mean: abilityMean,
      standardDeviation: 0.5,
      low95: abilityMean - 1,
      high95: abilityMean + 1,
      trials: 8,
    },
    summaryMetrics: { sessionId: id, startedAt, metrics },
    summary: { kind: 'no-real-change' },
  };
  const row: SessionRow = {
    id,
    patientId: PATIENT.id,
    startedAt,
    status: 'completed',
    source,
    programme: DEFAULT_SQUALL_PROGRAMME,
    hasRecording: true,
  };
  return { row, result };
}

export function patientPage(sessions: readonly StoredSession[]): PatientPage {
  return {
    patient: PATIENT,
    programme: DEFAULT_SQUALL_PROGRAMME,
    programmeSince: '2026-01-05T00:00:00.000Z',
    sessions: [...sessions],
    overrides: [],
    audit: [],
  };
}

/** A session that stands in one phase and writes down what is done to it. */
export function standingDriver(
  phase: Phase,
  set?: NextSet,
): {
  readonly driver: SessionDriver;
  readonly actions: SessionAction[];
  /** What the session does by itself. */
  readonly goTo: (phase: Phase) => void;
} {
  const plan = planOf({ programme: DEFAULT_SQUALL_PROGRAMME });
  const planIndex = plan.findIndex((step) => step.kind === 'block' && step.role === 'set');
  const step = plan[planIndex];
  if (step === undefined) throw new Error('The plan has no set');
  let view: SessionView = {
    phase,
    step,
    planIndex,
    plan,
    nowMs: 4000,
    frame: undefined,
    neutral: undefined,
    level: 5,
    targetSuccess: 0.8,
    setsDone: 1,
    hasNextSet: set !== undefined,
    exercise: SQUALL_INFO,
    result: undefined,
    problem: undefined,
  };
  const actions: SessionAction[] = [];
  const listeners = new Set<() => void>();
  const goTo = (next: Phase): void => {
    view = { ...view, phase: next };
    for (const listener of listeners) listener();
  };
  const driver: SessionDriver = {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view: () => view,
    act: (action) => {
      actions.push(action);
      if (action.type === 'stop') goTo({ name: 'paused', sinceMs: 0, cause: action.cause });
    },
    nextSet: () => set,
    feed: () => undefined,
    dispose: () => undefined,
  };
  return { driver, actions, goTo };
}
