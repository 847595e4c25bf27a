/** A session as it is stored: what a programme of three blocks gave, in numbers small enough to read. */
import { byDirection } from '#core/exercise/directions.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { Skill } from '#core/exercise/skill.ts';
import type { AbilityState } from '#core/difficulty/ability.ts';
import { presetBlock, presetMovement } from '#core/programme/presets.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { ExerciseRecord, MovementRecord, SessionResult, SkillOutcome } from '#core/session/result.ts';
import type { SessionOutcome } from '#core/session/session-result.ts';
import type { SessionSetup, SessionVersions } from '#core/session/setup.ts';
import { EXERCISES } from '#games/registry.ts';
import { programmeOf, squallBlock } from '../../../support/programmes.ts';

export const VERSIONS: SessionVersions = {
  app: '0.1.0',
  hub: 1,
  runner: 1,
  ability: 1,
  movement: 1,
  exercises: { limits: 1, squall: 1 },
};

export const FEET: Skill = { exercise: 'squall', steering: 'centre-of-pressure', postureClass: 'standing' };
export const CHEST: Skill = { exercise: 'squall', steering: 'thorax', postureClass: 'sitting' };

/** Squall by the feet and by the chest, and a recorded turn; valid from the first of March 2026. */
export function threeBlocks(changes: Partial<Programme> = {}): Programme {
  const squall = EXERCISES['squall'];
  if (squall === undefined) throw new Error('no Squall');
  const chest = { steering: 'thorax', posture: 'sitting-on-chair' } as const;
  const blocks = [
    squallBlock({ id: 'feet', probe: false }),
    presetBlock('chest', squall.info, chest, { probe: false }),
    presetMovement('turn', 'turn'),
  ];
  return programmeOf(blocks, { validFrom: '2026-03-01', ...changes });
}

export function rangeOf(reach: number): SteeringRange {
  return { extent: byDirection(() => reach), measured: byDirection(() => true) };
}

export function abilityOf(lastDifficulty: number): AbilityState {
  const posterior = [0.1 + 0.2, 1 / 3, Number.MIN_VALUE];
  return { modelVersion: 1, posterior, trials: 12, lastDifficulty, failedSets: 0 };
}

export function setRecord(changes: Partial<ExerciseRecord> = {}): ExerciseRecord {
  return {
    kind: 'exercise',
    block: 'feet',
    role: 'set',
    number: 1,
    exercise: 'squall',
    steering: 'centre-of-pressure',
    posture: 'feet-apart',
    surface: 'firm',
    eyes: 'open',
    parameters: { amplitudePercent: 35 },
    seed: 2 ** 32 - 1,
    startMs: 30_000,
    endMs: 90_000,
    completed: true,
    sensorsLost: [],
    result: {
      exercise: 'squall',
      version: 1,
      quality: 'good',
      metrics: { latencyMs: { value: 412.5, standardError: 11.25, trials: 2 } },
      trials: [
        {
          index: 0,
          startMs: 1000,
          endMs: 3000,
          kind: 'cued',
          score: 0.75,
          success: true,
          values: { latencyMs: 410 },
        },
        { index: 1, startMs: 3000, endMs: 5000, kind: 'cued', score: 0.25, success: false, values: {} },
        { index: 2, startMs: 5000, endMs: 6000, kind: 'catch', values: {}, void: 'held-readings' },
      ],
    },
    ...changes,
  };
}

export function rangeRecord(reach: number, changes: Partial<ExerciseRecord> = {}): ExerciseRecord {
  const result = {
    ...setRecord().result,
    exercise: 'limits',
    trials: [],
    metrics: {},
    range: rangeOf(reach),
  };
  return setRecord({ role: 'range', exercise: 'limits', parameters: {}, result, ...changes });
}

export function turnRecord(): MovementRecord {
  const none = { repetitions: [], measures: [], asymmetries: [], flags: [] };
  const onsets = { thorax: 0, pelvis: 0, together: 0 };
  return {
    kind: 'movement',
    block: 'turn',
    number: 1,
    task: 'turn',
    startMs: 100_000,
    endMs: 130_000,
    completed: true,
    result: { version: 1, task: 'turn', durationMs: 30_000, quality: 'good', onsets, ...none },
  };
}

export function skillOutcome(
  { sessionId, startedAt }: Pick<SessionSetup, 'sessionId' | 'startedAt'>,
  skill: Skill,
  latencyMs = 412.5,
): SkillOutcome {
  const ability = { mean: 0.25, standardDeviation: 0.5, low95: -0.75, high95: 1.25, trials: 12 };
  const metrics = { latencyMs: { value: latencyMs, standardError: 11.25, trials: 2 } };
  return {
    skill,
    summary: { sessionId, startedAt, metrics, fromProbe: false, ability },
    ability,
    judgements: [],
  };
}

/** A range, two sets by the feet around a recorded turn, and one by the chest. */
export function resultOf(
  setup: Pick<SessionSetup, 'sessionId' | 'startedAt'>,
  changes: Partial<SessionResult> = {},
): SessionResult {
  const chest = { block: 'chest', steering: 'thorax', posture: 'sitting-on-chair' } as const;
  return {
    sessionId: setup.sessionId,
    status: 'completed',
    durationMs: 600_000,
    versions: VERSIONS,
    painBefore: 3,
    painAfter: 2,
    painWorst: 3,
    effort: 5,
    bodyMassKg: 70.25,
    quiet: [],
    ranges: [{ steering: 'centre-of-pressure', posture: 'feet-apart', range: rangeOf(55) }],
    blocks: [
      rangeRecord(55),
      setRecord(),
      turnRecord(),
      setRecord({ number: 2, endMs: 200_000 }),
      setRecord({ ...chest, endMs: 300_000 }),
    ],
    decisions: [],
    stops: [{ tMs: 40_000, cause: 'board-edge', planIndex: 3, releasedAfterMs: 180 }],
    changes: [],
    skills: [skillOutcome(setup, FEET), skillOutcome(setup, CHEST)],
    summary: { kind: 'no-real-change' },
    ...changes,
  };
}

export function outcomeOf(
  setup: Pick<SessionSetup, 'sessionId' | 'startedAt'>,
  changes: Partial<SessionResult> = {},
): SessionOutcome {
  const result = resultOf(setup, changes);
  return { result, abilities: result.skills.map(({ skill }) => ({ skill, ability: abilityOf(0.125) })) };
}
