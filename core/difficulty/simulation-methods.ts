/** The ways of choosing trials that the simulation compares: one trial at a time, nothing forbidden. */
import type { AbilityModel, AdaptationContext, AdaptationPolicy } from './ability.ts';
import type { Curve } from '../exercise/curve.ts';
import type { AbilityDesign } from './assessment.ts';
import { questPlusNext, questPlusPosterior, questPlusStart, questPlusUpdate } from './quest-plus.ts';
import { SIMULATED_GRID, SIMULATED_PRIOR } from './simulation-patients.ts';
import type { PlayedTrial } from './simulation-patients.ts';
import { staircaseStart, staircaseStep, staircaseThreshold } from './staircase.ts';
import type { StaircaseRule } from './staircase.ts';
import { transformedStep, transformedTarget } from './staircase-steps.ts';
import { meanOf, quantileOf } from './posterior.ts';
import { gradeOf } from './grades.ts';
import { skillLogit } from './psychometric.ts';

export const METHODS = ['bayes', 'questplus', 'staircase', 'levitt'] as const;
export type MethodName = (typeof METHODS)[number];

export interface Found {
  readonly mean: number;
  /** Ends of the 95 % interval; undefined for a method that has none. */
  readonly interval?: readonly [low: number, high: number] | undefined;
}

/** One person's way through the trials. */
export interface Tracker {
  /** Difficulty of the next trial, logits. */
  choose(): number;
  learn(difficulty: number, trial: PlayedTrial): void;
  find(): Found;
}

/** As far as anything is asked for: no curve's end is in the way. */
const OPEN_CURVE: Curve = {
  version: 1,
  dEasy: -12,
  dHard: 12,
  ability: SIMULATED_PRIOR,
  parameters: [{ key: 'difficulty', easy: -12, hard: 12, scale: 'linear', weight: 1 }],
};
const ANYTHING_ALLOWED: Omit<AdaptationPolicy, 'targetSuccess'> = {
  bounds: {},
  maxStepUp: Infinity,
  deadband: 0,
  painLimit: 10,
  painRise: 10,
  method: { name: 'bayes' },
  setting: 'clinic',
};
const NOTHING_FORBIDDEN: AdaptationContext = { painNow: 0, painAtStart: 0, qualityGood: true };

/** Training: the ability model's own choice for the target success. */
export function bayesTracker(model: AbilityModel, targetSuccess: number): Tracker {
  const policy: AdaptationPolicy = { ...ANYTHING_ALLOWED, targetSuccess };
  let state = model.initial();
  return {
    choose() {
      const choice = model.next(state, OPEN_CURVE, policy, NOTHING_FORBIDDEN);
      state = choice.state;
      return choice.decision.newDifficulty;
    },
    learn(difficulty, { success, margin }) {
      state = model.update(state, { difficulty, margin, score: success ? 1 : 0 });
    },
    find() {
      const { mean, low95, high95 } = model.estimate(state);
      return { mean, interval: [low95, high95] };
    },
  };
}

export function questPlusTracker(design: AbilityDesign): Tracker {
  let state = questPlusStart(design);
  let asked = 0;
  return {
    choose() {
      const { stimulus, index } = questPlusNext(design, state);
      asked = index;
      return stimulus.difficulty;
    },
    learn(_, { success, margin = 0 }) {
      state = questPlusUpdate(design, state, { stimulusIndex: asked, answer: gradeOf(success, margin) });
    },
    find() {
      // The grid runs as the model's does: slope by slope, abilities inside.
      const abilities = SIMULATED_GRID.abilities([...questPlusPosterior(state)]);
      return {
        mean: meanOf(abilities),
        interval: [quantileOf(abilities, 0.025), quantileOf(abilities, 0.975)],
      };
    },
  };
}

export interface FixedStaircase {
  readonly rule: StaircaseRule;
  /** Success at which it settles. */
  readonly success: number;
}

function twoDownOneUp(success: number, steps: StaircaseRule['steps']): FixedStaircase {
  return {
    success,
    rule: {
      start: -skillLogit(success),
      hardWay: 'up',
      successes: 2,
      failures: 1,
      steps,
      scale: 'linear',
      quickStart: true,
      minReversals: 0,
      minTrials: 0,
    },
  };
}

/** The one a therapist may choose, which settles where training aims; its steps shrink at the first two turns. */
export const TWO_DOWN_ONE_UP = twoDownOneUp(transformedTarget(2), [
  transformedStep(2, 1.2),
  transformedStep(2, 0.6),
  transformedStep(2, 0.3),
]);

/** Levitt 1971: steps of one size, settling where two in a row are as likely as not. No size found people sooner. */
export const LEVITT = twoDownOneUp(Math.sqrt(0.5), [{ harder: 0.5, easier: 0.5 }]);

/** 2-down 1-up from where the prior expects its success, its threshold turned into ability at a slope of 1. */
export function staircaseTracker({ rule, success: settlesAt }: FixedStaircase): Tracker {
  const toAbility = skillLogit(settlesAt);
  let state = staircaseStart(rule);
  return {
    choose: () => state.value,
    learn(_, { success }) {
      state = staircaseStep(rule, state, success);
    },
    find: () => ({ mean: (staircaseThreshold(rule, state) ?? state.value) + toAbility }),
  };
}
