/**
 * The critical instability task (Jex, McDonnell & Phatak 1966, IEEE Trans Hum Factors Electron HFE-7:138): a person
 * steadies something that falls away of itself, x' = lambda (x + u), while lambda grows until it gets away. The lambda
 * at that moment hangs on no difficulty setting. How far it bounds the delay tau of the person depends on what they act
 * on, u = -K (x + Td x')(t - tau), whose characteristic equation is s - lambda + lambda K (1 + Td s) e^(-s tau) = 0:
 *
 * - Position alone, Td = 0. On the edge s = i w, 1 = K cos(w tau) and w = lambda K sin(w tau), so that
 *   lambda tau = acos(1 / K) / sqrt(K^2 - 1), which rises to 1 as K falls to 1: held only while lambda tau < 1.
 * - Position and velocity. With K = 1 the root s = 0 is double for lambda (tau - Td) = 1 and triple for Td = tau / 2,
 *   where lambda tau = 2: the bound as K falls to 1. Who uses velocity holds up to twice as much with the same delay.
 * - Who predicts x over the whole delay has no such bound; noise and reach end the run first.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import type { Metric } from '../exercise/result.ts';
import { meanMetric } from './estimates.ts';
import { type Method, methodOf } from './methods.ts';
import { flagIf, type MeasureFlag } from './quality.ts';

/** Fewer losses than this scatter too much to be compared. */
const LEAST_TRIALS = 3;

/**
 * Where the unstable thing is one step later, the input held meanwhile: the exact solution
 * x(h) = x e^(lambda h) + u (e^(lambda h) - 1).
 * @param x from the middle, in any unit; `input` in the same unit, the person's, opposite to hold it
 * @param lambdaPerS how fast it falls away, 1/s
 */
export function fallenAway(x: number, input: number, lambdaPerS: number, stepS: number): number {
  const growth = Math.exp(lambdaPerS * stepS);
  return x * growth + input * (growth - 1);
}

/** One run: the lambda at which control was lost, or the last one when it never was, 1/s. */
export interface CriticalRun {
  readonly lambdaPerS: number;
  readonly lost: boolean;
}

export interface CriticalLambda {
  readonly method: Method;
  /** Mean over runs, 1/s, with its standard error. */
  readonly lambdaPerS: Metric;
  /**
   * 1 / lambda: the longest delay with which gain alone could hold so much, ms; who also uses velocity may be up to twice
   * as late. Not a reflex time, nor that of one muscle.
   */
  readonly effectiveDelayMs: number;
  readonly flags: readonly MeasureFlag[];
}

/**
 * Critical lambda of several runs. A run that was never lost counts with its last lambda, which is then too small: a
 * flag says so.
 * @throws KeelError `invalid-argument` without runs, or for a lambda that is not above zero.
 */
export function criticalLambda(runs: readonly CriticalRun[]): CriticalLambda {
  const lambdas = runs.map(({ lambdaPerS }) => lambdaPerS);
  const lambdaPerS = meanMetric(lambdas);
  if (lambdaPerS === undefined || !lambdas.every((lambda) => lambda > 0 && Number.isFinite(lambda))) {
    throw new KeelError('invalid-argument', message('error.coordination.no-lambda'));
  }
  const held = runs.filter(({ lost }) => !lost).length;
  return {
    method: methodOf('critical lambda'),
    lambdaPerS,
    effectiveDelayMs: 1000 / lambdaPerS.value,
    flags: [
      ...flagIf(
        runs.length < LEAST_TRIALS,
        'too-few-trials',
        message('quality.few-runs', { runs: runs.length, fewest: LEAST_TRIALS }),
      ),
      ...flagIf(held > 0, 'at-limit', message('quality.never-lost', { held, runs: runs.length })),
    ],
  };
}
