/**
 * People of known ability for the proof of adaptive difficulty: some answer as the model supposes, others break one
 * of its suppositions each.
 */
import { createRandom, normal } from '../signal/random.ts';
import type { Random } from '../signal/random.ts';
import { standardNormalBelow } from './psychometric-functions.ts';
import type { AbilityPrior } from '../exercise/curve.ts';
import { PIVOT_DISTANCE, PIVOT_SUCCESS } from './grades.ts';
import { GUESS, LAPSE } from './psychometric.ts';

/** How the people of a scenario answer. */
export interface Answering {
  /** Of everybody, or drawn for each as the model's prior has it. */
  readonly slope: number | 'drawn';
  readonly guess: number;
  readonly lapse: number;
  /** Ability gained from the first trial to the end of the session, logits: learning, or fatigue when below 0. */
  readonly gain: number;
  /** Correlation of what luck adds to one trial with what it added to the trial before. */
  readonly correlation: number;
  /** What luck is distributed as around the ability. */
  readonly luck: 'logistic' | 'normal';
  /** Margins of success as played are those of the model's scale times this, and times what is a person's own. */
  readonly marginScale: number;
  /** Standard deviation of the logarithm of a person's own scale. */
  readonly ownMarginScale: number;
}

const AS_THE_MODEL: Answering = {
  slope: 'drawn',
  guess: GUESS,
  lapse: LAPSE,
  gain: 0,
  correlation: 0,
  luck: 'logistic',
  marginScale: 1,
  ownMarginScale: 0,
};

export const SCENARIOS = {
  matched: AS_THE_MODEL,
  'steep-slope': { ...AS_THE_MODEL, slope: 1.6 },
  'flat-slope': { ...AS_THE_MODEL, slope: 0.6 },
  lapses: { ...AS_THE_MODEL, lapse: 0.1 },
  fatigue: { ...AS_THE_MODEL, gain: -0.6 },
  learning: { ...AS_THE_MODEL, gain: 0.6 },
  'correlated-trials': { ...AS_THE_MODEL, correlation: 0.4 },
  'normal-luck': { ...AS_THE_MODEL, luck: 'normal' },
  'rough-margins': { ...AS_THE_MODEL, ownMarginScale: 0.4 },
  'small-margins': { ...AS_THE_MODEL, marginScale: 0.8 },
  'large-margins': { ...AS_THE_MODEL, marginScale: 1.25 },
} as const satisfies Readonly<Record<string, Answering>>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];

/** Abilities and slopes differ between people as the model's prior has it. */
export const SIMULATED_PRIOR: AbilityPrior = {
  mean: 0,
  standardDeviation: 1.5,
  logSlopeSd: 0.4,
  maxStepUp: Infinity,
  deadband: 0,
};

export interface SimulatedPatient {
  /**
   * The ability to be found, at a trial (the first is 0): what the model would call the ability of somebody who
   * succeeds in 77.5 % at the same difficulty as this person.
   */
  abilityAt(trial: number): number;
  /** Plays the next trial. */
  plays(difficulty: number): PlayedTrial;
  /** Begins another session, in which ability is shifted by so much from the first one's, logits. */
  returns(shift: number): void;
}

export interface PlayedTrial {
  readonly success: boolean;
  /** Of a success: how much harder it could have been, logits. */
  readonly margin?: number | undefined;
}

/** A guess that hits succeeds by less than this, logits. */
const LUCKY_MARGIN = 0.5;
/** The normal distribution that is most like the logistic one is this wide (Camilli 1994, J Educ Stat 19:293). */
const LOGISTIC_WIDTH = 1.702;

/**
 * On every trial a person can do so much and no more: the hardest difficulty of the moment, spread around their ability.
 * It decides success and margin alike. A lapse fails whatever it was, a guess succeeds narrowly.
 * @param sessionTrials Trials over which the whole gain comes.
 */
export function createPatient(seed: number, answering: Answering, sessionTrials: number): SimulatedPatient {
  const random = createRandom(seed);
  const firstAbility = SIMULATED_PRIOR.standardDeviation * normal(random);
  const drawnSlope = Math.exp(SIMULATED_PRIOR.logSlopeSd * normal(random));
  const { guess, lapse, gain, correlation, luck: shape, ownMarginScale } = answering;
  const slope = answering.slope === 'drawn' ? drawnSlope : answering.slope;
  const marginScale = answering.marginScale * Math.exp(ownMarginScale * normal(random));
  let shifted = 0;
  const abilityAt = (trial: number): number =>
    firstAbility + shifted + gain * Math.min(1, trial / Math.max(1, sessionTrials - 1));
  const share = (PIVOT_SUCCESS - guess) / (1 - guess - lapse);
  const atPivot = shape === 'logistic' ? Math.log(share / (1 - share)) : LOGISTIC_WIDTH * quantile(share);
  const luck = createLuck(random, correlation);
  let trial = 0;
  return {
    abilityAt,
    returns(shift) {
      trial = 0;
      shifted = shift;
    },
    plays(difficulty) {
      const x = slope * (abilityAt(trial) - PIVOT_DISTANCE - difficulty) + atPivot;
      trial += 1;
      const drawn = luck();
      if (drawn < guess) return { success: true, margin: (LUCKY_MARGIN * drawn) / guess };
      const skill = (drawn - guess) / (1 - guess - lapse);
      if (skill >= 1) return { success: false };
      const hindrance =
        shape === 'logistic' ? Math.log(skill / (1 - skill)) : LOGISTIC_WIDTH * quantile(skill);
      if (hindrance >= x) return { success: false };
      return { success: true, margin: (marginScale * (x - hindrance)) / slope };
    },
  };
}

/** The number below which this share of a standard normal distribution lies. */
function quantile(share: number): number {
  let low = -8;
  let high = 8;
  for (let halving = 0; halving < 48; halving++) {
    const middle = (low + high) / 2;
    if (standardNormalBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Uniform numbers, each correlated with the one before through a normal one (a first-order autoregression). */
function createLuck(random: Random, correlation: number): () => number {
  const fresh = Math.sqrt(1 - correlation * correlation);
  let z = normal(random);
  return () => {
    z = correlation * z + fresh * normal(random);
    return standardNormalBelow(z);
  };
}
