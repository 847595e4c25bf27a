import { describe, expect, it } from 'vitest';
import { COORDINATION_GRADES } from '#core/coordination/grades.ts';
import type { CoordinationGrade } from '#core/coordination/grades.ts';
import { say } from '../../support/english.ts';

const grades: readonly [string, CoordinationGrade][] = Object.entries(COORDINATION_GRADES);

describe('the grades of the coordination measures', () => {
  it('put nothing on top that is weaker than B', () => {
    const primary = grades.filter(([, { grade }]) => grade === 'primary');
    expect(primary.map(([, { letter }]) => letter).filter((letter) => !/^(A|B\+?)$/.test(letter))).toEqual(
      [],
    );
    expect(primary.length).toBeGreaterThan(3);
  });

  it('keep what no sensor here measures out of reach', () => {
    const unsupported = grades.filter(([, { grade }]) => grade === 'not-supported').map(([name]) => name);
    expect(unsupported).toEqual([
      'muscle onset, reflex gain, intrinsic stiffness, segmental motion, strength',
    ]);
  });

  it('give every measure its least data and a reason', () => {
    for (const [name, { minimumData, reason, grade }] of grades) {
      expect(say(reason), name).toMatch(/^[A-Z].{20,}\.$/);
      expect(minimumData === '-', name).toBe(grade === 'not-supported');
    }
  });
});
