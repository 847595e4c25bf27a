/**
 * A difficulty curve cut into ten even steps, for people: level 1 is its easy end, level 10 its hard end. What each
 * level means in physical units, and which levels the therapist's bounds leave.
 */
import type { Parameters } from '../session/exercise.ts';
import { difficultyOf, parametersAt, playableAt } from './curve.ts';
import type { Bounds, Curve } from './curve.ts';

export const LEVELS = 10;

/** Difficulties nearer than this are the same, logits. */
const SAME = 1e-6;

export interface Level {
  /** From 1 to `LEVELS`; between whole levels a fraction. */
  readonly level: number;
  /** Logits. */
  readonly difficulty: number;
  /** As the curve has it, without bounds. */
  readonly natural: Parameters;
  /** As it would be played: where a bound holds one parameter back, the free ones make up for it. */
  readonly played: Parameters;
  /** Why this level can't be played: the caps of difficulty forbid it, or its floors do. */
  readonly forbidden: 'too-hard' | 'too-easy' | undefined;
}

/** Difficulty (logits) of a level. */
export function difficultyOfLevel({ dEasy, dHard }: Curve, level: number): number {
  return dEasy + ((level - 1) / (LEVELS - 1)) * (dHard - dEasy);
}

/** The level of a difficulty (logits), a fraction from 1 to `LEVELS`; what lies beyond the curve is its end. */
export function levelOfDifficulty({ dEasy, dHard }: Curve, difficulty: number): number {
  const progress = (difficulty - dEasy) / (dHard - dEasy);
  return 1 + (LEVELS - 1) * Math.min(1, Math.max(0, progress));
}

/** The level of parameters as they were really played. */
export function levelOfPlayed(curve: Curve, played: Parameters): number {
  return levelOfDifficulty(curve, difficultyOf(curve, played));
}

/** One level under these bounds, which must be possible (`checkBounds`). */
export function levelAt(curve: Curve, level: number, bounds: Bounds = {}): Level {
  const difficulty = difficultyOfLevel(curve, level);
  const { parameters, difficulty: reached } = playableAt(curve, difficulty, bounds);
  const tooHard = reached < difficulty - SAME;
  return {
    level,
    difficulty,
    natural: parametersAt(curve, difficulty),
    played: parameters,
    forbidden: tooHard ? 'too-hard' : reached > difficulty + SAME ? 'too-easy' : undefined,
  };
}

/** Every whole level under these bounds, the easiest first. @param parts Steps from one level to the next. */
export function levelsOf(curve: Curve, bounds: Bounds = {}, parts = 1): readonly Level[] {
  return Array.from({ length: (LEVELS - 1) * parts + 1 }, (_, index) =>
    levelAt(curve, 1 + index / parts, bounds),
  );
}
