/** The picture of every exercise that has one, by its id. */
import type { ExerciseId } from '#core/session/exercise.ts';
import { LimitsScene } from './limits/scene.ts';
import { SquallScene } from './squall/scene.ts';

type SceneClass = typeof LimitsScene | typeof SquallScene;

export const SCENES: Readonly<Record<ExerciseId, SceneClass | undefined>> = {
  limits: LimitsScene,
  squall: SquallScene,
};
