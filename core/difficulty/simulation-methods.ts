/** The ways of choosing trials that the simulation compares: one trial at a time, nothing forbidden. */
import type { AbilityModel, AbilityState, AdaptationContext, AdaptationPolicy } from './ability.ts';
import { createAbilityModel } from './ability-models.ts';
import type { Curve } from '../exercise/curve.ts';
import type { DifficultyMethod } from './method.ts';
import { SIMULATED_PRIOR } from './simulation-patients.ts';
import type { PlayedTrial } from './simulation-patients.ts';
import { staircaseStart, staircaseStep, staircaseThreshold } from './staircase.ts';
import type { StaircaseRule } from './staircase.ts';
import { transformedStep, transformedTarget } from './staircase-steps.ts';
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

/** What is made of the trials: the posterior by graded successes or by successes alone, or the mean of reversals. */
export const READINGS = ['graded', 'successes', 'reversals'] as const;
export type Reading = (typeof READINGS)[number];

/** As far as anything is asked for: no curve's end is in the way. */
const OPEN_CURVE: Curve = {
  version: 1,
  dEasy: -12,
  dHard: 12,
  ability: SIMULATED_PRIOR,
  parameters: [{ key: 'difficulty', easy: -12, hard: 12, scale: 'linear', weight: 1 }],
};
const ANYTHING_ALLOWED: Omit<AdaptationPolicy, 'targetSuccess' | 'method'> = {
  bounds: {},
  maxStepUp: Infinity,
  deadband: 0,
  painLimit: 10,
  painRise: 10,
  setting: 'clinic',
};
const NOTHING_FORBIDDEN: AdaptationContext = { painNow: 0, painAtStart: 0, qualityGood: true };

/** The ability model's own choice for the target success, or where the next trial tells most. */
function modelTracker(
  model: AbilityModel,
  method: Extract<DifficultyMethod, { name: 'bayes' | 'assessment' }>,
  targetSuccess: number,
  reading: Reading,
): Tracker {
  const policy: AdaptationPolicy = { ...ANYTHING_ALLOWED, targetSuccess, method };
  let state = model.initial();
  return {
    choose() {
      const choice = model.next(state, OPEN_CURVE, policy, NOTHING_FORBIDDEN);
      state = choice.state;
      return choice.decision.newDifficulty;
    },
    learn(difficulty, trial) {
      state = taught(model, state, reading, difficulty, trial);
    },
    find: () => foundBy(model, state),
  };
}

function taught(
  model: AbilityModel,
  state: AbilityState,
  reading: Reading,
  difficulty: number,
  { success, margin }: PlayedTrial,
): AbilityState {
  const score = success ? 1 : 0;
  return model.update(state, { difficulty, score, margin: reading === 'graded' ? margin : undefined });
}

function foundBy(model: AbilityModel, state: AbilityState): Found {
  const { mean, low95, high95 } = model.estimate(state);
  return { mean, interval: [low95, high95] };
}

interface FixedStaircase {
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
const TWO_DOWN_ONE_UP = twoDownOneUp(transformedTarget(2), [
  transformedStep(2, 1.2),
  transformedStep(2, 0.6),
  transformedStep(2, 0.3),
]);

/** Levitt 1971: steps of one size, settling where two in a row are as likely as not. No size found people sooner. */
const LEVITT = twoDownOneUp(Math.sqrt(0.5), [{ harder: 0.5, easier: 0.5 }]);

/**
 * 2-down 1-up from where the prior expects its success. By its reversals the threshold is turned into ability at a slope
 * of 1, and has no interval.
 */
function staircaseTracker(
  model: AbilityModel,
  { rule, success: settlesAt }: FixedStaircase,
  reading: Reading,
): Tracker {
  const toAbility = skillLogit(settlesAt);
  let staircase = staircaseStart(rule);
  let state = model.initial();
  return {
    choose: () => staircase.value,
    learn(difficulty, trial) {
      staircase = staircaseStep(rule, staircase, trial.success);
      if (reading !== 'reversals') state = taught(model, state, reading, difficulty, trial);
    },
    find: () =>
      reading === 'reversals'
        ? { mean: (staircaseThreshold(rule, staircase) ?? staircase.value) + toAbility }
        : foundBy(model, state),
  };
}

/** @returns what makes a tracker for each person. */
export function trackers(method: MethodName, reading: Reading, targetSuccess: number): () => Tracker {
  const model = createAbilityModel(SIMULATED_PRIOR);
  switch (method) {
    case 'bayes':
      return () => modelTracker(model, { name: 'bayes' }, targetSuccess, reading);
    case 'questplus':
      return () => modelTracker(model, { name: 'assessment' }, targetSuccess, reading);
    case 'staircase':
      return () => staircaseTracker(model, TWO_DOWN_ONE_UP, reading);
    case 'levitt':
      return () => staircaseTracker(model, LEVITT, reading);
  }
}

/** The readings that a method has: only staircases have reversals. */
export function readingsOf(method: MethodName): readonly Reading[] {
  return method === 'staircase' || method === 'levitt' ? READINGS : ['graded', 'successes'];
}
