import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardanAngles, cardanRates } from '#core/imu/cardan.ts';
import {
  betweenInto,
  conjugate,
  fromAxes,
  fromRotationVector,
  multiply,
  normalised,
  rotationMatrix,
  toRotationVector,
} from '#core/imu/quaternion.ts';
import type { MutableQuaternion, Vector3 } from '#core/imu/quaternion.ts';
import { type Angles, segmentOf } from '../../support/worn-sensors.ts';

fc.configureGlobal({ seed: 20240229 });

const anglesOf = (angles: Angles): Angles => {
  const { flexionDeg, lateralDeg, axialDeg } = cardanAngles(segmentOf(angles));
  return [flexionDeg, lateralDeg, axialDeg];
};

describe('the three angles', () => {
  it.each<[string, Vector3, Angles]>([
    ['forward: up goes to the front', [0, 0.5, 0], [28.6479, 0, 0]],
    ['to the right: up goes to the right', [0.5, 0, 0], [0, 28.6479, 0]],
    ['turned to the right: the front goes to the right', [0, 0, -0.5], [0, 0, 28.6479]],
    ['bent beyond the level', [0, 2, 0], [114.5916, 0, 0]],
    ['bent backwards', [0, -0.2, 0], [-11.4592, 0, 0]],
  ])('%s', (_, turn, expected) => {
    const { flexionDeg, lateralDeg, axialDeg } = cardanAngles(fromRotationVector(turn));
    expect([flexionDeg, lateralDeg, axialDeg]).toEqual(expected.map((angle) => expect.closeTo(angle, 3)));
  });

  it('are zero, and no negative zero, upright', () => {
    expect(cardanAngles([1, 0, 0, 0])).toEqual({ flexionDeg: 0, lateralDeg: 0, axialDeg: 0 });
  });

  it('come back from the orientation made of them, in the order flexion, lateral, axial', () => {
    const angles = fc.tuple(
      fc.double({ min: -179, max: 179, noNaN: true }),
      fc.double({ min: -89, max: 89, noNaN: true }),
      fc.double({ min: -179, max: 179, noNaN: true }),
    );
    fc.assert(
      fc.property(angles, (given) => {
        expect(anglesOf(given)).toEqual(given.map((angle) => expect.closeTo(angle, 6)));
      }),
    );
  });

  it.each([90, -90])('count as flexion what turns about one axis at a lateral bend of %s deg', (lateral) => {
    expect(anglesOf([30, lateral, 0])).toEqual([expect.closeTo(30, 6), expect.closeTo(lateral, 4), 0]);
    const [flexion, , axial] = anglesOf([30, lateral, 20]);
    expect([flexion, axial]).toEqual([expect.closeTo(lateral > 0 ? 50 : 10, 6), 0]);
  });

  it('have rates with the same signs', () => {
    const rates = cardanRates([0.1, 0.2, -0.3]);
    expect(rates.lateralDeg).toBeCloseTo(5.7296, 4);
    expect(rates.flexionDeg).toBeCloseTo(11.4592, 4);
    expect(rates.axialDeg).toBeCloseTo(17.1887, 4);
  });
});

describe('quaternions', () => {
  const part = fc.double({ min: -1, max: 1, noNaN: true });
  const turn = fc
    .tuple(part, part, part, part)
    .filter((q) => q.some((one) => Math.abs(one) > 0.01))
    .map((q) => normalised(q));

  it('are found from the axes that they turn to', () => {
    fc.assert(
      fc.property(turn, (q) => {
        const [r1, r2, r3] = rotationMatrix(q);
        const column = (index: 0 | 1 | 2): Vector3 => [r1[index], r2[index], r3[index]];
        const found = fromAxes(column(0), column(1), column(2));
        const [w] = multiply(conjugate(found), q);
        expect(Math.abs(w)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('are the turn of their rotation vector, at most half a turn', () => {
    fc.assert(
      fc.property(turn, (q) => {
        const vector = toRotationVector(q);
        expect(Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2])).toBeLessThan(
          3.1416,
        );
        const [w] = multiply(conjugate(fromRotationVector(vector)), q);
        expect(Math.abs(w)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('have one between them, whichever sign they are written with', () => {
    const to = fromRotationVector([0, 0.2, 0]);
    const [w, x, y, z] = to;
    for (const far of [to, [-w, -x, -y, -z] as const]) {
      const quarter: MutableQuaternion = [1, 0, 0, 0];
      betweenInto(quarter, quarter, far, 0.25);
      const [bx, by, bz] = toRotationVector(quarter);
      expect([bx, by, bz]).toEqual([0, expect.closeTo(0.05, 4), 0]);
    }
  });
});
