/** What a person does with a tilting board so that it can be learnt. */

export const LEARNING_STEP_IDS = ['level', 'right', 'levelAgain', 'forward'] as const;
export type LearningStepId = (typeof LEARNING_STEP_IDS)[number];

export interface LearningStep {
  readonly id: LearningStepId;
  readonly instruction: string;
}

/** In this order. Reports count from the moment the instruction is shown until the board was held for a moment. */
export const LEARNING_STEPS: readonly LearningStep[] = [
  { id: 'level', instruction: 'Put the board on the floor, level, and keep it still.' },
  { id: 'right', instruction: 'Tilt the board to your right as far as it goes, and hold it there.' },
  { id: 'levelAgain', instruction: 'Bring the board back to level, and keep it still.' },
  { id: 'forward', instruction: 'Tilt the board forward as far as it goes, and hold it there.' },
];

/** How far boards of the kind tilt when nobody has measured it: they tip 10 to 20 degrees. */
export const DEFAULT_TILT_DEG = 15;

/** Raw reports by step, as the device sent them. */
export type LearningRecording = Readonly<Record<LearningStepId, readonly Uint8Array[]>>;
