import { describe, expect, it } from 'vitest';
import { NOTHING_SHOWN } from '#core/contract/stimulus.ts';
import type { Stimulus } from '#core/contract/stimulus.ts';
import { PlaceMemory } from '#core/virtual/place-memory.ts';
import { createRandom } from '#core/signal/random.ts';
import { mean, populationStandardDeviation } from '#core/signal/statistics.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';

const FELT_MM = 2;

/** Where a place at 50 mm to the right is found after so long, over many people. */
function found(afterS: number): number[] {
  return Array.from({ length: 3000 }, (_, seed) => {
    const memory = new PlaceMemory({ feltCopNoiseMm: FELT_MM }, createRandom(seed));
    for (let tMs = 0; tMs < 1000; tMs += 10) memory.keep(1, { mlMm: 50, apMm: 0 }, tMs);
    return memory.recall(1, 990 + 1000 * afterS)?.mlMm ?? Number.NaN;
  });
}

describe('A place kept in memory', () => {
  it('is found where it was on average, off by what is felt twice', () => {
    expect(mean(found(0))).toBeCloseTo(50, 0);
    expect(populationStandardDeviation(found(0))).toBeCloseTo(FELT_MM * Math.SQRT2, 1);
  });

  it('wanders with the root of time: 0.5 mm after a second, 2 mm after sixteen', () => {
    for (const [afterS, wanderMm] of [
      [1, 0.5],
      [16, 2],
    ] as const) {
      const expected = Math.sqrt(2 * FELT_MM * FELT_MM + wanderMm * wanderMm);
      expect(populationStandardDeviation(found(afterS))).toBeCloseTo(expected, 1);
    }
  });

  it('is the mean of where the body was while it was kept, and is learnt anew after a break', () => {
    const memory = new PlaceMemory({ feltCopNoiseMm: 0 }, createRandom(1));
    memory.keep(2, { mlMm: 10, apMm: 0 }, 0);
    memory.keep(2, { mlMm: 20, apMm: 4 }, 10);
    expect(memory.recall(2, 10)).toEqual({ mlMm: 15, apMm: 2 });
    memory.keep(2, { mlMm: -40, apMm: 0 }, 5000);
    expect(memory.recall(2, 5000)).toEqual({ mlMm: -40, apMm: 0 });
  });

  it('is unknown when it was never kept or was forgotten; the middle is always known', () => {
    const memory = new PlaceMemory({ feltCopNoiseMm: 0 }, createRandom(1));
    memory.keep(1, { mlMm: 10, apMm: 0 }, 0);
    memory.forget();
    expect(memory.recall(1, 0)).toBeUndefined();
    expect(memory.recall(0, 0)?.mlMm).toBeCloseTo(0, 12);
  });
});

describe('The virtual patient, eyes closed', () => {
  /** Lateral bend of the thorax at the end of each task, deg. */
  function play(tasks: readonly (readonly [number, Partial<Stimulus>])[], seed: number): number[] {
    const patient = createVirtualPatient({
      seed,
      heightM: 1.74,
      bodyMassKg: 74,
      impairment: 'none',
      severity: 0,
      sensors: 'rigid',
    });
    const leanDeg = (): number => {
      const { trunk } = patient;
      return trunk === undefined ? 0 : trunk.anglesAt(trunk.knownMs - 1).thoraxLateralDeg;
    };
    return tasks.map(([seconds, shown]) => {
      for (let tMs = 0; tMs < 1000 * seconds; tMs += 10) {
        const target = {
          steering: 'thorax',
          targetAp: 0,
          targetMl: 0,
          markerAp: 0,
          markerMl: leanDeg(),
        } as const;
        const aims = (shown.aims ?? []).map((aim) => ({ ...target, targetMl: aim.targetMl }));
        patient.step({ ...NOTHING_SHOWN, posture: 'sitting-on-chair', attending: true, ...shown, aims });
      }
      return leanDeg();
    });
  }

  const at = (targetMl: number): Partial<Stimulus> => ({
    aims: [{ steering: 'thorax', targetMl, targetAp: 0, markerMl: 0, markerAp: 0 }],
  });
  const task = (act: 'keep' | 'find', place: number) =>
    ({ memory: { steering: 'thorax', act, place } }) as const;

  it('finds places that it was shown, and the middle, by feeling', () => {
    const errors: number[] = [];
    for (let seed = 1; seed <= 6; seed++) {
      const [, , right, , left, , again, middle, other] = play(
        [
          [12, at(0)],
          [3, at(9)],
          [1.5, { ...at(9), ...task('keep', 1) }],
          [3, at(-6)],
          [1.5, { ...at(-6), ...task('keep', 2) }],
          [3, at(0)],
          [4, { eyes: 'closed', ...task('find', 1) }],
          [4, { eyes: 'closed', ...task('find', 0) }],
          [4, { eyes: 'closed', ...task('find', 2) }],
        ],
        seed,
      );
      errors.push((again ?? 0) - (right ?? 0), middle ?? 0, (other ?? 0) - (left ?? 0));
    }
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(4);
    expect(mean(errors.map(Math.abs))).toBeLessThan(2);
  });
});
