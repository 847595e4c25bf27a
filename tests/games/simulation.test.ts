import { DIRECTIONS } from '#core/exercise/directions.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import { describe, expect, it } from 'vitest';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { parametersAt } from '#core/exercise/curve.ts';
import { mean } from '#core/signal/statistics.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL } from '#games/squall/index.ts';
import { brisknessIndex } from '../../bench/support/control-pattern.ts';
import { play, prepareSubject } from '../../bench/support/exercise-simulation.ts';
import type { Subject } from '../../bench/support/exercise-simulation.ts';

type Impairment = VirtualPatientOptions['impairment'];

function person(seed: number, impairment: Impairment = 'none', severity = 0): Subject {
  return prepareSubject({ seed, bodyMassKg: 74, heightM: 1.74, impairment, severity });
}

function set(subject: Subject, d: number, seed: number): ExerciseResult {
  return play(SQUALL, subject, parametersAt(SQUALL_CURVE, d), 90_000, seed);
}

const played = new Map<string, readonly ExerciseResult[]>();

/** Results of six people at a difficulty; each group plays it once. */
function group(d: number, impairment: Impairment = 'none', severity = 0): readonly ExerciseResult[] {
  const key = `${impairment} ${severity} ${d}`;
  const results =
    played.get(key) ?? [1, 2, 3, 4, 5, 6].map((seed) => set(person(seed, impairment, severity), d, seed));
  played.set(key, results);
  return results;
}

/** A metric's mean over the group. */
function metricOf(key: string, results: readonly ExerciseResult[]): number {
  return mean(results.flatMap(({ metrics }) => metrics[key]?.value ?? []));
}

describe('a healthy virtual patient', () => {
  it('has limits in all eight directions, shortest to the back', () => {
    const { range, quietSwayRms } = person(2);
    expect(Object.values(range.measured)).not.toContain(false);
    for (const direction of DIRECTIONS) {
      expect(range.extent[direction]).toBeGreaterThan(50);
      expect(range.extent[direction]).toBeLessThan(130);
    }
    expect(range.extent.back).toBeLessThan(range.extent.front);
    expect(quietSwayRms).toBeGreaterThan(1);
  });

  it('finds Squall easy at the easy end, fair in the middle, and mostly too hard at the hard end', () => {
    expect(metricOf('successPercent', group(SQUALL_CURVE.dEasy))).toBeGreaterThan(90);
    const middle = metricOf('successPercent', group(0));
    expect(middle).toBeGreaterThan(75);
    expect(middle).toBeLessThan(96);
    const hard = metricOf('successPercent', group(SQUALL_CURVE.dHard));
    expect(hard).toBeGreaterThan(5);
    expect(hard).toBeLessThan(45);
  });

  it('profits from knowing what comes, and leans in catch trials', () => {
    expect(metricOf('anticipationIndex', group(1))).toBeGreaterThan(0.15);
    expect(metricOf('catchResponsePercent', group(1))).toBeGreaterThan(8);
    const latency = metricOf('latencyMs', group(1));
    expect(latency).toBeGreaterThan(300);
    expect(latency).toBeLessThan(800);
  });

  it('plays the same set to the same result', () => {
    expect(set(person(3), 0.5, 9)).toEqual(set(person(3), 0.5, 9));
  });
});

describe('impairments', () => {
  it('show as gentle answers of tight bodies and brisk ones of loose bodies, whatever the success', () => {
    const indexOf = (results: readonly ExerciseResult[]): number =>
      mean(results.flatMap(({ trials }) => brisknessIndex(trials)?.value ?? []));
    expect(indexOf(group(1, 'tight', 1))).toBeLessThan(-0.2);
    expect(Math.abs(indexOf(group(1)))).toBeLessThan(0.15);
    expect(indexOf(group(1, 'loose', 1))).toBeGreaterThan(0.2);
  });

  it('show as later corrections of a slow body', () => {
    expect(metricOf('latencyMs', group(1, 'slow', 1)) - metricOf('latencyMs', group(1))).toBeGreaterThan(60);
  });

  it('show as fewer gusts caught', () => {
    const healthy = metricOf('successPercent', group(1));
    const impaired = mean(
      (['slow', 'tight', 'loose'] as const).map((impairment) =>
        metricOf('successPercent', group(1, impairment, 1)),
      ),
    );
    expect(impaired).toBeLessThan(healthy - 10);
  });
});
