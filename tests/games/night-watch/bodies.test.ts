import { describe, expect, it } from 'vitest';
import { parametersAt } from '#core/exercise/curve.ts';
import { mean } from '#core/signal/statistics.ts';
import { NIGHT_WATCH_CURVE } from '#games/night-watch/curve.ts';
import { NIGHT_WATCH } from '#games/night-watch/index.ts';
import { absoluteErrors, isOrdered } from '../../../bench/support/night-watch-bodies.ts';
import { play, prepareSubject } from '../../../bench/support/exercise-simulation.ts';
import type { Setting } from '../../../bench/support/exercise-simulation.ts';

const SETTINGS: readonly Setting[] = [
  { steering: 'thorax', posture: 'sitting-on-chair', eyes: 'open' },
  { steering: 'pelvis', posture: 'sitting-on-chair', eyes: 'open' },
  { steering: 'centre-of-pressure', posture: 'feet-apart', eyes: 'open' },
  { steering: 'centre-of-pressure', posture: 'sitting-on-board', eyes: 'open' },
];

/** Percent found by three healthy bodies. */
function foundPercent(setting: Setting, d: number): number {
  const results = [2, 3, 4].map((seed) => {
    const body = { seed, bodyMassKg: 74, heightM: 1.74, impairment: 'none', severity: 0 } as const;
    return play(
      NIGHT_WATCH,
      prepareSubject(body, setting),
      parametersAt(NIGHT_WATCH_CURVE, d),
      240_000,
      seed,
    );
  });
  return mean(results.map(({ metrics }) => metrics.successPercent?.value ?? Number.NaN));
}

describe.each(SETTINGS)('Night Watch by $steering, $posture', (setting) => {
  it('is easy at the easy end and hard at the hard end', () => {
    expect(foundPercent(setting, NIGHT_WATCH_CURVE.dEasy)).toBeGreaterThan(90);
    expect(foundPercent(setting, NIGHT_WATCH_CURVE.dHard)).toBeLessThan(55);
  });
});

/** A seed of the full check, `node bench/night-watch-bodies.ts`. */
describe('bodies that play Night Watch', () => {
  it('err more in the dark the worse they sense position, in five steps', { timeout: 120_000 }, () => {
    const errors = absoluteErrors(3, 4);
    expect(errors).toHaveLength(5);
    expect(isOrdered(errors)).toBe(true);
  });
});
