import { describe, expect, it } from 'vitest';
import { designMultisine, designTwoAxes, multisineAt } from '#core/coordination/multisine.ts';
import type { Multisine } from '#core/coordination/multisine.ts';
import { phaseSlopeDelay } from '#core/coordination/tracking-delay.ts';
import { combinedPValue, responsePValue } from '#core/coordination/tracking-lines.ts';
import type { TrackingOptions } from '#core/coordination/tracking-periods.ts';
import { trackingResponse } from '#core/coordination/tracking.ts';
import { createRandom, normal } from '#core/signal/random.ts';

const design = designMultisine({ seed: 7, rms: 4 });
const KNOWN = { meanMs: 60, standardDeviationMs: 5 };
const OPTIONS: TrackingOptions = { rateHz: 100, systemLatency: KNOWN };

/** A run-in and five periods of 20 s at 100 Hz. */
function sampled(value: (tMs: number) => number, seconds = 120): number[] {
  return Array.from({ length: 100 * seconds }, (_, k) => value(10 * k));
}

function follow(gain: number, delayMs: number, of: Multisine = design): (tMs: number) => number {
  return (tMs) => gain * multisineAt(of, tMs - delayMs);
}

function noise(sd: number, seed: number): () => number {
  const random = createRandom(seed);
  return () => sd * normal(random);
}

const target = sampled((t) => multisineAt(design, t));

describe('the response of a known system', () => {
  const response = trackingResponse(target, sampled(follow(0.8, 310)), OPTIONS);

  it('has its gain at every line', () => {
    for (const line of response.lines) expect(line.gain).toBeCloseTo(0.8, 9);
  });

  it('has its phase, with and without the latency of the system', () => {
    for (const line of response.lines) {
      const turns = (degrees: number): number => degrees / 360 - Math.round(degrees / 360);
      expect(turns(line.phaseDeg + 360 * line.frequencyHz * 0.31)).toBeCloseTo(0, 9);
      expect(turns((line.personPhaseDeg ?? 0) + 360 * line.frequencyHz * 0.25)).toBeCloseTo(0, 9);
    }
  });

  it('has its delay less the latency of the system', () => {
    expect(response.delay?.delayMs).toBeCloseTo(250, 6);
    expect(response.delay?.standardErrorMs).toBeLessThan(1);
  });

  it('is all coherent, without remnant', () => {
    expect(response.meanCoherence).toBeCloseTo(1, 9);
    expect(response.remnant).toBeCloseTo(0, 9);
    expect(response).toMatchObject({ responds: true, periods: 5, flags: [] });
  });

  it('has the error that its gain and delay make', () => {
    // |1 - g exp(-i w tau)|^2 weighted by the power of the lines.
    const powers = design.lines.map((line) => line.amplitude ** 2);
    const errors = design.lines.map(
      (line) => 1 + 0.64 - 2 * 0.8 * Math.cos(2 * Math.PI * line.frequencyHz * 0.31),
    );
    const total = powers.reduce((sum, power) => sum + power, 0);
    const error = powers.reduce((sum, power, k) => sum + power * (errors[k] ?? 0), 0);
    expect(response.normalisedError).toBeCloseTo(Math.sqrt(error / total), 9);
    expect(response.skill).toBeCloseTo(1 - Math.sqrt(error / total), 9);
  });

  it.each([0, 90, 480, 900])('finds a delay of %d ms however its phase wraps', (delayMs) => {
    const found = trackingResponse(target, sampled(follow(0.5, delayMs + 60)), OPTIONS);
    expect(found.delay?.delayMs).toBeCloseTo(delayMs, 6);
  });
});

