/**
 * Chance of success with a slope, and of the grades of a success. All slopes meet at one point, so that what trials there
 * tell of ability does not hang on the slope:
 *   P = g + (1 - g - l) / (1 + e^(-(b (theta - c - d) + c)))
 * At d = theta - c success is 77.5 % whatever the slope b.
 *
 * The margin m of a success says how much harder the trial could have been and still have succeeded. A success by more
 * than m at d is a success at d + m, so that the margins of one trial are the boundaries of a graded response (Samejima
 * 1969, Psychometrika Monograph 17), each with the chance of success above at its own difficulty, but without the guess:
 * luck does not succeed with ease.
 */
import { GUESS, LAPSE, skillLogit } from './psychometric.ts';

/** Success at which all slopes meet: the middle of what training aims at. */
export const PIVOT_SUCCESS = 0.775;
/** How far below the ability the difficulty of that success lies, logits. */
export const PIVOT_DISTANCE = skillLogit(PIVOT_SUCCESS);

/** Margins that part the grades of a success: just, well, with ease, as if it were nothing; logits. */
export const MARGINS: readonly number[] = [1, 2, 3];
/** P above. */
export function slopedSuccess(ability: number, slope: number, difficulty: number): number {
  return GUESS + slopedSkill(ability, slope, difficulty);
}

/** The same without luck. */
function slopedSkill(ability: number, slope: number, difficulty: number): number {
  const x = slope * (ability - PIVOT_DISTANCE - difficulty) + PIVOT_DISTANCE;
  return (1 - GUESS - LAPSE) / (1 + Math.exp(-x));
}

/** Grades of a trial: a failure, then successes by margins from least to most. */
export const GRADES = MARGINS.length + 2;

/** Chance of a grade; over all grades they sum to 1. */
export function gradeChance(ability: number, slope: number, difficulty: number, grade: number): number {
  return reached(ability, slope, difficulty, grade) - reached(ability, slope, difficulty, grade + 1);
}

/** Chance of this grade or a better one. */
function reached(ability: number, slope: number, difficulty: number, grade: number): number {
  if (grade === 0) return 1;
  if (grade === 1) return slopedSuccess(ability, slope, difficulty);
  const margin = MARGINS[grade - 2];
  return margin === undefined ? 0 : slopedSkill(ability, slope, difficulty + margin);
}

/** The number of a trial's grade. */
export function gradeOf(success: boolean, margin: number): number {
  return success ? 1 + MARGINS.filter((least) => margin > least).length : 0;
}
