/** Our measures beside those of an independent, published implementation, on the same recordings. */
import { describe, expect, it } from 'vitest';
import { fluctuationExponent } from '#core/signal/detrended-fluctuation.ts';
import { sampleEntropy } from '#core/signal/sample-entropy.ts';
import { describeSway } from '#core/stabilometry/descriptors.ts';
import type { Descriptors } from '#core/stabilometry/descriptors.ts';
import { diffusionPlot } from '#core/stabilometry/diffusion.ts';
import { prepareSway } from '#core/stabilometry/prepare.ts';
import type { PipelineName } from '#core/stabilometry/prepare.ts';
import type { RawRecording } from '#core/stabilometry/quality.ts';
import { DIFFUSION, SPECTRAL, TIME_DOMAIN, readColumns, readReference, recordingOfCm } from './reference.ts';
import type { Pair, ReferenceValues } from './reference.ts';

const EVERYTHING = [...TIME_DOMAIN, ...SPECTRAL, ...DIFFUSION];
const sample = recordingOfCm(readColumns('cop/sample_in_cm_100hz.csv', ','), 100);
const [standingS = [], ...standingCm] = readColumns('cop/BDS00001.csv', ';', 1);
const standing = { ...recordingOfCm(standingCm, 100), timeS: standingS };
const standingOut = (
  readReference('cop/BDS00001_out.json') as Record<string, Record<string, ReferenceValues>>
)['BDS00001'];

function measure(recording: RawRecording, pipeline: PipelineName): Descriptors {
  return describeSway(prepareSway(recording, { pipeline })).descriptors;
}

/** Compares every pair that the reference has a value for; says which one is off. */
function expectAgreement(ours: Descriptors, theirs: unknown, pairs: readonly Pair[], relative: number): void {
  const reference = theirs as ReferenceValues;
  const known = pairs.filter(([, key]) => reference[key] !== undefined);
  expect(known.length).toBeGreaterThan(0);
  const off = known.filter(([key, theirKey, scale]) => {
    const difference = (ours[key] ?? Number.NaN) / scale / (reference[theirKey] ?? Number.NaN) - 1;
    return !(Math.abs(difference) <= relative);
  });
  expect(off.map(([key]) => key)).toEqual([]);
}

describe('the raw pipeline', () => {
  const ours = measure(sample, 'raw');
  const theirs = readReference('cop/sample_out_raw100.json');

  it('agrees on time-domain measures within 1e-6', () => expectAgreement(ours, theirs, TIME_DOMAIN, 1e-6));
  it('agrees on spectra and diffusion within 1e-6', () =>
    expectAgreement(ours, theirs, [...SPECTRAL, ...DIFFUSION], 1e-6));
  it('agrees on a second recording within 1e-6', () =>
    expectAgreement(measure(standing, 'raw'), standingOut?.['pkgraw'], TIME_DOMAIN, 1e-6));
});

describe('the standard pipeline', () => {
  it('agrees on every measure within 1e-6', () =>
    expectAgreement(measure(sample, 'standard'), readReference('cop/sample_out.json'), EVERYTHING, 1e-6));

  it('agrees on a second recording, with or without its time column', () => {
    const { mlMm, apMm } = standing;
    const theirs = standingOut?.['pkg25'];
    expectAgreement(measure(standing, 'standard'), theirs, EVERYTHING, 1e-6);
    expectAgreement(measure({ mlMm, apMm, rateHz: 100 }, 'standard'), theirs, EVERYTHING, 1e-6);
  });

  it('has the mean power frequency that the centroid and dispersion of the reference imply', () => {
    // dispersion^2 = 1 - m1^2 / (m0 m2) and centroid^2 = m2 / m0, so m1 / m0 = centroid sqrt(1 - dispersion^2).
    const ours = measure(sample, 'standard');
    const theirs = readReference('cop/sample_out.json') as ReferenceValues;
    for (const axis of ['ml', 'ap'] as const) {
      const end = `Power_Spectrum_Density_${axis.toUpperCase()}`;
      const dispersion = theirs[`frequency_dispersion_${end}`] ?? Number.NaN;
      const implied = (theirs[`centroid_frequency_${end}`] ?? 0) * Math.sqrt(1 - dispersion * dispersion);
      expect(ours[`mean_power_frequency_${axis}_hz`]).toBeCloseTo(implied, 9);
    }
  });

  it('gives the prepared signal itself', () => {
    const prepared = prepareSway(sample);
    const [ml = [], ap = []] = readColumns('cop/sample_resampled_filtered_25hz.csv', ',');
    expect(prepared.mlMm.length).toBe(ml.length);
    prepared.mlMm.forEach((value, k) => expect(value / 10).toBeCloseTo(ml[k] ?? Number.NaN, 8));
    prepared.apMm.forEach((value, k) => expect(value / 10).toBeCloseTo(ap[k] ?? Number.NaN, 8));
  });
});

