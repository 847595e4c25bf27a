import { describe, expect, it } from 'vitest';
import { type Message, type MessageId, message } from '#core/language/message.ts';
import { KeelError } from '#core/errors.ts';
import { swarii } from '#core/signal/swarii.ts';
import { describeSway } from '#core/stabilometry/descriptors.ts';
import { gradeOf } from '#core/stabilometry/grades.ts';
import { prepareSway } from '#core/stabilometry/prepare.ts';
import type { QualityCode, RawRecording } from '#core/stabilometry/quality.ts';
import { sayMessage } from '../../support/english.ts';

const RATE = 100;
const ML = message('quantity.medio-lateral-signal');

function standing(seconds: number, change: (ml: number, k: number) => number = (ml) => ml): RawRecording {
  const length = Math.round(seconds * RATE);
  const time = Array.from({ length }, (_, k) => k / RATE);
  return {
    timeS: time,
    mlMm: time.map((t, k) => change(4 * Math.sin(1.9 * t) + Math.sin(5.3 * t), k)),
    apMm: time.map((t) => 6 * Math.cos(1.1 * t) + Math.sin(4.1 * t)),
  };
}

function without(recording: RawRecording, isLost: (k: number) => boolean): RawRecording {
  const kept = (values: ArrayLike<number> | undefined): number[] =>
    Array.from(values ?? []).filter((_, k) => !isLost(k));
  return { timeS: kept(recording.timeS), mlMm: kept(recording.mlMm), apMm: kept(recording.apMm) };
}

describe('prepareSway', () => {
  it('has nothing to say about a minute of clean sway', () => {
    const { flags, pipeline, rateHz } = prepareSway(standing(60));
    expect(flags).toEqual([]);
    expect(rateHz).toBe(25);
    expect(pipeline).toMatchObject({
      name: 'standard',
      version: 1,
      inputRateHz: 100,
      inputSamples: 6000,
      durationS: 60,
    });
  });

  it('knows the rate through times that were rounded, and takes the stated one where they agree', () => {
    const { mlMm, apMm } = standing(30);
    const rateOf = (rateHz: number, digits: number, stated?: number): number => {
      const timeS = Array.from(mlMm, (_, k) => Number((17.3 + k / rateHz).toFixed(digits)));
      return prepareSway({ timeS, mlMm, apMm, rateHz: stated }, { pipeline: 'raw' }).rateHz;
    };
    expect(rateOf(64, 3)).toBe(64);
    expect(rateOf(100, 3)).toBe(100);
    expect(rateOf(99.96, 3, 99.96)).toBe(99.96);
    expect(rateOf(99.96, 6)).toBeCloseTo(99.96, 3);
  });

  it.each<readonly [string, RawRecording, QualityCode, MessageId]>([
    ['a short recording', standing(12), 'too-short', 'quality.too-short-for-velocity'],
    ['gaps', without(standing(60), (k) => k > 3000 && k < 3050), 'gaps', 'quality.gaps'],
    [
      'dropped samples',
      without(standing(60), (k) => k % 9 === 4),
      'dropped-samples',
      'quality.samples-missing',
    ],
    ['noise', standing(60, (ml, k) => ml + (k % 2 === 0 ? 2 : -2)), 'too-noisy', 'quality.noise'],
    ['saturation', standing(60, (ml) => Math.min(3, ml)), 'saturated', 'quality.at-extreme'],
    [
      'a cell that said it was',
      { ...standing(60), saturatedSamples: 3 },
      'saturated',
      'quality.cell-saturated',
    ],
    ['a wrong rate', { ...standing(60), rateHz: 50 }, 'wrong-rate', 'quality.other-rate'],
    ['a low rate', without(standing(60), (k) => k % 4 !== 0), 'wrong-rate', 'quality.few-samples'],
    ['a spike', standing(60, (ml, k) => (k === 2000 ? 300 : ml)), 'spikes', 'quality.spikes'],
  ])('flags %s and says why', (_, recording, code, why) => {
    const { flags } = prepareSway(recording);
    const found = flags.find(({ reason }) => reason.id === why);
    expect(found?.code).toBe(code);
    expect(found && sayMessage(found.reason).length).toBeGreaterThan(30);
  });

  it.each<readonly [string, RawRecording, Message]>([
    ['nothing', { mlMm: [], apMm: [], rateHz: RATE }, message('error.no-samples', { quantity: ML })],
    [
      'a single sample',
      { mlMm: [1], apMm: [1], rateHz: RATE },
      message('error.too-few-samples', { quantity: ML, least: 20, got: 1 }),
    ],
    [
      'no rate and no times',
      { mlMm: standing(1).mlMm, apMm: standing(1).apMm },
      message('error.sway.no-rate'),
    ],
    [
      'a rate of zero',
      { mlMm: standing(1).mlMm, apMm: standing(1).apMm, rateHz: 0 },
      message('error.not-above-zero', { quantity: message('quantity.sampling-rate'), value: 0 }),
    ],
    ['zero variance', standing(2, () => 7), message('error.sway.never-changes', { quantity: ML, value: 7 })],
    [
      'NaN',
      standing(2, (ml, k) => (k === 41 ? Number.NaN : ml)),
      message('error.sample-no-number', { quantity: ML, sample: 42 }),
    ],
    [
      'times in ms',
      { ...standing(2), timeS: Array.from({ length: 200 }, (_, k) => 10 * k) },
      message('error.sway.rate-too-low', { rateHz: 0.1 }),
    ],
    [
      'unsorted times',
      swapped(standing(2)),
      message('error.signal.times-not-rising', { sample: 12, timeS: 0.1, found: 'earlier' }),
    ],
    [
      'duplicate times',
      { ...standing(2), timeS: Array.from({ length: 200 }, (_, k) => Math.floor(k / 2)) },
      message('error.signal.times-not-rising', { sample: 2, timeS: 0, found: 'same' }),
    ],
    [
      'axes of different length',
      { ...standing(2), apMm: [1, 2] },
      message('error.unequal-lists', { quantity: message('quantity.recording'), first: 200, second: 2 }),
    ],
  ])('refuses %s with a typed error that says what is wrong', (_, recording, told) => {
    expect(() => prepareSway(recording)).toThrow(KeelError);
    expect(() => prepareSway(recording)).toThrow(expect.objectContaining({ code: 'invalid-argument', told }));
  });

  function swapped(recording: RawRecording): RawRecording {
    const timeS = Array.from(recording.timeS ?? []);
    [timeS[10], timeS[11]] = [timeS[11] ?? 0, timeS[10] ?? 0];
    return { ...recording, timeS };
  }
});

