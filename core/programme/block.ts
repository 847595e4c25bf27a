/** A block: what a person does in a session without a change of exercise, steering or posture. */
import { z } from 'zod';
import { postureSchema, steeringSchema } from '../contract/stimulus.ts';
import { difficultyMethodSchema } from '../difficulty/method.ts';
import type { SensorNeed } from '../exercise/needs.ts';
import { messageId } from '../language/message.ts';
import { movementTaskSchema } from '../movement-tests/tasks.ts';

/** Floor and cap of a parameter; a locked one is played at its lock, and keeps its bounds for when it is unlocked. */
export const boundSchema = z
  .object({ floor: z.number(), cap: z.number(), locked: z.number().optional() })
  .refine(({ floor, cap }) => floor <= cap, messageId('programme.limit.bound-crossed'))
  .refine(
    ({ floor, cap, locked }) => locked === undefined || (floor <= locked && locked <= cap),
    messageId('programme.limit.lock-outside'),
  );

export const SURFACES = ['firm', 'foam', 'wobble'] as const;
export const surfaceSchema = z.enum(SURFACES);
export type Surface = z.infer<typeof surfaceSchema>;

export const eyesSchema = z.enum(['open', 'closed']);
export type Eyes = z.infer<typeof eyesSchema>;

const SETS = messageId('programme.limit.sets');
const setsSchema = z.number(SETS).int(SETS).min(1, SETS).max(10, SETS);
const SECONDS = messageId('programme.limit.seconds');
const REPETITIONS = messageId('programme.limit.repetitions');
const REST = messageId('programme.limit.rest');

/** So many sets, each as long as this or of so many trials or movements. */
export const doseSchema = z.union([
  z.object({ sets: setsSchema, seconds: z.number(SECONDS).int(SECONDS).min(20, SECONDS).max(300, SECONDS) }),
  z.object({
    sets: setsSchema,
    repetitions: z.number(REPETITIONS).int(REPETITIONS).min(1, REPETITIONS).max(50, REPETITIONS),
  }),
]);
export type Dose = z.infer<typeof doseSchema>;

/** A therapist's word on where the next session begins, once. `at` (ISO 8601) tells one override from the next. */
export const startOverrideSchema = z.object({
  difficulty: z.number(),
  reason: z
    .string()
    .trim()
    .min(1, messageId('programme.override-reason-missing'))
    .max(200, messageId('form.too-long')),
  at: z.iso.datetime(),
});

/** What a set must show before the next may be harder. */
export const qualityGateSchema = z.object({
  /** Enough trials, from readings that were not held. */
  measured: z.boolean(),
  /** The rib cage leaned beyond this (deg) in at most a tenth of the time, where a sensor sees it. */
  trunkLeanDeg: z.number().min(2).max(45).optional(),
});
export type QualityGate = z.infer<typeof qualityGateSchema>;

const TARGET = messageId('programme.limit.target');

/** Names a block within its programme, through every revision: as in "a1". */
const blockIdSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const exerciseBlockSchema = z.object({
  kind: z.literal('exercise'),
  id: blockIdSchema,
  exercise: z.string(),
  steering: steeringSchema,
  posture: postureSchema,
  surface: surfaceSchema,
  eyes: eyesSchema,
  dose: doseSchema,
  restSeconds: z.number(REST).int(REST).min(5, REST).max(300, REST),
  method: difficultyMethodSchema,
  /** Expected share of success that difficulty aims at. */
  targetSuccess: z.number(TARGET).min(0.5, TARGET).max(0.95, TARGET),
  bounds: z.record(z.string(), boundSchema),
  /** Settings of the exercise that differ from their usual value. */
  settings: z.record(z.string(), z.number()).optional(),
  qualityGate: qualityGateSchema,
  /** A set that never adapts closes the session, to tell change from difficulty. */
  probe: z.boolean(),
  startOverride: startOverrideSchema.optional(),
});
export type ExerciseBlock = z.infer<typeof exerciseBlockSchema>;

/** A recorded movement. */
export const movementBlockSchema = z.object({
  kind: z.literal('movement'),
  id: blockIdSchema,
  task: movementTaskSchema,
  dose: doseSchema,
  restSeconds: z.number(REST).int(REST).min(5, REST).max(300, REST),
});
export type MovementBlock = z.infer<typeof movementBlockSchema>;

/** What a movement can't be recorded without; a pelvis sensor adds to it. */
export const MOVEMENT_NEEDS: readonly SensorNeed[] = ['thorax'];

export const blockSchema = z.discriminatedUnion('kind', [exerciseBlockSchema, movementBlockSchema]);
export type Block = z.infer<typeof blockSchema>;

/** Length of a set of this dose, s, for an exercise of so many trials a minute. */
export function secondsOfSet(dose: Dose, trialsPerMinute: number): number {
  return 'seconds' in dose ? dose.seconds : Math.ceil((60 * dose.repetitions) / trialsPerMinute);
}
