import { describe, expect, it } from 'vitest';
import { changeOf } from '#core/profile/change.ts';

describe('change against the first sessions', () => {
  it('needs two earlier sessions', () => {
    expect(changeOf([{ value: 5 }], { value: 1 }, 'lower')).toBeUndefined();
  });

  it('uses the spread of the first three sessions when it is larger than the error within one', () => {
    const change = changeOf(
      [{ value: 9 }, { value: 10 }, { value: 11 }, { value: 90 }],
      { value: 7 },
      'lower',
    );
    // SEM = SD(9, 10, 11) = 1; MDC95 = 1.96 sqrt(1 + 1/3)
    expect(change?.baseline).toBe(10);
    expect(change?.standardErrorOfMeasurement).toBeCloseTo(1, 12);
    expect(change?.minimalDetectableChange).toBeCloseTo(2.2632, 4);
    expect(change).toMatchObject({ change: -3, verdict: 'better' });
  });

  it('uses the error within a session when that is larger than the spread between sessions', () => {
    const even = [
      { value: 10, standardError: 2 },
      { value: 10, standardError: 2 },
    ];
    const change = changeOf(even, { value: 10, standardError: 2 }, 'higher');
    expect(change?.minimalDetectableChange).toBeCloseTo(1.959964 * Math.sqrt(4 + 4 / 2), 5);
  });

  it('calls a change inside the minimal detectable change no real change, and knows the wrong way', () => {
    const history = [
      { value: 10, standardError: 1 },
      { value: 11, standardError: 1 },
    ];
    expect(changeOf(history, { value: 12, standardError: 1 }, 'higher')?.verdict).toBe('no-real-change');
    expect(changeOf(history, { value: 20, standardError: 1 }, 'higher')?.verdict).toBe('better');
    expect(changeOf(history, { value: 1, standardError: 1 }, 'higher')?.verdict).toBe('worse');
  });

  it('tells a real change without a verdict where neither direction is better', () => {
    const history = [
      { value: 10, standardError: 1 },
      { value: 11, standardError: 1 },
    ];
    expect(changeOf(history, { value: 20, standardError: 1 }, 'neither')?.verdict).toBe('changed');
    expect(changeOf(history, { value: 11, standardError: 1 }, 'neither')?.verdict).toBe('no-real-change');
  });

  it('claims no change where nothing tells how much a value scatters', () => {
    expect(changeOf([{ value: 3 }, { value: 3 }], { value: 9 }, 'higher')?.verdict).toBe('no-real-change');
  });
});
