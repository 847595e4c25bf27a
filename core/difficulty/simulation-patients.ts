/**
 * People of known ability for the proof of adaptive difficulty: some answer as the model supposes, others break one
 * of its suppositions each.
 */
import { createRandom, normal } from '../signal/random.ts';
import type { Random } from '../signal/random.ts';
import { standardNormalBelow } from './psychometric-functions.ts';
import { LOG_SLOPE_SD, PIVOT_DISTANCE, PIVOT_SUCCESS } from './belief-slopes.ts';
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
}

const AS_THE_MODEL: Answering = { slope: 'drawn', guess: GUESS, lapse: LAPSE, gain: 0, correlation: 0 };

export const SCENARIOS = {
  matched: AS_THE_MODEL,
  'steep-slope': { ...AS_THE_MODEL, slope: 1.6 },
  'flat-slope': { ...AS_THE_MODEL, slope: 0.6 },
  lapses: { ...AS_THE_MODEL, lapse: 0.1 },
  fatigue: { ...AS_THE_MODEL, gain: -0.6 },
  learning: { ...AS_THE_MODEL, gain: 0.6 },
  'correlated-trials': { ...AS_THE_MODEL, correlation: 0.4 },
} as const satisfies Readonly<Record<string, Answering>>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];

/** Abilities differ between people as the model's prior has it, logits. */
export const ABILITY_SD = 1.5;

export interface SimulatedPatient {
  /**
   * The ability to be found, at a trial (the first is 0): what the model would call the ability of somebody who
   * succeeds in 77.5 % at the same difficulty as this person.
   */
  abilityAt(trial: number): number;
  /** Plays the next trial. */
  plays(difficulty: number): boolean;
}

/** @param sessionTrials Trials over which the whole gain comes. */
export function createPatient(seed: number, answering: Answering, sessionTrials: number): SimulatedPatient {
  const random = createRandom(seed);
  const firstAbility = ABILITY_SD * normal(random);
  const drawnSlope = Math.exp(LOG_SLOPE_SD * normal(random));
  const { guess, lapse, gain, correlation } = answering;
  const slope = answering.slope === 'drawn' ? drawnSlope : answering.slope;
  const abilityAt = (trial: number): number =>
    firstAbility + gain * Math.min(1, trial / Math.max(1, sessionTrials - 1));
  const share = (PIVOT_SUCCESS - guess) / (1 - guess - lapse);
  const atPivot = Math.log(share / (1 - share));
  const luck = createLuck(random, correlation);
  let trial = 0;
  return {
    abilityAt,
    plays(difficulty) {
      const x = slope * (abilityAt(trial) - PIVOT_DISTANCE - difficulty) + atPivot;
      trial += 1;
      return luck() < guess + (1 - guess - lapse) / (1 + Math.exp(-x));
    },
  };
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
