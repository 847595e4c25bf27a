/**
 * A joint posterior over ability and slope (see grades.ts for the chances). Where training keeps success near its target,
 * the slope shows little; what is not known of it widens the interval of the ability, as it should. Ability theta is the
 * difficulty a person succeeds at in 77.5 %, plus a constant. It learns from successes and from how wide they were.
 */
import type { ScoredTrial } from './ability.ts';
import { MARGINS, PIVOT_DISTANCE, gradeOf } from './grades.ts';
import { ABILITY_GRID, diffused, normalDistribution } from './posterior.ts';
import { GUESS, LAPSE, skillLogit } from './psychometric.ts';

const ABILITIES = ABILITY_GRID.length;
/** Variance by which ability drifts from trial to trial (learning, fatigue, streaks of luck), logits2. */
const DRIFT_PER_TRIAL = 0.006;
const ABILITY_STEP = 0.1;

/** Slopes of the grid, in standard deviations of their logarithm. */
const SLOPE_STEPS: readonly number[] = [-2.4, -1.6, -0.8, 0, 0.8, 1.6, 2.4];

/** How a posterior is laid out, and how a trial and time change it. */
export interface SlopePosterior {
  /** Numbers in a posterior: ability by ability, slope by slope. */
  readonly size: number;
  readonly slopes: readonly number[];
  readonly logSlopeSd: number;
  /** The prior of a new person, whose ability has this mean and standard deviation. */
  prior(mean: number, standardDeviation: number): number[];
  afterTrial(posterior: readonly number[], trial: ScoredTrial): number[];
  /** Ability shifted, and normal noise of this variance added. */
  diffused(posterior: readonly number[], shift: number, variance: number): number[];
  /** Probability of each ability of `ABILITY_GRID`. */
  abilities(posterior: readonly number[]): readonly number[];
  expectedSuccess(posterior: readonly number[], difficulty: number): number;
  /** Difficulty at which this success is expected. */
  difficultyFor(posterior: readonly number[], success: number): number;
  /** Difficulty at which each cell of a posterior would succeed so often, logits. */
  thresholds(success: number): readonly number[];
}

/** What of a grid does not change from trial to trial. */
interface Tables {
  readonly slopes: readonly number[];
  /** Prior weight of each slope; they sum to 1. */
  readonly slopeWeights: readonly number[];
  /** e^(-(b (theta - c) + c)) of each cell, slope by slope: times e^(b d) it is the exponential in P. */
  readonly exponentials: readonly number[];
}

function tablesOf(logSlopeSd: number): Tables {
  const slopes = SLOPE_STEPS.map((step) => Math.exp(step * logSlopeSd));
  return {
    slopes,
    slopeWeights: normalised(SLOPE_STEPS.map((step) => Math.exp(-0.5 * step * step))),
    exponentials: slopes.flatMap((slope) =>
      ABILITY_GRID.map((ability) => Math.exp(-(slope * (ability - PIVOT_DISTANCE) + PIVOT_DISTANCE))),
    ),
  };
}

/** @param logSlopeSd Slopes of people differ by about this much around 1: standard deviation of the logarithm. */
export function createSlopePosterior(logSlopeSd: number): SlopePosterior {
  const tables = tablesOf(logSlopeSd);
  const { slopes, slopeWeights } = tables;
  return {
    size: slopes.length * ABILITIES,
    slopes,
    logSlopeSd,
    prior(mean, standardDeviation) {
      const abilities = normalDistribution(mean, standardDeviation);
      return slopeWeights.flatMap((slopeWeight) => abilities.map((weight) => weight * slopeWeight));
    },
    afterTrial(posterior, { difficulty, score, margin }) {
      return drifted(
        margin !== undefined && score === 1
          ? afterMargin(tables, posterior, difficulty, margin)
          : afterScore(tables, posterior, difficulty, score),
      );
    },
    diffused: diffusedBySlope,
    abilities: abilitiesOf,
    expectedSuccess: (posterior, difficulty) => expectedSuccess(tables, posterior, difficulty),
    difficultyFor: (posterior, success) =>
      halved((difficulty) => expectedSuccess(tables, posterior, difficulty) > success),
    thresholds: (success) => thresholdsOf(slopes, success),
  };
}

/** Chance of success of each cell at a difficulty, beside this chance of luck. */
function chancesAt({ slopes, exponentials }: Tables, difficulty: number, luck = GUESS): Float64Array {
  const chances = new Float64Array(exponentials.length);
  for (let slope = 0; slope < slopes.length; slope++) {
    const scale = Math.exp((slopes[slope] ?? 1) * difficulty);
    for (let cell = slope * ABILITIES; cell < (slope + 1) * ABILITIES; cell++) {
      chances[cell] = luck + (1 - GUESS - LAPSE) / (1 + (exponentials[cell] ?? 0) * scale);
    }
  }
  return chances;
}

