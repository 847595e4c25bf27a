/** The picture of every exercise that has one, by its id. */
import { CargoScene } from './cargo/scene.ts';
import { LimitsScene } from './limits/scene.ts';
import { SquallScene } from './squall/scene.ts';

type SceneClass = typeof CargoScene | typeof LimitsScene | typeof SquallScene;

export const SCENES: Readonly<Record<string, SceneClass | undefined>> = {
  cargo: CargoScene,
  limits: LimitsScene,
  squall: SquallScene,
};
