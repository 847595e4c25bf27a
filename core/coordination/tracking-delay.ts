/** The effective delay of a tracking response: the slope of its phase over frequency. */
import { at } from '../signal/values.ts';

export interface PhasePoint {
  readonly frequencyHz: number;
  /** rad. */
  readonly phase: number;
  /** Squared coherence, 0 to 1. */
  readonly coherence: number;
}

export interface DelayEstimate {
  /** tau = - d phase / d omega, ms. */
  readonly delayMs: number;
  /** From the coherences: SD of a phase is sqrt((1 - c) / (2 c periods)). */
  readonly standardErrorMs: number;
}

/** Delays searched, ms. */
const EARLIEST_MS = -500;
const LATEST_MS = 2000;
const STEP_MS = 5;
/** A coherence is never known to be exactly 1. */
const LEAST_INCOHERENCE = 1e-6;

/**
 * Weighted least-squares slope of the phase, its intercept free, as a person also leads and lags without delay. No
 * unwrapping from line to line, which one noisy line would spoil: the delay is first searched as the one that best
 * aligns all lines at once, max |sum w_k exp(i (phi_k + omega_k tau))|, and then refined on the remaining phases.
 * @returns undefined for fewer than two lines that cohere.
 */
export function phaseSlopeDelay(points: readonly PhasePoint[], periods: number): DelayEstimate | undefined {
  const usable = points.filter((point) => point.coherence > 0);
  if (usable.length < 2) return undefined;
  const omegas = usable.map((point) => 2 * Math.PI * point.frequencyHz);
  const phases = usable.map((point) => point.phase);
  const weights = usable.map(({ coherence }) => coherence / Math.max(1 - coherence, LEAST_INCOHERENCE));
  let best = { length: -1, tau: 0, angle: 0 };
  for (let ms = EARLIEST_MS; ms <= LATEST_MS; ms += STEP_MS) {
    const aligned = alignment(omegas, phases, weights, ms / 1000);
    if (aligned.length > best.length) best = { ...aligned, tau: ms / 1000 };
  }
  const { slope, variance } = weightedSlope(
    omegas,
    phases.map((phase, k) => wrappedRadians(phase + at(omegas, k) * best.tau - best.angle)),
    weights,
  );
  return {
    delayMs: 1000 * (best.tau - slope),
    standardErrorMs: 1000 * Math.sqrt(variance / (2 * periods)),
  };
}

function alignment(
  omegas: readonly number[],
  phases: readonly number[],
  weights: readonly number[],
  tau: number,
): { length: number; angle: number } {
  let re = 0;
  let im = 0;
  for (const [k, omega] of omegas.entries()) {
    re += at(weights, k) * Math.cos(at(phases, k) + omega * tau);
    im += at(weights, k) * Math.sin(at(phases, k) + omega * tau);
  }
  return { length: Math.sqrt(re * re + im * im), angle: Math.atan2(im, re) };
}

/** Slope of y over x with weights, and its variance for residuals of variance 1 / weight. */
function weightedSlope(
  x: readonly number[],
  y: readonly number[],
  weights: readonly number[],
): { slope: number; variance: number } {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const middle = (values: readonly number[]): number =>
    values.reduce((sum, value, k) => sum + (at(weights, k) * value) / total, 0);
  const centreX = middle(x);
  const centreY = middle(y);
  let xx = 0;
  let xy = 0;
  for (const [k, weight] of weights.entries()) {
    xx += weight * (at(x, k) - centreX) * (at(x, k) - centreX);
    xy += weight * (at(x, k) - centreX) * (at(y, k) - centreY);
  }
  return { slope: xy / xx, variance: 1 / xx };
}

/** An angle in -pi to pi. */
function wrappedRadians(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
