import { describe, expect, it } from 'vitest';
import { probeOf, slowerSideOf } from '../../../bench/support/beacons-sides.ts';
import type { Setting } from '../../../bench/support/exercise-simulation.ts';

const STANDING: Setting = { steering: 'centre-of-pressure', posture: 'feet-apart', eyes: 'open' };
const SEATED: Setting = { steering: 'thorax', posture: 'sitting-on-chair', eyes: 'open' };
/** A few of the people of the full check, `node bench/beacons-sides.ts`. */
const PEOPLE = [20, 21, 22, 23];
/** The rule errs in a few of a hundred. */
const MOST = PEOPLE.length - 1;

describe.each([STANDING, SEATED])('the probe of Beacons by $steering', (setting) => {
  it('names the left of most bodies that are weak to the left', { timeout: 60_000 }, () => {
    const named = PEOPLE.map((index) => slowerSideOf(probeOf(index, 'one-sided', setting)));
    expect(named.filter((side) => side === 'left').length).toBeGreaterThanOrEqual(MOST);
    expect(named).not.toContain('right');
  });

  it('names no side of most healthy bodies', { timeout: 60_000 }, () => {
    const named = PEOPLE.map((index) => slowerSideOf(probeOf(index, 'none', setting)));
    expect(named.filter((side) => side === undefined).length).toBeGreaterThanOrEqual(MOST);
  });
});

describe('the turns of the probe, sitting', () => {
  it('are uneven beyond what can be detected in bodies that turn less to the left, and even in others', {
    timeout: 60_000,
  }, () => {
    for (const index of PEOPLE) {
      const { metrics: uneven } = probeOf(index, 'one-sided', SEATED);
      const { metrics: even } = probeOf(index, 'none', SEATED);
      const detectable = uneven.rotationDetectablePercent?.value ?? Number.NaN;
      expect(uneven.rotationLeftRightPercent?.value).toBeGreaterThan(detectable);
      expect(Math.abs(even.rotationLeftRightPercent?.value ?? Number.NaN)).toBeLessThan(
        even.rotationDetectablePercent?.value ?? 0,
      );
    }
  });
});
