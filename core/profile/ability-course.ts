/**
 * The prior of a person's ability over the sessions of a skill: a Gaussian process over the sets that were played.
 *
 *   ability in a set = level + form of the day - practice still missing + trend within the session + error of the set
 *
 * The level creeps from session to session, and at one unknown session it steps; what is asked is how far it has come
 * since the first sessions. The form of a day comes and goes. Practice is missing in the first session most and half as
 * much in each that follows. The trend (fatigue, warming up) is a person's own and a session's own. A set is played a
 * little off the curve, and luck comes in streaks: the last part.
 */
import type { TrialTally } from '../difficulty/trial-tally.ts';
import type { AbilityPrior } from '../exercise/curve.ts';
import type { Asked, Matrix } from './laplace.ts';

/** What is supposed of a course, and not known. */
export interface CourseGuess {
  /** Variance of the form of a day, logits2. */
  readonly dayVariance: number;
  /** Session in which the step of the level is there first. */
  readonly stepAt: number;
}

/** Variance by which the level creeps from one session to the next, logits2. */
const CREEP_VARIANCE = 0.02;
/** Variance of the step, logits2: 1.5 logits are as much as people differ by. */
const STEP_VARIANCE = 2.25;
/** Practice missing in a person's first session, logits: mean and variance. */
const PRACTICE = { mean: 0.25, variance: 0.16 };
/** Variances of the trend over a session of 40 trials, logits2. */
const TREND = { ofPerson: 0.09, ofSession: 0.09, trials: 40 };
/** Variance of the error of a set, logits2. */
const SET_VARIANCE = 0.04;

export interface SetOfSession {
  /** Number of the session, the first is 0. */
  readonly session: number;
  readonly tally: TrialTally;
}

type StartingPrior = Pick<AbilityPrior, 'mean' | 'standardDeviation'>;

/** Ability expected in each set, logits. */
export function courseMean(sets: readonly SetOfSession[], { mean }: StartingPrior): readonly number[] {
  return sets.map(({ session }) => mean - PRACTICE.mean * missingPractice(session));
}

/** Covariance of ability in each set with each, logits2. */
export function courseCovariance(
  sets: readonly SetOfSession[],
  { standardDeviation }: StartingPrior,
  guess: CourseGuess,
): Matrix {
  const start = standardDeviation * standardDeviation;
  const missing = sets.map(({ session }) => missingPractice(session));
  const trend = sets.map(({ tally }) => tally.place / TREND.trials - 0.5);
  return sets.map((one, i) =>
    Float64Array.from(sets, (other, j) => {
      const trends = (trend[i] ?? 0) * (trend[j] ?? 0);
      const ofPerson =
        start +
        walked(one.session, other.session, guess) +
        PRACTICE.variance * (missing[i] ?? 0) * (missing[j] ?? 0) +
        TREND.ofPerson * trends;
      const ofDay = one.session === other.session ? guess.dayVariance + TREND.ofSession * trends : 0;
      return ofPerson + ofDay + (i === j ? SET_VARIANCE : 0);
    }),
  );
}

/**
 * The level of the last session less the mean level of the first ones, as a function of the course.
 * @param baseline How many sessions are the first ones.
 */
export function changeAsked(sets: readonly SetOfSession[], baseline: number, guess: CourseGuess): Asked {
  const last = sets.at(-1)?.session ?? 0;
  const first = Array.from({ length: baseline }, (_, session) => session);
  const withChange = (session: number): number =>
    walked(session, last, guess) - meanOver(first, (early) => walked(session, early, guess));
  return {
    covariance: sets.map(({ session }) => withChange(session)),
    variance: withChange(last) - meanOver(first, withChange),
  };
}

/** Covariance of how far the level has come by two sessions. */
function walked(one: number, other: number, { stepAt }: CourseGuess): number {
  const earlier = Math.min(one, other);
  return CREEP_VARIANCE * earlier + (earlier >= stepAt ? STEP_VARIANCE : 0);
}

/** Share of the practice that is still missing. */
function missingPractice(session: number): number {
  let share = 1;
  for (let halving = 0; halving < session; halving++) share /= 2;
  return share;
}

function meanOver(sessions: readonly number[], value: (session: number) => number): number {
  return sessions.reduce((sum, session) => sum + value(session), 0) / sessions.length;
}
