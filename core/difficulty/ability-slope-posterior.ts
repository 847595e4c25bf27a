/**
 * A joint posterior over ability and slope (see grades.ts for the chances). Where training keeps success near its target,
 * the slope shows little; what is not known of it widens the interval of the ability, as it should. Ability theta is the
 * difficulty a person succeeds at in 77.5 %, plus a constant; with a slope of 1 it is the ability of version 1.
 *
 * Version 2 learns from successes, version 3 also from how wide they were.
 */
import type { ScoredTrial } from './ability.ts';
import type { PosteriorModel } from './ability-grid.ts';
import { MARGINS, PIVOT_DISTANCE, gradeOf } from './grades.ts';
import { ABILITY_GRID, diffused, normalDistribution } from './posterior.ts';
import { GUESS, LAPSE, skillLogit } from './psychometric.ts';

const ABILITIES = ABILITY_GRID.length;
/** Variance by which ability drifts from trial to trial (learning, fatigue), logits2. */
const DRIFT_PER_TRIAL = 0.003;
const ABILITY_STEP = 0.1;

export interface SlopePosteriorModel extends PosteriorModel {
  readonly slopes: readonly number[];
  readonly logSlopeSd: number;
  /** A posterior over ability alone, times the prior of slopes. */
  withPriorSlopes(abilityDistribution: readonly number[]): number[];
  /** Converts the posterior of another version, on the slope grid of this one. */
  convertPosterior(posterior: readonly number[], from: SlopePosteriorModel): number[];
}

interface Layout {
  readonly version: number;
  /** Slopes of people differ by about this much around 1: standard deviation of the logarithm. */
  readonly logSlopeSd: number;
  readonly logSlopes: readonly number[];
  readonly learnsFromMargins: boolean;
}

/** What of a grid does not change from trial to trial. */
interface Tables {
  readonly slopes: readonly number[];
  /** Prior weight of each slope; they sum to 1. */
  readonly slopeWeights: readonly number[];
  /** e^(-(b (theta - c) + c)) of each cell, slope by slope: times e^(b d) it is the exponential in P. */
  readonly exponentials: readonly number[];
}

function tablesOf({ logSlopes, logSlopeSd }: Layout): Tables {
  const slopes = logSlopes.map((logSlope) => Math.exp(logSlope));
  return {
    slopes,
    slopeWeights: normalised(
      logSlopes.map((logSlope) => Math.exp((-0.5 * logSlope * logSlope) / (logSlopeSd * logSlopeSd))),
    ),
    exponentials: slopes.flatMap((slope) =>
      ABILITY_GRID.map((ability) => Math.exp(-(slope * (ability - PIVOT_DISTANCE) + PIVOT_DISTANCE))),
    ),
  };
}

function slopePosteriorModel(layout: Layout): SlopePosteriorModel {
  const tables = tablesOf(layout);
  const { slopes, slopeWeights } = tables;
  const withPriorSlopes = (abilities: readonly number[]): number[] =>
    slopeWeights.flatMap((slopeWeight) => abilities.map((weight) => weight * slopeWeight));
  return {
    version: layout.version,
    size: slopes.length * ABILITIES,
    slopes,
    logSlopeSd: layout.logSlopeSd,
    prior: (mean, standardDeviation) => withPriorSlopes(normalDistribution(mean, standardDeviation)),
    afterTrial(posterior, { difficulty, score, margin }: ScoredTrial) {
      const graded = layout.learnsFromMargins && margin !== undefined && score === 1;
      return drifted(
        graded
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
    withPriorSlopes,
    convertPosterior: (posterior, from) =>
      normalised(
        layout.logSlopes.flatMap((logSlope, slope) =>
          learnedAt(posterior, from, logSlope).map((weight) => weight * (slopeWeights[slope] ?? 0)),
        ),
      ),
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

/** Bayes' rule with the quasi-likelihood P^s (1 - P)^(1 - s) of a score s, as in version 1. */
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

/** Version 2: success alone, slopes spread by 0.5. */
export const SLOPES_POSTERIOR = slopePosteriorModel({
  version: 2,
  logSlopeSd: 0.5,
  logSlopes: [-1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2],
  learnsFromMargins: false,
});

/** Version 3: graded successes; slopes spread by 0.4, as those of virtual bodies do (bench/squall-calibration.ts). */
export const GRADED_POSTERIOR = slopePosteriorModel({
  version: 3,
  logSlopeSd: 0.4,
  logSlopes: [-0.96, -0.64, -0.32, 0, 0.32, 0.64, 0.96],
  learnsFromMargins: true,
});

/**
 * The likelihood of each ability at this slope: posterior over prior weight of the slope, linear between the slopes of its grid and constant beyond.
 */
function learnedAt(posterior: readonly number[], from: SlopePosteriorModel, logSlope: number): number[] {
  const { slopes, logSlopeSd } = from;
  const logs = slopes.map((slope) => Math.log(slope));
  const above = logs.findIndex((log) => log >= logSlope);
  const high = above === -1 ? slopes.length - 1 : above;
  const low = Math.max(0, above === -1 ? high : high - 1);
  const span = (logs[high] ?? 0) - (logs[low] ?? 0);
  const share = span > 0 ? (logSlope - (logs[low] ?? 0)) / span : 0;
  const learned = (slope: number): number[] => {
    const z = (logs[slope] ?? 0) / logSlopeSd;
    const part = posterior.slice(slope * ABILITIES, (slope + 1) * ABILITIES);
    return part.map((weight) => weight / Math.exp(-0.5 * z * z));
  };
  const atHigh = learned(high);
  return learned(low).map((weight, ability) => weight * (1 - share) + (atHigh[ability] ?? 0) * share);
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
