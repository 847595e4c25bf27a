/**
 * A difficulty curve cut into ten even steps, for people: level 1 is its easy end, level 10 its hard end. What each
 * level means in physical units, and which levels the therapist's bounds leave.
 */
import type { Parameters } from '../exercise/exercise.ts';
import { difficultyOf, parametersAt, playableAt } from '../exercise/curve.ts';
import type { Bounds, Curve } from '../exercise/curve.ts';

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
  /** Why this level can't be played: the bounds allow nothing so hard, or nothing so easy; or the ceiling at home. */
  readonly forbidden: 'too-hard' | 'too-easy' | 'home-ceiling' | undefined;
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

/** What is allowed of a curve. */
export interface Allowed {
  /** Must be possible (`checkBounds`). */
  readonly bounds: Bounds;
  /** The hardest difficulty at home, logits; undefined in the clinic, or where nothing is known. */
  readonly homeCeiling?: number | undefined;
}

/** One level, as far as it is allowed. */
export function levelAt(curve: Curve, level: number, { bounds, homeCeiling = Infinity }: Allowed): Level {
  const difficulty = difficultyOfLevel(curve, level);
  const { parameters, difficulty: reached } = playableAt(curve, difficulty, bounds);
  return {
    level,
    difficulty,
    natural: parametersAt(curve, difficulty),
    played: parameters,
    forbidden: forbiddenAt(difficulty, reached, homeCeiling),
  };
}

function forbiddenAt(difficulty: number, reached: number, homeCeiling: number): Level['forbidden'] {
  if (reached < difficulty - SAME) return 'too-hard';
  if (reached > difficulty + SAME) return 'too-easy';
  return difficulty > homeCeiling + SAME ? 'home-ceiling' : undefined;
}

/** Every whole level, the easiest first. @param parts Steps from one level to the next. */
export function levelsOf(curve: Curve, allowed: Allowed, parts = 1): readonly Level[] {
  return Array.from({ length: (LEVELS - 1) * parts + 1 }, (_, index) =>
    levelAt(curve, 1 + index / parts, allowed),
  );
}