/** The mean of those chances; not by way of them, since it is asked for dozens of times a decision. */
function expectedSuccess(
  { slopes, exponentials }: Tables,
  posterior: readonly number[],
  difficulty: number,
): number {
  let expected = 0;
  for (let slope = 0; slope < slopes.length; slope++) {
    const scale = Math.exp((slopes[slope] ?? 1) * difficulty);
    for (let cell = slope * ABILITIES; cell < (slope + 1) * ABILITIES; cell++) {
      const chance = GUESS + (1 - GUESS - LAPSE) / (1 + (exponentials[cell] ?? 0) * scale);
      expected += (posterior[cell] ?? 0) * chance;
    }
  }
  return expected;
}

/**
 * Bayes' rule with the quasi-likelihood P^s (1 - P)^(1 - s) of a score s from 0 to 1 (Papke & Wooldridge 1996, J Appl
 * Econom 11:619).
 */
function afterScore(
  tables: Tables,
  posterior: readonly number[],
  difficulty: number,
  score: number,
): number[] {
  const chances = chancesAt(tables, difficulty);
  return normalised(
    posterior.map((weight, cell) => {
      const p = chances[cell] ?? 0;
      return weight * Math.exp(score * Math.log(p) + (1 - score) * Math.log(1 - p));
    }),
  );
}

/** Bayes' rule for a success by this margin: beyond the last boundary it passed, not beyond the next. */
function afterMargin(
  tables: Tables,
  posterior: readonly number[],
  difficulty: number,
  margin: number,
): number[] {
  const grade = gradeOf(true, margin);
  const beyond = (least: number): Float64Array => chancesAt(tables, difficulty + least, 0);
  const passed = grade === 1 ? chancesAt(tables, difficulty) : beyond(MARGINS[grade - 2] ?? 0);
  const next = MARGINS[grade - 1];
  const notPassed = next === undefined ? undefined : beyond(next);
  return normalised(
    posterior.map((weight, cell) => weight * ((passed[cell] ?? 0) - (notPassed?.[cell] ?? 0))),
  );
}

/** Difficulty at which each cell succeeds so often. */
function thresholdsOf(slopes: readonly number[], success: number): number[] {
  const logit = skillLogit(success);
  return slopes.flatMap((slope) =>
    ABILITY_GRID.map((ability) => ability - PIVOT_DISTANCE + (PIVOT_DISTANCE - logit) / slope),
  );
}

function normalised(weights: readonly number[]): number[] {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return weights.map((weight) => weight / sum);
}

/** A step of a random walk on the grid with the variance of one trial's drift; the ends keep what would leave. */
function drifted(posterior: readonly number[]): number[] {
  const toEachSide = DRIFT_PER_TRIAL / (2 * ABILITY_STEP * ABILITY_STEP);
  return posterior.map((weight, cell) => {
    const at = cell % ABILITIES;
    const easier = at === 0 ? weight : (posterior[cell - 1] ?? 0);
    const harder = at === ABILITIES - 1 ? weight : (posterior[cell + 1] ?? 0);
    return weight + toEachSide * (easier + harder - 2 * weight);
  });
}

function diffusedBySlope(posterior: readonly number[], shift: number, variance: number): number[] {
  return Array.from({ length: posterior.length / ABILITIES }, (_, slope) => {
    const part = posterior.slice(slope * ABILITIES, (slope + 1) * ABILITIES);
    let mass = 0;
    for (const weight of part) mass += weight;
    // A slope that trials have ruled out has no distribution to spread.
    return mass > 0 ? diffused(part, shift, variance).map((weight) => weight * mass) : part;
  }).flat();
}

function abilitiesOf(posterior: readonly number[]): number[] {
  return ABILITY_GRID.map((_, ability) => {
    let sum = 0;
    for (let cell = ability; cell < posterior.length; cell += ABILITIES) sum += posterior[cell] ?? 0;
    return sum;
  });
}

/** No exercise is asked for beyond this, logits. */
const FARTHEST = 12;
const HALVINGS = 48;

/** The difficulty down from which something falls that it holds at the easy end. */
function halved(holds: (difficulty: number) => boolean): number {
  let easy = -FARTHEST;
  let hard = FARTHEST;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (easy + hard) / 2;
    if (holds(middle)) easy = middle;
    else hard = middle;
  }
  return (easy + hard) / 2;
}
