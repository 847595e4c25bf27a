/**
 * People of known ability for the proof of adaptive difficulty: some answer as the model supposes, others break one
 * of its suppositions each.
 */
import { createRandom, normal } from '../signal/random.ts';
import type { Random } from '../signal/random.ts';
import { standardNormalBelow } from './psychometric-functions.ts';
import { GUESS, LAPSE } from './psychometric.ts';

/** How the people of a scenario answer. */
export interface Answering {
  readonly slope: number;
  readonly guess: number;
  readonly lapse: number;
  /** Ability gained from the first trial to the end of the session, logits: learning, or fatigue when below 0. */
  readonly gain: number;
  /** Correlation of what luck adds to one trial with what it added to the trial before. */
  readonly correlation: number;
}

const AS_THE_MODEL: Answering = { slope: 1, guess: GUESS, lapse: LAPSE, gain: 0, correlation: 0 };

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
const ABILITY_SD = 1.5;
/** Success in the middle of what training aims at. */
export const ABILITY_AT_SUCCESS = 0.775;

/**
 * Distance from the middle of a psychometric function to the difficulty of this success, logits.
 * From P = g + (1 - g - l) / (1 + e^(-b x)).
 */
export function distanceTo(success: number, { slope, guess, lapse }: Answering = AS_THE_MODEL): number {
  const share = (success - guess) / (1 - guess - lapse);
  return Math.log(share / (1 - share)) / slope;
}

export interface SimulatedPatient {
  /**
   * The ability to be found, at a trial (the first is 0): what the model would call the ability of somebody who
   * succeeds in 77.5 % at the same difficulty as this person. For people who answer as the model supposes it is the
   * middle of their psychometric function, whatever the success.
   */
  abilityAt(trial: number): number;
  /** Plays the next trial. */
  plays(difficulty: number): boolean;
}

/** @param sessionTrials Trials over which the whole gain comes. */
export function createPatient(seed: number, answering: Answering, sessionTrials: number): SimulatedPatient {
  const random = createRandom(seed);
  const firstMiddle = ABILITY_SD * normal(random);
  const toAbility = distanceTo(ABILITY_AT_SUCCESS) - distanceTo(ABILITY_AT_SUCCESS, answering);
  const middleAt = (trial: number): number =>
    firstMiddle + answering.gain * Math.min(1, trial / Math.max(1, sessionTrials - 1));
  const luck = createLuck(random, answering.correlation);
  let trial = 0;
  return {
    abilityAt: (at) => middleAt(at) + toAbility,
    plays(difficulty) {
      const { slope, guess, lapse } = answering;
      const p = guess + (1 - guess - lapse) / (1 + Math.exp(-slope * (middleAt(trial) - difficulty)));
      trial += 1;
      return luck() < p;
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
