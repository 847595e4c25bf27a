/** The ways of choosing trials that the simulation compares: one trial at a time, nothing forbidden. */
import type { AbilityModel, AdaptationContext, AdaptationPolicy } from './ability.ts';
import type { Curve } from './curve.ts';
import {
  questPlusDesign,
  questPlusNext,
  questPlusPosterior,
  questPlusStart,
  questPlusUpdate,
} from './quest-plus.ts';
import type { QuestPlusDesign } from './quest-plus.ts';
import { distanceTo } from './simulation-patients.ts';
import { staircaseStart, staircaseStep, staircaseThreshold } from './staircase.ts';
import type { StaircaseRule } from './staircase.ts';
import { transformedStep, transformedTarget } from './staircase-steps.ts';
import { ABILITY_GRID, normalDistribution, quantileOf, meanOf } from './posterior.ts';
import { successProbability } from './psychometric.ts';

export const METHODS = ['bayes', 'questplus', 'staircase'] as const;
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
  learn(difficulty: number, success: boolean): void;
  find(): Found;
}

/** As far as anything is asked for: no curve's end is in the way. */
const OPEN_CURVE: Curve = {
  version: 1,
  dEasy: -12,
  dHard: 12,
  parameters: [{ key: 'difficulty', easy: -12, hard: 12, scale: 'linear', weight: 1 }],
};
const NOTHING_FORBIDDEN: AdaptationContext = { painNow: 0, painAtStart: 0, qualityGood: true };

/** Training: the ability model's own choice for the target success. */
export function bayesTracker(model: AbilityModel, targetSuccess: number): Tracker {
  const policy: AdaptationPolicy = { targetSuccess, bounds: {}, maxStepUp: Infinity, deadband: 0 };
  let state = model.initial();
  return {
    choose() {
      const choice = model.next(state, OPEN_CURVE, policy, NOTHING_FORBIDDEN);
      state = choice.state;
      return choice.decision.newDifficulty;
    },
    learn(difficulty, success) {
      state = model.update(state, { difficulty, score: success ? 1 : 0 });
    },
    find() {
      const { mean, low95, high95 } = model.estimate(state);
      return { mean, interval: [low95, high95] };
    },
  };
}

type AbilityDesign = QuestPlusDesign<'difficulty', 'ability'>;

/** Assessment of ability with the model's psychometric function and prior; trials a quarter of a logit apart. */
export function abilityAssessment(): AbilityDesign {
  const prior = normalDistribution(0, 1.5);
  const weights = new Map(ABILITY_GRID.map((ability, index) => [ability, prior[index] ?? 0]));
  return questPlusDesign({
    stimuli: { difficulty: Array.from({ length: 41 }, (_, index) => -5 + index / 4) },
    parameters: { ability: ABILITY_GRID },
    answers: [
      ({ difficulty }, { ability }) => 1 - successProbability(ability, difficulty),
      ({ difficulty }, { ability }) => successProbability(ability, difficulty),
    ],
    prior: ({ ability }) => weights.get(ability) ?? 0,
  });
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
    learn(_, success) {
      state = questPlusUpdate(design, state, { stimulusIndex: asked, answer: success ? 1 : 0 });
    },
    find() {
      const posterior = [...questPlusPosterior(state)];
      return {
        mean: meanOf(posterior),
        interval: [quantileOf(posterior, 0.025), quantileOf(posterior, 0.975)],
      };
    },
  };
}

const TWO_DOWN_ONE_UP: StaircaseRule = {
  start: -distanceTo(transformedTarget(2)),
  hardWay: 'up',
  successes: 2,
  failures: 1,
  steps: [transformedStep(2, 1.2), transformedStep(2, 0.6), transformedStep(2, 0.3)],
  scale: 'linear',
  quickStart: true,
  minReversals: 0,
  minTrials: 0,
};

/** 2-down 1-up, its threshold turned into ability by the model's psychometric function. */
export function staircaseTracker(): Tracker {
  const toAbility = distanceTo(transformedTarget(2));
  let state = staircaseStart(TWO_DOWN_ONE_UP);
  return {
    choose: () => state.value,
    learn(_, success) {
      state = staircaseStep(TWO_DOWN_ONE_UP, state, success);
    },
    find: () => ({ mean: (staircaseThreshold(TWO_DOWN_ONE_UP, state) ?? state.value) + toAbility }),
  };
}
