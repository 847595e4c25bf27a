/** What a person does with a tilting board so that it can be learnt. */
import type { PlainMessageId } from '../language/message.ts';

export const LEARNING_STEP_IDS = ['level', 'right', 'levelAgain', 'forward'] as const;
export type LearningStepId = (typeof LEARNING_STEP_IDS)[number];

export interface LearningStep {
  readonly id: LearningStepId;
  readonly instruction: PlainMessageId;
}

/** In this order. Reports count from the moment the instruction is shown until the board was held for a moment. */
export const LEARNING_STEPS: readonly LearningStep[] = [
  { id: 'level', instruction: 'devices.learn.level' },
  { id: 'right', instruction: 'devices.learn.right' },
  { id: 'levelAgain', instruction: 'devices.learn.level-again' },
  { id: 'forward', instruction: 'devices.learn.forward' },
];

/** How far boards of the kind tilt when nobody has measured it: they tip 10 to 20 degrees. */
export const DEFAULT_TILT_DEG = 15;

/** Raw reports by step, as the device sent them. */
export type LearningRecording = Readonly<Record<LearningStepId, readonly Uint8Array[]>>;
