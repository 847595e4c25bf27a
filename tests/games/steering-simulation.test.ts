import { parametersAt } from '#core/exercise/curve.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import { describe, expect, it } from 'vitest';
import { mean } from '#core/signal/statistics.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { type Setting, play, prepareSubject } from '../../bench/support/exercise-simulation.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL } from '#games/squall/index.ts';

const SETTINGS: readonly Setting[] = [
  { steering: 'thorax', posture: 'feet-apart', eyes: 'open' },
  { steering: 'thorax', posture: 'sitting-on-chair', eyes: 'open' },
  { steering: 'pelvis', posture: 'sitting-on-chair', eyes: 'open' },
  { steering: 'board-tilt', posture: 'feet-apart', eyes: 'open' },
  { steering: 'centre-of-pressure', posture: 'sitting-on-board', eyes: 'open' },
];

/** A set of each of three bodies. */
function sets(
  setting: Setting,
  d: number,
  body: Partial<VirtualPatientOptions> = {},
): readonly ExerciseResult[] {
  return [2, 3, 4].map((seed) => {
    const options = {
      seed,
      bodyMassKg: 74,
      heightM: 1.74,
      impairment: 'none',
      severity: 0,
      ...body,
    } as const;
    const subject = prepareSubject(options, setting);
    return play(SQUALL, subject, parametersAt(SQUALL_CURVE, d), 90_000, seed);
  });
}

/**
 * Percent that is easy, at the easy end. The pelvis of a virtual patient moves 7 deg on a chair, and coarsely for that,
 * and a tilting board magnifies sway (twelve bodies: 70 to 100, mean 86): easy ends of their own are to come.
 */
function easyPercent({ steering }: Setting): number {
  if (steering === 'pelvis') return 70;
  return steering === 'board-tilt' ? 75 : 85;
}

function metricOf(key: string, results: readonly ExerciseResult[]): number {
  return mean(results.flatMap(({ metrics }) => metrics[key]?.value ?? []));
}

describe.each(SETTINGS)('Squall by $steering, $posture', (setting) => {
  it('has its range measured in all directions', () => {
    const { range } = prepareSubject(
      { seed: 5, bodyMassKg: 74, heightM: 1.74, impairment: 'none', severity: 0 },
      setting,
    );
    expect(Object.values(range.measured)).not.toContain(false);
  });

  it('is easy at the easy end and hard at the hard end', () => {
    expect(metricOf('successPercent', sets(setting, SQUALL_CURVE.dEasy))).toBeGreaterThan(
      easyPercent(setting),
    );
    expect(metricOf('successPercent', sets(setting, SQUALL_CURVE.dHard))).toBeLessThan(60);
  });

  it('is answered later by a slow body', () => {
    const healthy = metricOf('latencyMs', sets(setting, 0));
    expect(metricOf('latencyMs', sets(setting, 0, { impairment: 'slow', severity: 1 }))).toBeGreaterThan(
      healthy + 60,
    );
  });
});

describe('eyes closed', () => {
  it('fails: the boat is not seen', () => {
    const setting: Setting = { steering: 'thorax', posture: 'sitting-on-chair', eyes: 'closed' };
    const open = sets({ ...setting, eyes: 'open' }, 0);
    expect(metricOf('successPercent', sets(setting, 0))).toBeLessThan(0.5 * metricOf('successPercent', open));
  });
});
