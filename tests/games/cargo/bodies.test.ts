import { describe, expect, it } from 'vitest';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { parametersAt } from '#core/exercise/curve.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import { mean } from '#core/signal/statistics.ts';
import { CARGO_CURVE } from '#games/cargo/curve.ts';
import { CARGO } from '#games/cargo/index.ts';
import { namedSide, playSides } from '../../../bench/support/cargo-sides.ts';
import { play, prepareSubject } from '../../../bench/support/exercise-simulation.ts';
import type { Setting } from '../../../bench/support/exercise-simulation.ts';

const ON_FEET: Setting = { steering: 'centre-of-pressure', posture: 'feet-apart', eyes: 'open' };
const SETTINGS: readonly Setting[] = [
  ON_FEET,
  { steering: 'thorax', posture: 'sitting-on-chair', eyes: 'open' },
  { steering: 'pelvis', posture: 'sitting-on-chair', eyes: 'open' },
];
const SEEDS = [1, 2, 3, 4];

/** A set of each of four bodies. */
function sets(
  setting: Setting,
  d: number,
  body: Partial<VirtualPatientOptions> = {},
): readonly ExerciseResult[] {
  return SEEDS.map((seed) => {
    const healthy = { seed, bodyMassKg: 74, heightM: 1.74, impairment: 'none', severity: 0 } as const;
    const subject = prepareSubject({ ...healthy, ...body }, setting);
    return play(CARGO, subject, parametersAt(CARGO_CURVE, d), 90_000, seed);
  });
}

function metricOf(key: string, results: readonly ExerciseResult[]): number {
  return mean(results.flatMap(({ metrics }) => metrics[key]?.value ?? []));
}

describe.each(SETTINGS)('Cargo by $steering, $posture', (setting) => {
  it('is easy at the easy end and hard at the hard end', () => {
    // The pelvis of a virtual patient moves little and coarsely on a chair, as in Squall.
    const easy = setting.steering === 'pelvis' ? 70 : 90;
    expect(metricOf('successPercent', sets(setting, CARGO_CURVE.dEasy))).toBeGreaterThan(easy);
    expect(metricOf('successPercent', sets(setting, CARGO_CURVE.dHard))).toBeLessThan(60);
  });

  it('heels less under loads that are known, and shows who answers late', () => {
    const healthy = sets(setting, 0);
    expect(metricOf('anticipationIndex', healthy)).toBeGreaterThan(0.2);
    const slow = metricOf('latencyMs', sets(setting, 0, { impairment: 'slow', severity: 1 }));
    expect(slow).toBeGreaterThan(metricOf('latencyMs', healthy) + 40);
  });
});

describe('the side difference of four probes', () => {
  const people = Array.from({ length: 8 }, (_, index) => index);

  it('names one-sided bodies by the side they hold badly, and hardly a healthy one', () => {
    const named = people.map((index) => namedSide(playSides(index, 'one-sided', 1, ON_FEET)));
    expect(named.filter((side) => side === 'right').length).toBeGreaterThanOrEqual(6);
    const healthy = people.map((index) => namedSide(playSides(index, 'none', 0, ON_FEET)));
    expect(healthy.filter((side) => side !== undefined).length).toBeLessThanOrEqual(1);
  });
});
