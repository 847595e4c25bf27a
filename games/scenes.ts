/** The picture of every exercise that has one, by its id. */
import type * as Phaser from 'phaser';
import { BeaconsScene } from './beacons/scene.ts';
import { CargoScene } from './cargo/scene.ts';
import { ChannelScene } from './channel/scene.ts';
import { CrowsNestScene } from './crows-nest/scene.ts';
import { LimitsScene } from './limits/scene.ts';
import { NightWatchScene } from './night-watch/scene.ts';
import { PeriscopeScene } from './periscope/scene.ts';
import { SquallScene } from './squall/scene.ts';

type SceneClass = new () => Phaser.Scene;

export const SCENES: Readonly<Record<string, SceneClass | undefined>> = {
  beacons: BeaconsScene,
  cargo: CargoScene,
  channel: ChannelScene,
  'crows-nest': CrowsNestScene,
  limits: LimitsScene,
  'night-watch': NightWatchScene,
  periscope: PeriscopeScene,
  squall: SquallScene,
};
