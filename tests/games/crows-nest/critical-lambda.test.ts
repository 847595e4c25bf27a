/**
 * What critical lambda comes to for operators whose limit is known in closed form
 * (core/coordination/critical-instability.ts). Just beyond that limit a tilt grows slowly: lambda rises as slowly as a
 * bout of 30 s allows, and the swell is high enough to carry the mast away soon.
 */
import { describe, expect, it } from 'vitest';
import { CROWS_NEST } from '#games/crows-nest/index.ts';
import type { CrowsNestState } from '#games/crows-nest/index.ts';
import { NO_SAMPLES, drive, roundContext } from '../drive.ts';

const REACH_MM = 80;
const GAIN = 1.1;
/** A lean is held for 10 ms, which is 5 ms late in the mean. */
const HOLD_S = 0.005;

/** Critical lambda of an operator u = -K (x + Td x') of so long ago. */
function criticalLambda(delayS: number, leadS = 0, swellPercent = 2): number {
  const steps = Math.round((delayS - HOLD_S) / 0.01);
  const tilts: number[] = [];
  const operator = ({ phase, tilt }: CrowsNestState) => {
    if (phase !== 'bout') tilts.length = 0;
    tilts.push(tilt);
    const at = tilts.length - 1 - steps;
    const [seen = 0, before = 0] = [tilts[at], tilts[at - 1]];
    const lean = -GAIN * (seen + leadS * ((seen - before) / 0.01));
    return { ml: REACH_MM * lean, ap: 0, valid: true };
  };
  const parameters = {
    startLambdaPerS: 0.6 / delayS,
    risePercentPerS: 3,
    swellPercent,
    cloudedPercent: 0,
  };
  const { state } = drive(CROWS_NEST, parameters, roundContext(REACH_MM, 200_000), 7, operator);
  const { metrics } = CROWS_NEST.result(state, NO_SAMPLES);
  expect(metrics.criticalLambdaPerS?.trials).toBeGreaterThan(5);
  return metrics.criticalLambdaPerS?.value ?? Number.NaN;
}

describe('critical lambda', () => {
  it.each([0.205, 0.255, 0.305])(
    'is 1 / delay within 5 percent for gain alone and a delay of %f s',
    (delayS) => {
      expect(Math.abs(criticalLambda(delayS) * delayS - 1)).toBeLessThan(0.05);
    },
  );

  it('is larger for who acts on velocity too', () => {
    const delayS = 0.305;
    expect(criticalLambda(delayS, 0.36 * delayS)).toBeGreaterThan(1.25 * criticalLambda(delayS));
  });

  it('is smaller in a higher swell: noise ends a bout sooner', () => {
    const delayS = 0.305;
    const [calm, rough] = [criticalLambda(delayS), criticalLambda(delayS, 0, 6)];
    expect(rough).toBeLessThan(0.9 * calm);
    expect(rough).toBeGreaterThan(0.4 * calm);
  });
});
