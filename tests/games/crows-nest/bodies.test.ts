import { describe, expect, it } from 'vitest';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { parametersAt } from '#core/exercise/curve.ts';
import { mean } from '#core/signal/statistics.ts';
import { CROWS_NEST_CURVE } from '#games/crows-nest/curve.ts';
import { CROWS_NEST } from '#games/crows-nest/index.ts';
import { type Setting, play, prepareSubject } from '../../../bench/support/exercise-simulation.ts';

const STANDING: Setting = { steering: 'centre-of-pressure', posture: 'feet-apart', eyes: 'open' };

/** Critical lambda of the probe, after a practice, mean of three bodies. */
function criticalLambda(setting: Setting, body: Partial<VirtualPatientOptions> = {}): number {
  const lambdas = [2, 3, 4].map((seed) => {
    const options = {
      seed,
      bodyMassKg: 74,
      heightM: 1.74,
      impairment: 'none',
      severity: 0,
      ...body,
    } as const;
    const subject = prepareSubject(options, setting);
    const parameters = parametersAt(CROWS_NEST_CURVE, 0);
    play(CROWS_NEST, subject, parameters, 90_000, 99);
    const { metrics, quality } = play(CROWS_NEST, subject, parameters, 150_000, seed);
    expect(quality).toBe('good');
    return metrics.criticalLambdaPerS?.value ?? Number.NaN;
  });
  return mean(lambdas);
}

describe('critical lambda of virtual bodies', () => {
  const healthy = criticalLambda(STANDING);

  it('is that of an effective delay of 0.35 to 0.55 s in who is healthy', () => {
    expect(1 / healthy).toBeGreaterThan(0.35);
    expect(1 / healthy).toBeLessThan(0.55);
  });

  it('is smaller in who is slow', () => {
    expect(criticalLambda(STANDING, { impairment: 'slow', severity: 1 })).toBeLessThan(0.87 * healthy);
  });

  it('is larger by the thorax, which answers sooner than the whole weight', () => {
    const sitting: Setting = { steering: 'thorax', posture: 'sitting-on-chair', eyes: 'open' };
    expect(criticalLambda(sitting)).toBeGreaterThan(1.1 * healthy);
  });
});
