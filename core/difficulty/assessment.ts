/**
 * Assessment: the difficulty at which the next trial tells most of the ability (QUEST+, Watson 2017), whatever the slope
 * (Prins 2013), on the grid, grades and prior of the ability model. Trials a quarter of a logit apart.
 */
import type { AbilityPrior } from '../exercise/curve.ts';
import type { SlopePosterior } from './ability-slope-posterior.ts';
import { GRADES, gradeChance } from './grades.ts';
import { ABILITY_GRID } from './posterior.ts';
import { questPlusDesign, questPlusNext } from './quest-plus.ts';
import type { QuestPlusDesign } from './quest-plus.ts';

export type AbilityDesign = QuestPlusDesign<'difficulty', 'slope' | 'ability'>;

const EASIEST = -5;
const STEPS = 41;
const STEP = 0.25;

export function abilityAssessment(
  { mean, standardDeviation }: Pick<AbilityPrior, 'mean' | 'standardDeviation'>,
  { slopes, logSlopeSd }: Pick<SlopePosterior, 'slopes' | 'logSlopeSd'>,
): AbilityDesign {
  const bell = (z: number): number => Math.exp(-0.5 * z * z);
  return questPlusDesign({
    stimuli: { difficulty: Array.from({ length: STEPS }, (_, index) => EASIEST + index * STEP) },
    // The grid runs as the model's does: slope by slope, abilities inside.
    parameters: { slope: slopes, ability: ABILITY_GRID },
    nuisance: ['slope'],
    answers: Array.from({ length: GRADES }, (_, grade) => ({ difficulty }, { slope, ability }) => {
      return gradeChance(ability, slope, difficulty, grade);
    }),
    prior: ({ slope, ability }) =>
      bell((ability - mean) / standardDeviation) * bell(Math.log(slope) / logSlopeSd),
  });
}

/** Difficulty (logits) at which a trial tells most, by a posterior of the model. */
export function mostInformative(design: AbilityDesign, posterior: readonly number[]): number {
  const logPosterior = posterior.map((weight) => Math.log(weight));
  return questPlusNext(design, { logPosterior, trials: 0 }).stimulus.difficulty;
}
