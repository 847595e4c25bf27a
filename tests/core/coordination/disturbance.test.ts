import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctionLatency, decayTimeMs, recoveryFrom } from '#core/coordination/disturbance.ts';
import { watchFor, watched } from '#core/coordination/reaction.ts';
import { RECOVERY_RULE } from '#core/coordination/recovery.ts';
import { createRandom, normal } from '#core/signal/random.ts';

fc.configureGlobal({ seed: 20240229 });

const EVENT = { rateHz: 100, eventSample: 100 };

/** One second before the event and three after it, every 10 ms. */
function trial(value: (tMs: number) => number): number[] {
  return Array.from({ length: 400 }, (_, k) => value(10 * (k - 100)));
}

/** 0 before the event, up to 30 within 200 ms, then back with a time constant. */
function push(tauMs: number): number[] {
  return trial((t) => (t < 0 ? 0 : t < 200 ? (30 * t) / 200 : 30 * Math.exp(-(t - 200) / tauMs)));
}

describe('the latency of a correction', () => {
  it('is the first departure beyond the baseline that lasts', () => {
    const sway = (t: number): number => Math.sin(t / 90);
    const answer = trial((t) => sway(t) + (t >= 310 ? (t - 310) / 10 : 0));
    const { latencyMs, flags } = correctionLatency(answer, EVENT);
    expect(latencyMs).toBeGreaterThanOrEqual(320);
    expect(latencyMs).toBeLessThanOrEqual(350);
    expect(flags).toEqual([]);
  });

  it('is what the exercises find, step by step', () => {
    const random = createRandom(4);
    for (const delay of [150, 260, 480]) {
      const signal = trial((t) => normal(random) + (t >= delay ? (t - delay) / 5 : 0));
      let watch = watchFor(signal.slice(50, 100), 0, 80, 1500);
      for (const [k, value] of signal.entries()) {
        if (k >= 50) watch = watch && watched(watch, value, 10 * (k - 100));
      }
      expect(correctionLatency(signal, EVENT).latencyMs).toBe(watch?.foundAtMs);
    }
  });

  it('follows its rule', () => {
    const step = trial((t) => (t % 20 === 0 ? 1 : -1) + (t >= 300 ? 5 : 0));
    expect(correctionLatency(step, EVENT).latencyMs).toBe(300);
    const rule = { thresholdSd: 8, sustainedMs: 50, fewestSamples: 20 };
    expect(correctionLatency(step, { ...EVENT, rule }).flags).toMatchObject([{ code: 'no-response' }]);
    expect(correctionLatency(step, { ...EVENT, smallestDeparture: 7 }).latencyMs).toBeUndefined();
    expect(correctionLatency(step, { ...EVENT, latestMs: 250 }).latencyMs).toBeUndefined();
  });

  it('is unknown without a baseline, and it says so', () => {
    const early = correctionLatency(push(300), { ...EVENT, eventSample: 10 });
    expect(early).toMatchObject({ latencyMs: undefined, flags: [{ code: 'too-short' }] });
  });
});

describe('the recovery from a disturbance', () => {
  it('has its peak, its time, and the time constant of the return', () => {
    const recovery = recoveryFrom(push(300), { ...EVENT, band: 3 });
    expect(recovery.peak).toBe(30);
    expect(recovery.timeToPeakMs).toBe(200);
    // 30 exp(-t / 300) = 3 at t = 690.8 ms after the peak.
    expect(recovery.recoveryMs).toBe(900);
    expect(recovery.timeConstantMs).toBeCloseTo(300, 3);
    expect(recovery.recovered).toBe(true);
    expect(recovery.score).toBeCloseTo(1 - 900 / 2500, 12);
    expect(recovery.flags).toEqual([]);
  });

  it('takes no time when the band was never left', () => {
    const still = recoveryFrom(
      trial(() => 1),
      { ...EVENT, band: 3 },
    );
    expect(still).toMatchObject({ recoveryMs: 0, score: 1, recovered: true, timeConstantMs: undefined });
  });

  it('begins anew when the band is left again', () => {
    const twice = trial((t) => ((t >= 100 && t < 500) || (t >= 800 && t < 1200) ? 10 : 0));
    expect(recoveryFrom(twice, { ...EVENT, band: 3 }).recoveryMs).toBe(1200);
    expect(
      recoveryFrom(twice, { ...EVENT, band: 3, rule: { ...RECOVERY_RULE, holdMs: 200 } }).recoveryMs,
    ).toBe(500);
  });

  it('is lost beyond the limit, and when it takes too long', () => {
    expect(recoveryFrom(push(300), { ...EVENT, band: 3, limit: 25 })).toMatchObject({
      recovered: false,
      score: 0,
      recoveryMs: 900,
    });
    const slow = recoveryFrom(push(1100), { ...EVENT, band: 3 });
    expect(slow).toMatchObject({ recovered: false, recoveryMs: undefined, flags: [] });
    const late = recoveryFrom(push(900), {
      ...EVENT,
      band: 3,
      rule: { ...RECOVERY_RULE, holdMs: 200 },
      longestMs: 2000,
    });
    expect(late.recoveryMs).toBeGreaterThan(2000);
    expect(late.recovered).toBe(false);
  });

  it('says when the trial was too short to tell', () => {
    const short = recoveryFrom(push(300).slice(0, 180), { ...EVENT, band: 3 });
    expect(short).toMatchObject({ recoveryMs: undefined, flags: [{ code: 'too-short' }] });
  });

  it('scales with the unit and not with the side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 800 }), fc.constantFrom(-1, 2, -8), (tau, factor) => {
        const plain = recoveryFrom(push(tau), { ...EVENT, band: 3 });
        const scaled = recoveryFrom(
          push(tau).map((value) => factor * value),
          { ...EVENT, band: 3 * Math.abs(factor) },
        );
        expect(scaled.peak).toBe(Math.abs(factor) * plain.peak);
        expect(scaled.recoveryMs).toBe(plain.recoveryMs);
        expect(scaled.timeConstantMs).toBeCloseTo(plain.timeConstantMs ?? 0, 6);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['nothing', () => recoveryFrom([], { ...EVENT, band: 3 })],
    ['an event after the end', () => recoveryFrom([1, 2], { ...EVENT, band: 3 })],
    ['a band of zero', () => recoveryFrom(push(300), { ...EVENT, band: 0 })],
    ['NaN', () => correctionLatency(push(300).with(3, Number.NaN), EVENT)],
    ['no rate', () => correctionLatency(push(300), { ...EVENT, rateHz: 0 })],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

describe('a time constant', () => {
  it('is found above a floor and under noise', () => {
    const random = createRandom(8);
    const values = Array.from({ length: 300 }, (_, k) => 2 + 20 * Math.exp(-k / 40) + 0.3 * normal(random));
    expect(Math.abs((decayTimeMs(values, 10) ?? 0) - 400)).toBeLessThan(25);
  });

  it('is none where nothing decays', () => {
    const random = createRandom(9);
    expect(decayTimeMs([1, 2, 3], 10)).toBeUndefined();
    expect(
      decayTimeMs(
        Array.from({ length: 50 }, (_, k) => 1 - Math.exp(-k / 10)),
        10,
      ),
    ).toBeUndefined();
    expect(
      decayTimeMs(
        Array.from({ length: 200 }, () => normal(random)),
        10,
      ),
    ).toBeUndefined();
  });
});
