/** The picture of every exercise that has one, by its id. */
import { BeaconsScene } from './beacons/scene.ts';
import { LimitsScene } from './limits/scene.ts';
import { SquallScene } from './squall/scene.ts';

type SceneClass = typeof BeaconsScene | typeof LimitsScene | typeof SquallScene;

export const SCENES: Readonly<Record<string, SceneClass | undefined>> = {
  beacons: BeaconsScene,
  limits: LimitsScene,
  squall: SquallScene,
};
