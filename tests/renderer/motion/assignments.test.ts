import { describe, expect, it } from 'vitest';
import { assigned, serialAt } from '#renderer/motion/assignments.ts';

describe('the places of motion sensors', () => {
  it('have one sensor each: a new one takes the place of the former', () => {
    const before = assigned(assigned({}, 'a', 'thorax'), 'b', 'pelvis');
    const after = assigned(before, 'c', 'thorax');
    expect(after).toEqual({
      a: { axes: 6, role: 'none' },
      b: { axes: 6, role: 'pelvis' },
      c: { axes: 6, role: 'thorax' },
    });
    expect([serialAt(after, 'thorax'), serialAt(after, 'board')]).toEqual(['c', undefined]);
  });

  it('let any number of sensors have none, and keep the choice of axes', () => {
    const both = assigned(assigned({ a: { axes: 9, role: 'thorax' } }, 'a', 'none'), 'b', 'none');
    expect(both).toEqual({ a: { axes: 9, role: 'none' }, b: { axes: 6, role: 'none' } });
  });
});
