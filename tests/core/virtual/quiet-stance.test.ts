import { describe, expect, it } from 'vitest';
import { mean, median, sampleStandardDeviation } from '#core/signal/statistics.ts';
import type { DescriptorKey } from '#core/stabilometry/descriptors.ts';
import { type StanceTrial, quietTrials, withinPersonCv } from '../../../bench/support/quiet-stance.ts';
import { readReference } from '../stabilometry/reference.ts';
import {
  ADULT,
  HEALTHY,
  IMPAIRMENTS,
  type Person,
  SWAY_RATE_HZ,
  type Sway,
  averageOf,
  quietStance,
  quietSway,
  shareBelow,
} from './laboratory.ts';

interface People {
  readonly percentiles: Partial<Record<DescriptorKey, readonly [number, number, number]>>;
  readonly velocityTrialToTrialCv: number;
}

/** The whole table, and more bodies: `node bench/quiet-stance.ts`. */
describe('a dozen healthy bodies, three trials each', () => {
  const people = readReference('virtual/young-open-firm.json') as People;
  const bodies = Array.from({ length: 12 }, (_, index) => quietTrials({ ...ADULT, seed: 201 + index }));
  const valuesOf = (trials: readonly StanceTrial[], key: DescriptorKey): number[] =>
    trials.flatMap(({ descriptors }) => descriptors[key] ?? []);

  it.each(Object.entries(people.percentiles) as [DescriptorKey, readonly [number, number, number]][])(
    'have a median %s that lies between the 5th and 95th percentile of people',
    (key, [low, , high]) => {
      const middle = median(valuesOf(bodies.flat(), key));
      expect(middle).toBeGreaterThan(low);
      expect(middle).toBeLessThan(high);
    },
  );

  it('vary from trial to trial at least half as much as people do, and from body to body more', () => {
    const velocities = bodies.map((trials) => valuesOf(trials, 'mean_velocity_mm_s'));
    const within = withinPersonCv(velocities);
    expect(within).toBeGreaterThan(people.velocityTrialToTrialCv / 2);
    expect(within).toBeLessThan(people.velocityTrialToTrialCv * 1.5);
    const means = velocities.map(mean);
    expect(sampleStandardDeviation(means) / mean(means)).toBeGreaterThan(2 * within);
  });
});

function swayOf(person: Person): Sway[] {
  return [1, 2, 3, 4].map((seed) => quietSway({ ...ADULT, ...person, seed }));
}

describe('quiet stance', () => {
  const healthy = swayOf(HEALTHY);

  it('sways slowly: more than nine tenths of the power are below 1 Hz', () => {
    const { ml, ap } = quietStance(ADULT);
    expect(shareBelow(ml, SWAY_RATE_HZ, 1)).toBeGreaterThan(0.9);
    expect(shareBelow(ap, SWAY_RATE_HZ, 1)).toBeGreaterThan(0.9);
  });

  it('is least in who is tight, and largest and fastest in who is loose', () => {
    const tight = swayOf({ impairment: 'tight', severity: 1 });
    const loose = swayOf({ impairment: 'loose', severity: 1 });
    for (const key of ['rmsMlMm', 'rmsApMm', 'meanVelocityMmS'] as const) {
      expect(averageOf(tight, key)).toBeLessThan(averageOf(healthy, key));
      expect(averageOf(loose, key)).toBeGreaterThan(1.3 * averageOf(healthy, key));
    }
  });

  it('grows with poor position sense, and shrinks with fear', () => {
    const none = averageOf(healthy, 'rmsApMm');
    expect(averageOf(swayOf({ impairment: 'poor-position-sense', severity: 1 }), 'rmsApMm')).toBeGreaterThan(
      1.3 * none,
    );
    expect(averageOf(swayOf({ impairment: 'fear', severity: 1 }), 'rmsApMm')).toBeLessThan(none);
  });

  it('is that of a healthy person at severity 0, whatever the impairment', () => {
    const calm = quietStance(ADULT);
    for (const impairment of IMPAIRMENTS) expect(quietStance({ ...ADULT, impairment })).toEqual(calm);
  });
});
