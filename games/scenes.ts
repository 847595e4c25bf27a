/** The picture of every exercise that has one, by its id. */
import { CrowsNestScene } from './crows-nest/scene.ts';
import { LimitsScene } from './limits/scene.ts';
import { SquallScene } from './squall/scene.ts';

type SceneClass = typeof CrowsNestScene | typeof LimitsScene | typeof SquallScene;

export const SCENES: Readonly<Record<string, SceneClass | undefined>> = {
  'crows-nest': CrowsNestScene,
  limits: LimitsScene,
  squall: SquallScene,
};
