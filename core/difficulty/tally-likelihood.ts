/** What a tally of trials says of the ability it was played with: log likelihood, its slope, and Fisher's information. */
import { MARGINS, PIVOT_DISTANCE } from './grades.ts';
import { GUESS, LAPSE } from './psychometric.ts';
import type { TrialTally } from './trial-tally.ts';

export interface TallyLikelihood {
  readonly log: number;
  /** Derivative of `log` by ability, per logit. */
  readonly gradient: number;
  /** Expected information of the same trials, per logit2; never negative. */
  readonly information: number;
}

/** A probability and its derivative by ability. */
interface Chance {
  readonly p: number;
  readonly slope: number;
}

/** Chances are never taken to be smaller than this: what cannot happen happens. */
const LEAST = 1e-9;

/**
 * Graded response with a slope (grades.ts). A score between 0 and 1 enters as a quasi-likelihood (Papke & Wooldridge
 * 1996, J Appl Econom 11:619).
 */
export function tallyLikelihood(
  { difficulty, failures, ungraded, graded }: TrialTally,
  ability: number,
  slope: number,
): TallyLikelihood {
  let passed = success(ability, difficulty, slope);
  const any: Chance = { p: GUESS + passed.p, slope: passed.slope };
  const failed: Chance = { p: 1 - any.p, slope: -any.slope };
  let log = failures * logOf(failed) + ungraded * logOf(any);
  let gradient = failures * pullOf(failed) + ungraded * pullOf(any);
  let ofGrades = informationOf(failed);
  let gradedTrials = 0;
  passed = any;
  for (let grade = 0; grade <= MARGINS.length; grade++) {
    const margin = MARGINS[grade];
    const next = margin === undefined ? NEVER : success(ability, difficulty + margin, slope);
    const chance = { p: passed.p - next.p, slope: passed.slope - next.slope };
    const count = graded[grade] ?? 0;
    if (count > 0) {
      log += count * logOf(chance);
      gradient += count * pullOf(chance);
      gradedTrials += count;
    }
    ofGrades += informationOf(chance);
    passed = next;
  }
  const ofSuccess = informationOf(failed) + informationOf(any);
  // Failures belong to graded and to other trials as successes do.
  const gradedShare = gradedTrials + ungraded > 0 ? gradedTrials / (gradedTrials + ungraded) : 1;
  const trials = failures + ungraded + gradedTrials;
  return {
    log,
    gradient,
    information: trials * (gradedShare * ofGrades + (1 - gradedShare) * ofSuccess),
  };
}

const NEVER: Chance = { p: 0, slope: 0 };

/** Success without luck. */
function success(ability: number, difficulty: number, slope: number): Chance {
  const x = slope * (ability - PIVOT_DISTANCE - difficulty) + PIVOT_DISTANCE;
  const share = 1 / (1 + Math.exp(-x));
  const most = 1 - GUESS - LAPSE;
  return { p: most * share, slope: most * slope * share * (1 - share) };
}

function logOf({ p }: Chance): number {
  return Math.log(Math.max(LEAST, p));
}

/** Derivative of the logarithm. */
function pullOf({ p, slope }: Chance): number {
  return slope / Math.max(LEAST, p);
}

/** Expected information of one such outcome. */
function informationOf({ p, slope }: Chance): number {
  return (slope * slope) / Math.max(LEAST, p);
}
