/**
 * Posterior of latent numbers with a joint normal prior, each seen through a likelihood of its own, by Laplace's
 * approximation (Rasmussen & Williams 2006, Gaussian Processes for Machine Learning, algorithms 3.1 and 3.2), with
 * Fisher's information in place of the Hessian, which is never negative. The likelihoods are made normal once, at the
 * mode under one prior; other priors of the same mean then need no search of their own.
 */
import { at } from '../signal/values.ts';

export interface Likelihood {
  readonly log: number;
  /** Derivative of `log` by the latent. */
  readonly gradient: number;
  readonly information: number;
}

/** Square and symmetric, row by row. */
export type Matrix = readonly ArrayLike<number>[];

/** Of one latent's offset from its prior mean. */
export type LikelihoodOf = (offset: number) => Likelihood;

/** A linear function of things that the latents are correlated with: its prior mean is 0. */
export interface Asked {
  /** Prior covariance with each latent. */
  readonly covariance: readonly number[];
  readonly variance: number;
}

/** Likelihoods as normal ones, of the latents' offsets x from the prior mean: e^(constant + pull x - precision x2 / 2). */
export interface NormalSites {
  /** Of all together. */
  readonly constant: number;
  readonly pull: ArrayLike<number>;
  /** Square roots of the precisions. */
  readonly roots: ArrayLike<number>;
}

export interface NormalPosterior {
  /** Log of the likelihood of everything seen, the latents integrated out. */
  readonly logEvidence: number;
  /** Of what was asked. */
  readonly mean: number;
  readonly variance: number;
}

const MOST_STEPS = 30;
const MOST_HALVINGS = 8;
/** A step that gains less log probability than this is the last. */
const ENOUGH = 1e-6;

/** @param covariance Of the latents a priori. @param likelihoods One a latent. */
export function sitesAtMode(covariance: Matrix, likelihoods: readonly LikelihoodOf[]): NormalSites {
  return sitesAt(modeOf(covariance, likelihoods));
}

/** @param covariance Of the latents a priori; need not be the one that the sites were found with. */
export function normalPosterior(covariance: Matrix, sites: NormalSites, asked: Asked): NormalPosterior {
  const { roots, pull, constant } = sites;
  const factor = cholesky(covariance, roots);
  let logDeterminant = 0;
  for (const [index, row] of factor.entries()) logDeterminant += Math.log(at(row, index));
  const half = forward(
    factor,
    asked.covariance.map((value, index) => at(roots, index) * value),
  );
  const scaled = covariance.map((row, index) => at(roots, index) * dot(row, pull));
  const weights = weightsOf(factor, scaled, sites);
  const explained = covariance.reduce((sum, row, index) => sum + at(pull, index) * dot(row, weights), 0);
  return {
    logEvidence: constant + explained / 2 - logDeterminant,
    mean: dot(asked.covariance, weights),
    variance: asked.variance - dot(half, half),
  };
}

interface Point {
  /** The latents less their prior mean are covariance times these. */
  readonly weights: ArrayLike<number>;
  readonly offsets: readonly number[];
  readonly parts: readonly Likelihood[];
  /** Log likelihood and log prior together, but for a constant. */
  readonly objective: number;
}

/** Newton's method from the prior mean, each step halved until it gains. */
function modeOf(covariance: Matrix, likelihoods: readonly LikelihoodOf[]): Point {
  let point = pointAt(covariance, new Float64Array(covariance.length), likelihoods);
  for (let step = 0; step < MOST_STEPS; step++) {
    const wanted = newton(covariance, point);
    let next = pointAt(covariance, wanted, likelihoods);
    for (let halving = 1, share = 0.5; next.objective < point.objective; halving++, share /= 2) {
      if (halving > MOST_HALVINGS) return point;
      const from = point.weights;
      const part = share;
      const tried = wanted.map((value, index) => at(from, index) + part * (value - at(from, index)));
      next = pointAt(covariance, tried, likelihoods);
    }
    const gain = next.objective - point.objective;
    point = next;
    if (gain < ENOUGH) return point;
  }
  return point;
}

function pointAt(
  covariance: Matrix,
  weights: ArrayLike<number>,
  likelihoods: readonly LikelihoodOf[],
): Point {
  const offsets = covariance.map((row) => dot(row, weights));
  const parts = likelihoods.map((likelihood, index) => likelihood(at(offsets, index)));
  let log = 0;
  for (const part of parts) log += part.log;
  return { weights, offsets, parts, objective: log - dot(weights, offsets) / 2 };
}

function sitesAt({ offsets, parts }: Point): NormalSites {
  let constant = 0;
  for (const [index, { log, gradient, information }] of parts.entries()) {
    const offset = at(offsets, index);
    constant += log - gradient * offset - (information * offset * offset) / 2;
  }
  return {
    constant,
    pull: Float64Array.from(
      parts,
      ({ information, gradient }, index) => information * at(offsets, index) + gradient,
    ),
    roots: Float64Array.from(parts, ({ information }) => Math.sqrt(information)),
  };
}

/** Weights to which a whole step of Newton's method leads. */
function newton(covariance: Matrix, point: Point): Float64Array {
  const sites = sitesAt(point);
  const scaled = covariance.map((row, index) => at(sites.roots, index) * dot(row, sites.pull));
  return weightsOf(cholesky(covariance, sites.roots), scaled, sites);
}

/** pull - W^1/2 B^-1 W^1/2 K pull. @param scaled W^1/2 K pull. */
function weightsOf(factor: Matrix, scaled: readonly number[], { pull, roots }: NormalSites): Float64Array {
  const solved = backward(factor, forward(factor, scaled));
  return Float64Array.from(pull, (value, index) => value - at(roots, index) * at(solved, index));
}

/** The lower triangle L with L L' = B = I + W^1/2 K W^1/2. */
function cholesky(covariance: Matrix, roots: ArrayLike<number>): readonly Float64Array[] {
  const factor: Float64Array[] = [];
  for (const [i, row] of covariance.entries()) {
    const own = new Float64Array(i + 1);
    const root = at(roots, i);
    for (const [j, other] of factor.entries()) {
      let sum = root * at(row, j) * at(roots, j);
      for (let k = 0; k < j; k++) sum -= at(own, k) * at(other, k);
      own[j] = sum / at(other, j);
    }
    own[i] = Math.sqrt(1 + root * at(row, i) * root - dot(own, own));
    factor.push(own);
  }
  return factor;
}

/** Solves L x = values. */
function forward(factor: Matrix, values: ArrayLike<number>): Float64Array {
  const x = new Float64Array(values.length);
  for (const [i, row] of factor.entries()) {
    let sum = at(values, i);
    for (let k = 0; k < i; k++) sum -= at(row, k) * at(x, k);
    x[i] = sum / at(row, i);
  }
  return x;
}

/** Solves L' x = values. */
function backward(factor: Matrix, values: Float64Array): Float64Array {
  const x = Float64Array.from(values);
  for (let i = factor.length - 1; i >= 0; i--) {
    const row = factor[i] ?? [];
    const own = at(x, i) / at(row, i);
    x[i] = own;
    for (let k = 0; k < i; k++) x[k] = at(x, k) - at(row, k) * own;
  }
  return x;
}

/** Of as many as the shorter one has. */
function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const size = Math.min(one.length, other.length);
  let sum = 0;
  for (let index = 0; index < size; index++) sum += at(one, index) * at(other, index);
  return sum;
}
