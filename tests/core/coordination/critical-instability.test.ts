import { describe, expect, it } from 'vitest';
import { createRandom, uniform } from '#core/signal/random.ts';
import { criticalLambda, fallenAway } from '#core/coordination/critical-instability.ts';

const STEP_S = 0.001;
const DELAY_S = 0.2;
const GAIN = 1.2;

/**
 * Where u = -K x(t - tau) stops holding x' = lambda (x + u): on the imaginary axis 1 = K cos(w tau) and
 * w = lambda K sin(w tau), so lambda tau = acos(1 / K) / sqrt(K^2 - 1). It nears 1 as K nears 1.
 */
const BOUNDARY_PER_S = Math.acos(1 / GAIN) / Math.sqrt(GAIN * GAIN - 1) / DELAY_S;

/**
 * A person who acts on where it was a moment ago, and on its velocity then times a lead.
 * @returns largest |x| of the last second of each half
 */
function amplitudes(
  lambdaPerS: number,
  seconds: number,
  { gain, leadS } = { gain: GAIN, leadS: 0 },
): { early: number; late: number } {
  const seen = Array.from({ length: Math.round(DELAY_S / STEP_S) }, () => 0.01);
  let x = 0.01;
  const path: number[] = [];
  for (let step = 0; step < seconds / STEP_S; step++) {
    const before = seen.shift() ?? 0;
    const velocity = ((seen[0] ?? 0) - before) / STEP_S;
    seen.push(x);
    x = fallenAway(x, -gain * (before + leadS * velocity), lambdaPerS, STEP_S);
    path.push(Math.abs(x));
  }
  const second = Math.round(1 / STEP_S);
  const half = path.length / 2;
  return { early: Math.max(...path.slice(half - second, half)), late: Math.max(...path.slice(-second)) };
}

/** Lambda grows slowly until x is more than 1 away; the person trembles a little, as people do. */
function runUntilLost(delayS: number, gain: number): number {
  const seen = Array.from({ length: Math.round(delayS / STEP_S) }, () => 0.01);
  const random = createRandom(1);
  let x = 0.01;
  let lambdaPerS = 1;
  while (Math.abs(x) < 1) {
    const before = seen.shift() ?? 0;
    seen.push(x);
    x = fallenAway(x, -gain * before + uniform(random, -0.1, 0.1), lambdaPerS, STEP_S);
    lambdaPerS += 0.02 * STEP_S;
  }
  return lambdaPerS;
}

describe('what falls away', () => {
  it('doubles every ln 2 / lambda seconds when nobody holds it', () => {
    let x = 0.5;
    for (let step = 0; step < 100; step++) x = fallenAway(x, 0, Math.LN2, 0.01);
    expect(x).toBeCloseTo(1, 12);
  });

  it('stays where it is for who pushes back exactly as much', () => {
    expect(fallenAway(0.3, -0.3, 4, 0.01)).toBeCloseTo(0.3, 15);
  });

  it('is held just below the boundary of a delayed person, and lost just above it', () => {
    const below = amplitudes(0.98 * BOUNDARY_PER_S, 60);
    const above = amplitudes(1.02 * BOUNDARY_PER_S, 60);
    expect(below.late).toBeLessThan(below.early);
    expect(above.late).toBeGreaterThan(above.early);
  });
});

describe('lambda tau < 1', () => {
  const held = (lambdaTau: number, gain: number, leadS: number): boolean => {
    const { early, late } = amplitudes(lambdaTau / DELAY_S, 60, { gain, leadS });
    return late < early;
  };

  it('bounds gain alone, where velocity holds up to twice as much', () => {
    expect(held(0.95, 1.01, 0)).toBe(true);
    expect(held(1.05, 1.01, 0)).toBe(false);
    expect(held(1.5, 1.01, 0.36 * DELAY_S)).toBe(true);
    expect(held(2.1, 1.01, 0.5 * DELAY_S)).toBe(false);
  });
});

describe('critical lambda', () => {
  it('is that boundary, and larger for who acts sooner', () => {
    const lost = runUntilLost(DELAY_S, GAIN);
    expect(lost / BOUNDARY_PER_S).toBeGreaterThan(1);
    expect(lost / BOUNDARY_PER_S).toBeLessThan(1.1);
    const ratio = runUntilLost(DELAY_S / 2, GAIN) / lost;
    expect(ratio).toBeGreaterThan(1.9);
    expect(ratio).toBeLessThan(2.1);
  });

  it('tells mean, standard error and the delay that it allows', () => {
    const runs = [4, 5, 6].map((lambdaPerS) => ({ lambdaPerS, lost: true }));
    expect(criticalLambda(runs)).toMatchObject({
      method: { name: 'critical lambda', version: 1 },
      lambdaPerS: { value: 5, standardError: 1 / Math.sqrt(3), trials: 3 },
      effectiveDelayMs: 200,
      flags: [],
    });
  });

  it('says when there are few runs, and when control was never lost', () => {
    const { flags } = criticalLambda([
      { lambdaPerS: 5, lost: true },
      { lambdaPerS: 8, lost: false },
    ]);
    expect(flags.map(({ code }) => code)).toEqual(['too-few-trials', 'at-limit']);
  });

  it('refuses no runs, and lambdas that are none', () => {
    for (const runs of [[], [{ lambdaPerS: 0, lost: true }], [{ lambdaPerS: Number.NaN, lost: true }]]) {
      expect(() => criticalLambda(runs)).toThrow('error.coordination.no-lambda');
    }
  });
});
