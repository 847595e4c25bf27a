/** The same signals through SciPy: filters, transforms and distributions that were written by others. */
import { describe, expect, it } from 'vitest';
import { couplingProfile } from '#core/coordination/coupling-angle.ts';
import { bandPassedVelocity } from '#core/coordination/coupling-lag.ts';
import { SIGNED_PATTERNS, patternCounts, signedPattern } from '#core/coordination/coupling-pattern.ts';
import { leakageOf } from '#core/coordination/leakage.ts';
import { STANDARD_HARMONICS } from '#core/coordination/multisine.ts';
import { phaseSummary, relativePhase } from '#core/coordination/relative-phase.ts';
import { dimensionlessJerk, spectralArcLength } from '#core/coordination/smoothness.ts';
import { trackingResponse } from '#core/coordination/tracking.ts';
import reference from '../../fixtures/reference/coordination/scipy.json' with { type: 'json' };

/** Uniform in 0 to 1: s = (1103515245 s + 12345) mod 2^31. */
function congruential(count: number, seed: number): number[] {
  let state = BigInt(seed);
  return Array.from({ length: count }, () => {
    state = (1103515245n * state + 12345n) % 2147483648n;
    return Number(state) / 2147483648;
  });
}

const uniform = congruential(4000, 12345);
const turn = (hz: number, k: number): number => (2 * Math.PI * hz * k) / 100;
const noise = (k: number): number => 0.5 * ((uniform[k] ?? 0) - 0.5);
const proximal = Array.from({ length: 2000 }, (_, k) => 20 * Math.sin(turn(0.37, k)) + noise(k));
const distal = proximal.map(
  (_, k) => 12 * Math.sin(turn(0.37, k) - 0.9) + 4 * Math.sin(turn(0.21, k)) + noise(2000 + k),
);

describe('with SciPy agree', () => {
  it('the continuous relative phase', () => {
    const phase = relativePhase(proximal, distal);
    const summary = phaseSummary(phase);
    expect(summary.meanDeg).toBeCloseTo(reference.relativePhase.mean, 9);
    expect(summary.standardDeviationDeg).toBeCloseTo(reference.relativePhase.sd, 9);
    expect(phase[0]).toBeCloseTo(reference.relativePhase.at0, 8);
    expect(phase[777]).toBeCloseTo(reference.relativePhase.at777, 8);
  });

  it('the coupling over cycles', () => {
    const profile = couplingProfile(
      Array.from({ length: 10 }, (_, cycle) => ({
        proximal: proximal.slice(200 * cycle, 200 * (cycle + 1)),
        distal: distal.slice(200 * cycle, 200 * (cycle + 1)),
      })),
    );
    expect(profile.meanVariabilityDeg).toBeCloseTo(reference.coupling.cavMean, 9);
    expect(profile.meanDeg[100]).toBeCloseTo(reference.coupling.mean100, 8);
    expect(patternCounts(profile.meanDeg, SIGNED_PATTERNS, signedPattern)).toEqual(reference.coupling.bins8);
  });

  it('the leakage index and its coherence', () => {
    const leakage = leakageOf(proximal, distal, { rateHz: 100, taskHz: 0.5 });
    expect(leakage.index).toBeCloseTo(reference.leakage.index, 9);
    expect(leakage.coherence).toBeCloseTo(reference.leakage.coherence, 9);
  });

  it('the velocity within a band', () => {
    const velocity = bandPassedVelocity(proximal, { rateHz: 100 });
    const rms = Math.sqrt(velocity.reduce((sum, value) => sum + value * value, 0) / velocity.length);
    expect(rms).toBeCloseTo(reference.velocity.rms, 7);
    expect(velocity[0]).toBeCloseTo(reference.velocity.at0, 6);
    expect(velocity[1000]).toBeCloseTo(reference.velocity.at1000, 7);
  });

  it('the smoothness of a rough movement, with other settings too', () => {
    const speed = Array.from({ length: 150 }, (_, k) =>
      Math.abs(Math.sin((Math.PI * k) / 150) ** 2 + 0.05 * ((uniform[k] ?? 0) - 0.5)),
    );
    const wide = { rateHz: 50, cutoffHz: 20, amplitudeThreshold: 0.01, paddingLevel: 2 };
    expect(spectralArcLength(speed, { rateHz: 60 }).value).toBeCloseTo(reference.smoothness.sparc, 10);
    expect(spectralArcLength(speed, wide).value).toBeCloseTo(reference.smoothness.sparcWide, 10);
    expect(dimensionlessJerk(speed, 60).value / reference.smoothness.dj).toBeCloseTo(1, 10);
  });

  it('the tracking response, line by line', () => {
    const multisine = (t: number): number =>
      STANDARD_HARMONICS.reduce((sum, h) => sum + (4 / h) * Math.cos((2 * Math.PI * h * t) / 20 + h), 0);
    const tremor = congruential(3000, 7);
    const target = tremor.map((_, k) => multisine(k / 25));
    const response = tremor.map((value, k) => 0.7 * multisine(k / 25 - 0.33) + 2 * (value - 0.5));
    const found = trackingResponse(target, response, { rateHz: 25, systemLatency: undefined });
    for (const [k, expected] of reference.tracking.lines.entries()) {
      expect(found.lines[k]?.gain).toBeCloseTo(expected.gain, 9);
      expect(found.lines[k]?.phaseDeg).toBeCloseTo(expected.phaseDeg, 7);
      // Five periods: the usual coherence is 1/5 where there is none.
      expect(found.lines[k]?.coherence).toBeCloseTo((5 * expected.coherence - 1) / 4, 9);
      expect(Math.log(found.lines[k]?.pValue ?? 1)).toBeCloseTo(Math.log(expected.p), 6);
    }
    expect(Math.log(found.pValue)).toBeCloseTo(Math.log(reference.tracking.p), 6);
    expect(found.remnant).toBeCloseTo(reference.tracking.remnant, 9);
    expect(found.skill).toBeCloseTo(reference.tracking.skill, 9);
  });
});
