/** The picture of every exercise that has one, by its id. */
import { LimitsScene } from './limits/scene.ts';
import { NightWatchScene } from './night-watch/scene.ts';
import { SquallScene } from './squall/scene.ts';

type SceneClass = typeof LimitsScene | typeof NightWatchScene | typeof SquallScene;

export const SCENES: Readonly<Record<string, SceneClass | undefined>> = {
  limits: LimitsScene,
  'night-watch': NightWatchScene,
  squall: SquallScene,
};
