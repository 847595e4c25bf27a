import { describe, expect, it } from 'vitest';
import type { Message } from '#core/language/message.ts';
import { createRandom, normal } from '#core/signal/random.ts';
import { describeSway } from '#core/stabilometry/descriptors.ts';
import { diffusion } from '#core/stabilometry/diffusion.ts';
import { prepareSway } from '#core/stabilometry/prepare.ts';
import type { RawRecording } from '#core/stabilometry/quality.ts';

const rateHz = 25;
const SAMPLES = 30 * 60 * rateHz;

/** x' = - pull x + noise of 3 mm in the root of a second: a walk of D = 9 / 2 mm2/s where nothing pulls. */
function walk(seed: number, pullPerS: number): Float64Array {
  const random = createRandom(seed);
  let x = 0;
  return Float64Array.from({ length: SAMPLES }, () => {
    x += (-pullPerS * x) / rateHz + (3 * normal(random)) / Math.sqrt(rateHz);
    return x;
  });
}

function diffusionOf(values: Float64Array) {
  // A thousandth of the recording: lags up to 4.5 s, each averaged over many.
  return diffusion({ rateHz, mlMm: values, apMm: values }, 'ml', { longestLagShare: 1 / 400 });
}

describe('stabilogram diffusion', () => {
  it('has the coefficient D of a random walk, msd = 2 D t, and twice that as displacement at 1 s', () => {
    const found = diffusionOf(walk(1, 0));
    expect(found.coefficientShortMm2S).toBeCloseTo(4.5, 0);
    expect(found.coefficientLongMm2S).toBeCloseTo(4.5, 0);
    expect(found.displacementAt1SShortMm2 / 9).toBeCloseTo(1, 1);
    expect(found.scalingShort).toBeCloseTo(0.5, 1);
  });

  it('has next to no long-term coefficient where sway is pulled back, and a displacement all the same', () => {
    // msd tends to 9 / pull = 3.6 mm2 with a time constant of 0.4 s.
    const found = diffusionOf(walk(2, 2.5));
    expect(Math.abs(found.coefficientLongMm2S)).toBeLessThan(0.1);
    expect(found.displacementAt1SLongMm2).toBeGreaterThan(2.5);
    expect(found.coefficientShortMm2S).toBeGreaterThan(1);
  });
});

describe('a value that cannot be', () => {
  const reasonsOf = (recording: RawRecording): Message[] =>
    describeSway(prepareSway(recording, { pipeline: 'raw' }))
      .flags.filter(({ code }) => code === 'implausible')
      .map(({ reason }) => reason);
  const minute = (values: Float64Array): Float64Array => values.subarray(0, 60 * rateHz);

  it('is a critical time below the searched 0.3 s', () => {
    // Pulled back within 0.1 s, so that the lines meet before that.
    const [mlMm, apMm] = [minute(walk(2, 10)), minute(walk(4, 0.5))];
    const reasons = reasonsOf({ rateHz, mlMm, apMm });
    const told = reasons.find(({ values }) => values['measure'] === 'diffusion_critical_time_ml_s');
    expect(told).toMatchObject({ id: 'quality.before-the-search', values: { earliestS: 0.3 } });
    expect(told?.values['timeS']).toBeGreaterThan(0.2);
    expect(told?.values['timeS']).toBeLessThan(0.3);
  });

  it('is a fractal dimension above 2, as a path longer than its ellipse has room for', () => {
    const random = createRandom(5);
    const noise = (): Float64Array => Float64Array.from({ length: 60 * rateHz }, () => 5 * normal(random));
    const [mlMm, apMm] = [noise(), noise()];
    const reasons = reasonsOf({ rateHz, mlMm, apMm });
    const told = reasons.find(({ id }) => id === 'quality.beyond-the-plane');
    expect(told?.values).toMatchObject({ measure: 'fractal_dimension', most: 2 });
    expect(told?.values['value']).toBeGreaterThan(2);
  });

  it('is the sway of a person in another unit', () => {
    const [mlMm, apMm] = [minute(walk(6, 0.5)), minute(walk(7, 0.5))];
    const notStanding = expect.objectContaining({ id: 'quality.not-standing' });
    const tenth = { rateHz, mlMm: mlMm.map((v) => v / 10), apMm: apMm.map((v) => v / 10) };
    expect(reasonsOf({ rateHz, mlMm, apMm })).not.toContainEqual(notStanding);
    expect(reasonsOf(tenth)).toContainEqual(notStanding);
  });
});
