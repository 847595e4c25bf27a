/**
 * What a scene may see: the last two states of its model, the cues between, and how the person wants things shown.
 * It sends nothing back; rules live in the model.
 */
import type { ExerciseCue } from '#core/exercise/exercise.ts';

export interface DisplaySettings {
  readonly reduceMotion: boolean;
  /** 0 silent to 1. Wind and water. */
  readonly ambienceVolume: number;
  /** 0 silent to 1. Cues. */
  readonly cueVolume: number;
  readonly highContrast: boolean;
}

export interface SceneMoment<State> {
  readonly previous: State;
  readonly current: State;
  /** Where between the two the screen is now, 0 to 1. */
  readonly blend: number;
  /** The block is not played: before it begins, and from a stop until it goes on. Nothing moves, nothing sounds. */
  readonly isStill: boolean;
}

export interface SceneFeed<State> {
  /** Undefined before the block's first step. */
  moment(): SceneMoment<State> | undefined;
  /** Cues since the last call, oldest first. */
  takeCues(): readonly ExerciseCue[];
  readonly display: DisplaySettings;
}
