/**
 * The effective delay of a tracking response: the slope of its phase over frequency, with an error that holds for a few
 * periods and in noise (`bench/tracking-delay.ts` tells how often its 95 % interval covers the truth).
 */
import type { ComplexNumber } from './tracking-lines.ts';
import { cosineOfTurns, sineOfTurns, turnsOf } from '../signal/cosine.ts';
import { at } from '../signal/values.ts';
import { jackknifeError } from './estimates.ts';

export interface PhasePoint {
  readonly frequencyHz: number;
  /** Frequency response of each period by itself, latency of the system taken out. */
  readonly periods: readonly ComplexNumber[];
  /** Power at the line over the mean of `neighbours` bins beside it. */
  readonly signalToNoise: number;
}

export interface DelayEstimate {
  /** tau = - d phase / d omega, the mean over the periods, ms. */
  readonly delayMs: number;
  /** 1.96 of these on either side cover the delay in at least nine of ten recordings, ms. */
  readonly standardErrorMs: number;
}

/** In radians. */
const TURN = 2 * Math.PI;

/** Delays searched, ms. */
const EARLIEST_MS = -500;
const LATEST_MS = 2000;
const STEP_MS = 5;
/** A line stands out from the noise by so much at most: nothing is known exactly. */
const MOST_SIGNAL_TO_NOISE = 1e6;
/** The posterior is taken at so many delays, so many standard deviations to either side. */
const POSTERIOR_STEPS = 400;
const POSTERIOR_REACH = 12;

/** Angular frequencies in rad/s, phases in rad, and how well each phase is known. */
interface Phases {
  readonly omegas: readonly number[];
  readonly phases: readonly number[];
  readonly concentrations: readonly number[];
}

/**
 * A phase scatters like a von Mises variable of concentration 2 rho, rho the line's signal over its noise, and the phase
 * at zero frequency is free, as a person also leads and lags without delay. The posterior of the delay is then
 * I0(|R(tau)|), R(tau) = sum kappa_k exp(i (phi_k + omega_k tau)): no unwrapping from line to line, which one noisy line
 * would spoil, and several delays where several fit. Its mean is the delay, its standard deviation the error, unless the
 * jackknife over periods says more, as when the delay itself wanders.
 * @param neighbours Bins on which the noise around a line was told.
 * @returns undefined for fewer than two lines that stand out.
 */
export function phaseSlopeDelay(
  points: readonly PhasePoint[],
  neighbours: number,
): DelayEstimate | undefined {
  const known = points
    .map((point) => ({ ...point, concentration: concentrationOf(point.signalToNoise, neighbours) }))
    .filter(({ concentration }) => concentration > 0);
  if (known.length < 2) return undefined;
  const omegas = known.map(({ frequencyHz }) => 2 * Math.PI * frequencyHz);
  const concentrations = known.map(({ concentration }) => concentration);
  const without = (left?: number): Phases => ({
    omegas,
    concentrations,
    phases: known.map(({ periods }) => phaseOfMean(periods.filter((_, period) => period !== left))),
  });
  const all = without();
  const coarse = bestAligned(all);
  const { tau, spread } = refined(all, coarse);
  const posterior = posteriorOf(all, tau, spread);
  const periods = known[0]?.periods.length ?? 0;
  const jackknifed =
    periods < 2
      ? 0
      : jackknifeError(known[0]?.periods.map((_, left) => refined(without(left), coarse).tau) ?? []);
  return {
    delayMs: 1000 * posterior.mean,
    standardErrorMs: 1000 * Math.max(posterior.standardDeviation, jackknifed),
  };
}

/**
 * 2 rho, with rho = F (m - 1) / m - 1 unbiased for a noise that m bins tell, and once more (m - 1) / m, as such a noise
 * makes tails. A rho near 1 is itself half noise, and those that came out large would count too much: rho / (1 + rho) of
 * it is believed. 0 where the line does not stand out.
 */