describe('tracking skill', () => {
  it('is 1 for the target itself, 0 for doing nothing and never below', () => {
    expect(trackingResponse(target, target, OPTIONS).skill).toBeCloseTo(1, 12);
    const still = trackingResponse(
      target,
      sampled(() => 0),
      OPTIONS,
    );
    expect(still).toMatchObject({ skill: 0, normalisedError: 1, responds: false, delay: undefined });
    expect(still).toMatchObject({ remnant: undefined, flags: [{ code: 'no-response' }] });
    const contrary = trackingResponse(target, sampled(follow(-1, 0)), OPTIONS);
    expect(contrary.skill).toBe(0);
    expect(contrary.normalisedError).toBeCloseTo(2, 9);
  });

  it('does not depend on the unit', () => {
    const random = noise(1, 3);
    const response = sampled((t) => follow(0.7, 200)(t) + random());
    const inDegrees = trackingResponse(target, response, OPTIONS);
    const scaled = trackingResponse(
      target.map((value) => value / 16),
      response.map((value) => value / 16),
      OPTIONS,
    );
    expect(scaled.skill).toBeCloseTo(inDegrees.skill, 12);
    expect(scaled.remnant).toBeCloseTo(inDegrees.remnant ?? 0, 12);
    expect(scaled.pValue).toBeCloseTo(inDegrees.pValue, 12);
  });
});

describe('a noisy response', () => {
  const random = noise(3, 21);
  const noisy = sampled((t) => follow(0.8, 310)(t) + random());
  const response = trackingResponse(target, noisy, OPTIONS);

  it('keeps gain and delay, with an honest error', () => {
    expect(Math.abs((response.lines[0]?.gain ?? 0) - 0.8)).toBeLessThan(0.05);
    const { delayMs, standardErrorMs } = response.delay ?? { delayMs: 0, standardErrorMs: 0 };
    expect(Math.abs(delayMs - 250)).toBeLessThan(3 * standardErrorMs);
    expect(standardErrorMs).toBeGreaterThan(1);
    expect(standardErrorMs).toBeLessThan(30);
  });

  it('has the remnant that the noise makes', () => {
    // White noise of variance 9 over 0 to 50 Hz, 0.05 to 2.05 Hz of it; lines 0.64 x 16.
    const inBand = (9 * 2) / 50;
    expect(response.remnant).toBeCloseTo(inBand / (inBand + 0.64 * 16), 2);
  });

  /** At 25 Hz, which is quicker and changes nothing here. */
  const coarse = (value: (tMs: number) => number): number[] =>
    Array.from({ length: 25 * 120 }, (_, k) => value(40 * k));
  const coarseTarget = coarse((t) => multisineAt(design, t));
  const COARSE = { ...OPTIONS, rateHz: 25 };

  it('has a delay whose error is about what it says, over many people', () => {
    const deviations = Array.from({ length: 20 }, (_, k) => {
      const tremor = noise(2, 100 + k);
      const one = trackingResponse(
        coarseTarget,
        coarse((t) => follow(0.8, 310)(t) + tremor()),
        COARSE,
      );
      return ((one.delay?.delayMs ?? 0) - 250) / (one.delay?.standardErrorMs ?? 1);
    });
    const rms = Math.sqrt(deviations.reduce((sum, z) => sum + z * z, 0) / deviations.length);
    expect(rms).toBeGreaterThan(0.5);
    expect(rms).toBeLessThan(2);
  });

  it('has a delay whose 95 % interval covers it after two periods, where it did in less than half', () => {
    const followed = coarse(follow(0.8, 310)).slice(0, 25 * 60);
    const covered = Array.from({ length: 30 }, (_, k) => {
      const tremor = noise(4, 900 + k);
      const value = followed.map((one) => one + tremor());
      const { delay } = trackingResponse(coarseTarget.slice(0, 25 * 60), value, COARSE);
      return Math.abs((delay?.delayMs ?? 0) - 250) <= 1.96 * (delay?.standardErrorMs ?? 0);
    });
    expect(covered.filter(Boolean).length).toBeGreaterThanOrEqual(26);
  });

  it('has no coherence to tell of a single period', () => {
    const one = trackingResponse(coarseTarget.slice(0, 1000), coarse(noise(3, 1)).slice(0, 1000), COARSE);
    expect(one.meanCoherence).toBeUndefined();
  });

  it('that has nothing to do with the target is no response, nineteen times in twenty', () => {
    const found = Array.from({ length: 40 }, (_, k) =>
      trackingResponse(coarseTarget, coarse(noise(3, 500 + k)), COARSE),
    );
    expect(found.filter((one) => one.responds).length).toBeLessThanOrEqual(6);
    const coherence = found.reduce((sum, one) => sum + (one.meanCoherence ?? 0) / found.length, 0);
    // Five periods of noise cohere by 1/5 on average, which is the bias that is taken away.
    expect(coherence).toBeCloseTo(0, 1);
  });
});