describe('describeSway', () => {
  it('leaves out what a short recording cannot give and says so', () => {
    const { descriptors, flags } = describeSway(prepareSway(standing(4)));
    expect(descriptors.mean_velocity_mm_s).toBeGreaterThan(0);
    expect(descriptors.diffusion_short_ml_mm2_s).toBeUndefined();
    expect(flags).toContainEqual({
      code: 'not-computed',
      reason: message('quality.no-diffusion', {
        axis: 'ml',
        why: message('error.sway.diffusion-too-short', { seconds: 8 }),
      }),
    });
  });

  it('takes every parameter as an argument', () => {
    const sway = prepareSway(standing(60));
    const plain = describeSway(sway).descriptors;
    const other = describeSway(sway, {
      spectrum: { bandHz: [0.3, 3], segmentS: 20 },
      diffusion: { breakS: [0.4, 2] },
      swayDensity: { radiusMm: 5 },
      sampleEntropy: { m: 3, r: 0.3 },
    }).descriptors;
    for (const key of ['total_power_ml_mm2', 'sway_density_peak_s', 'sample_entropy_ml'] as const) {
      expect(other[key]).not.toBe(plain[key]);
    }
    expect(other.mean_velocity_mm_s).toBe(plain.mean_velocity_mm_s);
  });

  it('grades what a board supports', () => {
    expect(gradeOf('mean_velocity_mm_s').grade).toBe('primary');
    expect(gradeOf('sample_entropy_ml').grade).toBe('research');
    expect(gradeOf('prediction_ellipse_area_mm2').reason).toBe('grade.sway.ellipse');
    expect(gradeOf('power_frequency_95_ap_hz').minimumData).toEqual(
      message('grade.data.seconds', { seconds: 60 }),
    );
  });
});

describe('swarii', () => {
  it('keeps a straight line straight, however irregular the samples', () => {
    const time = Array.from({ length: 500 }, (_, k) => k / 100 + 0.003 * Math.sin(k * k));
    const { mlMm, apMm } = swarii(
      time,
      time.map((t) => 10 * t),
      time.map(() => 3),
    );
    apMm.forEach((value) => expect(value).toBeCloseTo(3, 12));
    for (let k = 2; k < mlMm.length - 2; k++) expect((mlMm[k] ?? 0) - (mlMm[k - 1] ?? 0)).toBeCloseTo(0.4, 0);
  });

  it('fills an empty window by a straight line and counts it', () => {
    const time = Array.from({ length: 300 }, (_, k) => k / 100).filter((t) => t < 1 || t > 1.5);
    const { emptyWindows, mlMm } = swarii(
      time,
      time.map((t) => 10 * t),
      time.map(() => 0),
    );
    expect(emptyWindows).toBeGreaterThan(9);
    for (let k = 25; k < 33; k++) expect((mlMm[k + 1] ?? 0) - (mlMm[k] ?? 0)).toBeCloseTo(0.4, 1);
  });
});