function concentrationOf(signalToNoise: number, neighbours: number): number {
  const share = (neighbours - 1) / neighbours;
  const rho = Math.max(0, Math.min(signalToNoise, MOST_SIGNAL_TO_NOISE) * share - 1);
  return (2 * share * rho * rho) / (1 + rho);
}

function phaseOfMean(values: readonly ComplexNumber[]): number {
  return (
    TURN *
    turnsOf(
      values.reduce((sum, { im }) => sum + im, 0),
      values.reduce((sum, { re }) => sum + re, 0),
    )
  );
}

interface Alignment {
  readonly tau: number;
  /** |R| and its angle. */
  readonly length: number;
  readonly angle: number;
}

function alignment({ omegas, phases, concentrations }: Phases, tau: number): Alignment {
  let re = 0;
  let im = 0;
  for (const [k, omega] of omegas.entries()) {
    const turns = (at(phases, k) + omega * tau) / TURN;
    re += at(concentrations, k) * cosineOfTurns(turns);
    im += at(concentrations, k) * sineOfTurns(turns);
  }
  return { tau, length: Math.sqrt(re * re + im * im), angle: TURN * turnsOf(im, re) };
}

/** The delay of the search grid that aligns all lines best. */
function bestAligned(phases: Phases): Alignment {
  let best = alignment(phases, EARLIEST_MS / 1000);
  for (let ms = EARLIEST_MS + STEP_MS; ms <= LATEST_MS; ms += STEP_MS) {
    const aligned = alignment(phases, ms / 1000);
    if (aligned.length > best.length) best = aligned;
  }
  return best;
}

/** The weighted least-squares slope of the phases that an alignment leaves, and its standard deviation, s. */
function refined(
  { omegas, phases, concentrations }: Phases,
  { tau, angle }: Alignment,
): { readonly tau: number; readonly spread: number } {
  const total = concentrations.reduce((sum, weight) => sum + weight, 0);
  const left = phases.map((phase, k) => wrappedRadians(phase + at(omegas, k) * tau - angle));
  const middle = (values: readonly number[]): number =>
    values.reduce((sum, value, k) => sum + (at(concentrations, k) * value) / total, 0);
  const [centreX, centreY] = [middle(omegas), middle(left)];
  let xx = 0;
  let xy = 0;
  for (const [k, weight] of concentrations.entries()) {
    const x = at(omegas, k) - centreX;
    xx += weight * x * x;
    xy += weight * x * (at(left, k) - centreY);
  }
  return { tau: tau - xy / xx, spread: 1 / Math.sqrt(xx) };
}

/** Mean and standard deviation of the posterior over the delays that were searched, s. */
function posteriorOf(
  phases: Phases,
  tau: number,
  spread: number,
): { readonly mean: number; readonly standardDeviation: number } {
  const from = Math.max(tau - POSTERIOR_REACH * spread, EARLIEST_MS / 1000);
  const to = Math.min(tau + POSTERIOR_REACH * spread, LATEST_MS / 1000);
  const delays = Array.from(
    { length: POSTERIOR_STEPS + 1 },
    (_, k) => from + ((to - from) * k) / POSTERIOR_STEPS,
  );
  const lengths = delays.map((delay) => alignment(phases, delay).length);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  // I0(x) is about e^x / sqrt(1 + 2 pi x).
  const weights = lengths.map((length) => Math.exp(length - longest) / Math.sqrt(1 + 2 * Math.PI * length));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Counted from the estimate: of a delay known to a nanosecond the digits would cancel.
  const mean = tau + delays.reduce((sum, delay, k) => sum + (at(weights, k) * (delay - tau)) / total, 0);
  const variance = delays.reduce(
    (sum, delay, k) => sum + (at(weights, k) * (delay - mean) * (delay - mean)) / total,
    0,
  );
  return { mean, standardDeviation: Math.sqrt(variance) };
}

/** An angle in -pi to pi. */
function wrappedRadians(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