describe('two axes at once', () => {
  const { first, second } = designTwoAxes({ seed: 3, rms: 4 });
  const lines = (one: Multisine): number[] => one.lines.map((line) => line.harmonic);

  it('show what one does at the lines of the other as cross-talk', () => {
    const leaking = sampled((t) => follow(0.9, 300, first)(t) + follow(0.3, 300, second)(t));
    const response = trackingResponse(
      sampled((t) => multisineAt(first, t)),
      leaking,
      { ...OPTIONS, harmonics: lines(first), otherHarmonics: lines(second) },
    );
    expect(response.crossTalk).toBeCloseTo(0.09 / (0.81 + 0.09), 9);
    expect(response.remnant).toBeCloseTo(0, 9);
    expect(response.delay?.delayMs).toBeCloseTo(240, 6);
  });
});

describe('what cannot be told', () => {
  it('is the delay while the latency is unknown or unsteady', () => {
    for (const systemLatency of [undefined, { meanMs: 60, standardDeviationMs: 25 }]) {
      const response = trackingResponse(target, target, { rateHz: 100, systemLatency });
      expect(response.delay).toBeUndefined();
      expect(response.lines[0]?.personPhaseDeg).toBeUndefined();
      expect(response.flags).toMatchObject([{ code: 'latency-unknown' }]);
    }
  });

  it('is the coherence of two periods, and it says so', () => {
    const short = trackingResponse(target.slice(0, 6000), target.slice(0, 6000), OPTIONS);
    expect(short).toMatchObject({ periods: 2, flags: [{ code: 'too-short' }] });
  });

  it.each([
    [
      'less than a period after the run-in',
      () => trackingResponse(target.slice(0, 3999), target.slice(0, 3999), OPTIONS),
    ],
    ['lists of different length', () => trackingResponse(target, target.slice(1), OPTIONS)],
    ['NaN', () => trackingResponse(target, target.with(5, Number.NaN), OPTIONS)],
    [
      'lines that the target has not',
      () => trackingResponse(target, target, { ...OPTIONS, harmonics: [2, 4] }),
    ],
    ['a line on both axes', () => trackingResponse(target, target, { ...OPTIONS, otherHarmonics: [2] })],
    ['no lines', () => trackingResponse(target, target, { ...OPTIONS, harmonics: [] })],
    ['a line above half the rate', () => trackingResponse(target, target, { ...OPTIONS, harmonics: [1000] })],
    ['a period between samples', () => trackingResponse(target, target, { ...OPTIONS, rateHz: 33.33 })],
    ['half a run-in', () => trackingResponse(target, target, { ...OPTIONS, runInPeriods: 0.5 })],
    ['no neighbours', () => trackingResponse(target, target, { ...OPTIONS, neighbours: 0 })],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

describe('the test for a response', () => {
  it('has the tail of F(2, 2m)', () => {
    // Tables: F.95(2, 8) = 4.4590, F.99(2, 16) = 6.2262, F.95(2, 2) = 19.000.
    expect(responsePValue(4.459, 4)).toBeCloseTo(0.05, 4);
    expect(responsePValue(6.2262, 8)).toBeCloseTo(0.01, 5);
    expect(responsePValue(19, 1)).toBeCloseTo(0.05, 9);
    expect(responsePValue(0, 8)).toBe(1);
  });

  it('combines lines as Fisher did: chi squared with 2K degrees of freedom', () => {
    expect(combinedPValue([0.05])).toBeCloseTo(0.05, 12);
    // chi squared .95(4) = 9.4877: two p values of exp(-9.4877 / 4).
    expect(combinedPValue([Math.exp(-9.4877 / 4), Math.exp(-9.4877 / 4)])).toBeCloseTo(0.05, 5);
    expect(combinedPValue([1, 1, 1])).toBeCloseTo(1, 12);
    expect(combinedPValue([0, 0.5])).toBeLessThan(1e-100);
  });

  it('knows no slope of a single line', () => {
    const line = { frequencyHz: 1, periods: [{ re: 1, im: 0 }], signalToNoise: 100 };
    expect(phaseSlopeDelay([line], 8)).toBeUndefined();
  });
});
