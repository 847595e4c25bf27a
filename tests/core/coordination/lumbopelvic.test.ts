import { describe, expect, it } from 'vitest';
import { lumbopelvicRhythm } from '#core/coordination/lumbopelvic.ts';

/** Trunk 0 to 100 deg; the pelvis turns slowly first, faster later: its change per quarter is 5, 10, 15, 20 deg. */
const trunk = Array.from({ length: 101 }, (_, i) => i);
const pelvis = trunk.map((deg) => {
  if (deg <= 25) return 0.2 * deg;
  if (deg <= 50) return 5 + 0.4 * (deg - 25);
  return deg <= 75 ? 15 + 0.6 * (deg - 50) : 30 + 0.8 * (deg - 75);
});

describe('lumbo-pelvic rhythm', () => {
  it('shares each quarter of the way between back and pelvis', () => {
    const rhythm = lumbopelvicRhythm(trunk, pelvis);
    expect(rhythm.trunkRangeDeg).toBe(100);
    expect(rhythm.quarters.map((quarter) => quarter.pelvisDeg)).toEqual([
      expect.closeTo(5, 9),
      expect.closeTo(10, 9),
      expect.closeTo(15, 9),
      expect.closeTo(20, 9),
    ]);
    expect(rhythm.quarters[0]?.ratio).toBeCloseTo(4, 9);
    expect(rhythm.quarters[3]?.lumbarShare).toBeCloseTo(0.2, 9);
    expect(rhythm.whole.ratio).toBeCloseTo(1, 9);
    expect(rhythm.flags).toEqual([]);
  });

  it('does not depend on speed, nor on what comes after the farthest point', () => {
    const slow = trunk.flatMap((deg) => [deg, deg]);
    const slowPelvis = pelvis.flatMap((deg) => [deg, deg]);
    const there = lumbopelvicRhythm(trunk, pelvis);
    expect(lumbopelvicRhythm([...slow, 60, 20], [...slowPelvis, 50, 50])).toEqual(there);
  });

  it('of coming up begins at the farthest point', () => {
    const up = lumbopelvicRhythm(trunk.toReversed(), pelvis.toReversed(), { phase: 'up' });
    expect(up.quarters).toEqual(lumbopelvicRhythm(trunk, pelvis).quarters.toReversed());
  });

  it('gives no ratio where the pelvis stands still, and says so', () => {
    const rhythm = lumbopelvicRhythm(
      trunk,
      trunk.map((deg) => Math.max(0, deg - 50)),
    );
    expect(rhythm.quarters.map((quarter) => quarter.ratio)).toEqual([
      undefined,
      undefined,
      expect.closeTo(0, 9),
      expect.closeTo(0, 9),
    ]);
    expect(rhythm.flags.map((flag) => flag.code)).toEqual(['incomplete']);
  });

  it('says that a small bend tells little', () => {
    const small = trunk.map((deg) => deg / 10);
    const codes = lumbopelvicRhythm(small, small).flags.map((flag) => flag.code);
    expect(codes).toContain('too-noisy');
  });

  it.each([
    ['a trunk that only goes back', () => lumbopelvicRhythm([5, 4, 3, 2, 1], [0, 0, 0, 0, 0])],
    ['too few samples', () => lumbopelvicRhythm([1, 2], [1, 2])],
    ['lists of different length', () => lumbopelvicRhythm(trunk, [1, 2, 3, 4, 5])],
    ['NaN', () => lumbopelvicRhythm([1, 2, 3, 4, Number.NaN], [1, 2, 3, 4, 5])],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});
