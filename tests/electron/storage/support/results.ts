import { DIRECTIONS } from '#core/exercise/directions.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import type { BlockRecord, SessionResult } from '#core/session/result.ts';
import type { SessionVersions } from '#core/session/setup.ts';
import type { AbilityState } from '#core/difficulty/ability.ts';

export const VERSIONS: SessionVersions = { app: '0.1.0', hub: 1, exercise: 1, ability: 1, runner: 1 };

export function limitsOf(excursionMm: number): SteeringRange {
  return {
    excursionMm: Object.fromEntries(DIRECTIONS.map((direction) => [direction, excursionMm])),
    measured: Object.fromEntries(DIRECTIONS.map((direction) => [direction, true])),
  } as SteeringRange;
}

export function abilityOf(lastDifficulty: number): AbilityState {
  return { modelVersion: 1, posterior: [0.25, 0.5, 0.25], trials: 12, lastDifficulty, failedSets: 0 };
}

export function limitsBlock(excursionMm: number): BlockRecord {
  const result: ExerciseResult = {
    exercise: 'limits',
    version: 1,
    trials: [],
    metrics: {},
    quality: 'good',
    limits: limitsOf(excursionMm),
  };
  return { ...setBlock(), role: 'limits', exercise: 'limits', parameters: {}, result };
}

export function setBlock(): BlockRecord {
  return {
    role: 'set',
    number: 1,
    exercise: 'squall',
    parameters: { amplitude: 35 },
    seed: 2 ** 32 - 1,
    startMs: 30_000,
    endMs: 90_000,
    completed: true,
    result: {
      exercise: 'squall',
      version: 1,
      quality: 'good',
      controlPattern: 'loose',
      metrics: { latencyMs: { value: 412.5, standardError: 11.25, trials: 2 } },
      trials: [
        {
          index: 0,
          startMs: 1000,
          endMs: 3000,
          direction: 'front-left',
          kind: 'cued',
          score: 0.75,
          success: true,
          difficulty: -0.5,
          values: { latencyMs: 410 },
        },
        { index: 1, startMs: 5000, endMs: 6000, kind: 'catch', values: {}, void: 'held-readings' },
      ],
    },
  };
}

export function resultOf(sessionId: string, changes: Partial<SessionResult> = {}): SessionResult {
  const ability = { mean: 0.25, standardDeviation: 0.5, low95: -0.75, high95: 1.25, trials: 12 };
  return {
    sessionId,
    status: 'completed',
    durationMs: 600_000,
    versions: VERSIONS,
    painBefore: 3,
    painAfter: 2,
    effort: 5,
    blocks: [setBlock()],
    decisions: [
      {
        newDifficulty: 0.125,
        wantedDifficulty: 0.5,
        reason: 'step-limit',
        forbiddenBy: ['step-limit'],
        parameters: { amplitude: 40 },
        ability,
        targetSuccess: 0.8,
        context: { painNow: 3, painAtStart: 3, qualityGood: true },
        tMs: 90_000,
        forSet: 2,
      },
    ],
    stops: [{ tMs: 40_000, cause: 'board-edge', planIndex: 3, releasedAfterMs: 180 }],
    abilityAfter: abilityOf(0.125),
    abilityEstimate: ability,
    summaryMetrics: {
      sessionId,
      startedAt: '2026-03-02T09:00:00.000Z',
      metrics: { latencyMs: { value: 412.5, standardError: 11.25, trials: 2 } },
    },
    summary: { kind: 'no-real-change' },
    ...changes,
  };
}
