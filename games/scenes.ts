/** The picture of every exercise that has one, by its id. */
import type * as Phaser from 'phaser';
import { CargoScene } from './cargo/scene.ts';
import { LimitsScene } from './limits/scene.ts';
import { SquallScene } from './squall/scene.ts';

type SceneClass = new () => Phaser.Scene;

export const SCENES: Readonly<Record<string, SceneClass | undefined>> = {
  cargo: CargoScene,
  limits: LimitsScene,
  squall: SquallScene,
};