describe('an ellipse of one frequency', () => {
  const angle = (n: number): number => (2 * Math.PI * 0.5 * n) / 25;
  const length = 750;
  const ml = Array.from({ length }, (_, n) => Math.cos(angle(n)));
  const ap = Array.from({ length }, (_, n) => 0.5 * Math.sin(angle(n)));
  const prepared = prepareSway(recordingOfCm([ml, ap], 25), { pipeline: 'raw' });
  const ours = describeSway(prepared).descriptors;
  const theirs = readReference('cop/ellipse_out.json');

  it('agrees on time domain, spectra and short-term diffusion within 1e-6', () => {
    const short = DIFFUSION.filter(([key]) => key.includes('_short_'));
    // Zero here, so what both give is rounding errors.
    const present = TIME_DOMAIN.filter(([key]) => key !== 'sway_direction_coefficient');
    expect(ours.sway_direction_coefficient).toBeCloseTo(0, 12);
    expectAgreement(ours, theirs, [...present, ...SPECTRAL, ...short], 1e-6);
  });

  it('has no long-term diffusion to agree on: after a whole period nothing has moved', () => {
    // msd = 0 at 2 s, 4 s, ...: its logarithm is that of rounding errors, so both numbers are accidents.
    const { lagsS, msdMm2 } = diffusionPlot(prepared, 'ml');
    expect(lagsS[49]).toBe(2);
    expect(msdMm2[49]).toBeLessThan(1e-25);
    expectAgreement(ours, theirs, DIFFUSION, 0.02);
  });
});

describe('entropy and fluctuation', () => {
  const theirs = readReference('nonlinear/entropy_dfa_lyapunov.json') as Record<string, ReferenceValues>;
  const sine = Array.from({ length: 1000 }, (_, n) => Math.sin((2 * Math.PI * 0.5 * n) / 25));
  const noise = congruential(1000);
  const signals: readonly (readonly [string, readonly number[]])[] = [
    ['lcg_uniform_1000 (s=(1103515245 s+12345) mod 2^31, seed 12345)', noise],
    ['sine 0.5Hz fs25 1000', sine],
    ['sine+0.2*lcg', sine.map((value, n) => value + 0.2 * (noise[n] ?? 0))],
    ['logistic r=4 x0=.1 1000', logistic(1000)],
    [
      'cop ML (ref/cop/sample_resampled_filtered_25hz.csv col0)',
      readColumns('cop/sample_resampled_filtered_25hz.csv', ',')[0] ?? [],
    ],
  ];

  it.each(signals)('agrees to ten digits: %s', (name, values) => {
    const expected = theirs[name] ?? {};
    const digit = (key: string): number => expected[key] ?? Number.NaN;
    expect(sampleEntropy(values)).toBeCloseTo(digit('nolds.sampen(m=2,r=0.2*std_sample)'), 10);
    expect(sampleEntropy(values, { standardDeviation: 'population' })).toBeCloseTo(
      digit('antropy.sample_entropy(order2)  # r=0.2*std_pop'),
      10,
    );
    expect(fluctuationExponent(values)).toBeCloseTo(digit('nolds.dfa(order1,fit poly,fit_exp=poly)'), 10);
  });

  /** The generator of the C standard's example. */
  function congruential(length: number): number[] {
    let state = 12345n;
    return Array.from({ length }, () => {
      state = (1103515245n * state + 12345n) % 2147483648n;
      return Number(state) / 2147483648;
    });
  }

  function logistic(length: number): number[] {
    let value = 0.1;
    return Array.from({ length }, () => (value = 4 * value * (1 - value)));
  }
});
