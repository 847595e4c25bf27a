import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { movementChanges } from '#core/movement-tests/changes.ts';
import { measureInfo, MOVEMENT_MEASURES } from '#core/movement-tests/measures.ts';
import type { MovementMeasureKey } from '#core/movement-tests/measures.ts';
import { MOVEMENT_VERSION } from '#core/movement-tests/movement-result.ts';
import type { MovementMeasure, MovementResult } from '#core/movement-tests/movement-result.ts';

function told(key: MovementMeasureKey, value: number, rest: Partial<MovementMeasure> = {}): MovementMeasure {
  return { key, value, standardError: 0.5, trials: 5, flags: [], ...rest };
}

function result(measures: readonly MovementMeasure[], rest: Partial<MovementResult> = {}): MovementResult {
  return {
    version: MOVEMENT_VERSION,
    task: 'bend',
    durationMs: 30_000,
    repetitions: [],
    measures: [...measures],
    asymmetries: [],
    onsets: { thorax: 0, pelvis: 0, together: 0 },
    quality: 'good',
    flags: [],
    ...rest,
  };
}

const range = (value: number, rest?: Partial<MovementMeasure>): MovementResult =>
  result([told('thoraxFlexionRangeDeg', value, rest)]);

describe('change against earlier recordings', () => {
  it('is real only beyond the spread between days and what sensors strapped on anew can tell', () => {
    // SD 5 by 4 degrees of freedom, and next to none of the person's own: t95(5) sqrt(4/5 25 (1 + 1/2)) = 14.1.
    const [small] = movementChanges([range(60), range(60.4)], range(73));
    expect(small?.change).toMatchObject({ baseline: 60.2, verdict: 'no-real-change' });
    expect(small?.change?.expectedHigh).toBeCloseTo(60.2 + 14.1, 1);
    const [large] = movementChanges([range(60), range(60.4)], range(75));
    expect(large?.change).toMatchObject({ verdict: 'changed' });
    const [scattered] = movementChanges([range(50), range(70)], range(78));
    expect(scattered?.change?.verdict).toBe('no-real-change');
  });

  it('tells no change that the sensors can not tell, however steady the person is', () => {
    const back = (value: number): MovementResult =>
      result([told('durationS', value, { standardError: 0.001 })]);
    const [change] = movementChanges([back(0.25), back(0.25)], back(0.43));
    expect(change?.change?.pValue).toBeLessThan(0.05);
    expect(change?.change?.verdict).toBe('no-real-change');
    expect(change?.change?.expectedHigh).toBeCloseTo(0.45, 12);
  });

  it('expects no share of time below 0 or above 100 %', () => {
    const upright = (value: number): MovementResult =>
      result([told('uprightPercent', value)], { task: 'type' });
    const [entry] = movementChanges([upright(97), upright(3)], upright(50));
    expect(entry?.change).toMatchObject({ expectedLow: 0, expectedHigh: 100 });
  });

  it('needs two recordings to compare with, and counts them', () => {
    expect(movementChanges([], range(60))[0]).toMatchObject({ earlier: 0 });
    expect(movementChanges([range(60)], range(70))[0]).toMatchObject({ earlier: 1 });
    expect(movementChanges([range(60)], range(70))[0]?.change).toBeUndefined();
  });

  it('never compares turns or rhythm between recordings', () => {
    const all = (value: number): MovementResult =>
      result([
        told('thoraxAxialRangeDeg', value),
        told('lumbarShareDown1Percent', value),
        told('jerkOut', value),
      ]);
    expect(movementChanges([all(10), all(10)], all(90))).toEqual([]);
    const turns = Object.entries(MOVEMENT_MEASURES).filter(([key]) => key.includes('Axial'));
    expect(turns.map(([, { smallestChange }]) => smallestChange)).toEqual([undefined, undefined, undefined]);
  });

  it('compares no range outside the planes of the movement itself', () => {
    const both = (task: 'bend' | 'reach', value: number): MovementResult =>
      result([told('thoraxLateralRangeDeg', value)], { task });
    expect(movementChanges([both('bend', 10), both('bend', 10)], both('bend', 60))).toEqual([]);
    expect(movementChanges([both('reach', 10), both('reach', 10)], both('reach', 60))).toHaveLength(1);
    expect(measureInfo('thoraxFlexionRangeDeg', 'turn')).toMatchObject({ grade: 'research', letter: 'C' });
    expect(measureInfo('thoraxFlexionRangeDeg', 'bend')).toMatchObject({ grade: 'primary', letter: 'B' });
    expect(measureInfo('outboundS', 'turn').grade).toBe('primary');
  });

  it('compares like with like: side, task and version', () => {
    const left = range(40, { side: 'left' });
    expect(movementChanges([left, left], range(60, { side: 'right' }))[0]?.earlier).toBe(0);
    expect(
      movementChanges([result([told('thoraxFlexionRangeDeg', 60)], { task: 'lift' })], range(60))[0]?.earlier,
    ).toBe(0);
    expect(
      movementChanges([result([told('thoraxFlexionRangeDeg', 60)], { version: 0 })], range(60))[0]?.earlier,
    ).toBe(0);
  });

  it('leaves out what a slipped or lost sensor said, then and now', () => {
    const reason = message('quality.movement.slipped-in-some', { slipped: 1 });
    const slipped = { flags: [{ code: 'sensor-slipped' as const, reason }] };
    expect(movementChanges([range(60, slipped), range(60)], range(60))[0]?.earlier).toBe(1);
    expect(movementChanges([range(60), range(60)], range(60, slipped))).toEqual([]);
  });
});
