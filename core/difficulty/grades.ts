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

/** Chance of each grade of a trial: a failure, then successes by margins from least to most; they sum to 1. */
export function gradeChances(ability: number, slope: number, difficulty: number): readonly number[] {
  const success = slopedSuccess(ability, slope, difficulty);
  const beyond = [success, ...MARGINS.map((margin) => slopedSkill(ability, slope, difficulty + margin)), 0];
  return [1 - success, ...beyond.slice(0, -1).map((chance, grade) => chance - (beyond[grade + 1] ?? 0))];
}

/** The number of a trial's grade in `gradeChances`. */
export function gradeOf(success: boolean, margin: number): number {
  return success ? 1 + MARGINS.filter((least) => margin > least).length : 0;
}
