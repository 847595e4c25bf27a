import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRotationVector, multiply, normalised, rotate } from '#core/imu/quaternion.ts';
import type { Vector3 } from '#core/imu/quaternion.ts';

fc.configureGlobal({ seed: 20240229 });

const part = fc.double({ min: -6, max: 6, noNaN: true });
const vector = fc.tuple(part, part, part);

describe('quaternions', () => {
  it('turn x to y by a quarter turn about z', () => {
    const turned = rotate(fromRotationVector([0, 0, Math.PI / 2]), [1, 0, 0]);
    expect(turned).toEqual([0, 1, 0].map((value) => expect.closeTo(value, 14)));
  });

  it('of a rotation vector are as sine and cosine give them', () => {
    fc.assert(
      fc.property(vector, (rotation) => {
        const angle = Math.hypot(...rotation);
        const scale = angle === 0 ? 0.5 : Math.sin(angle / 2) / angle;
        const expected = [Math.cos(angle / 2), ...rotation.map((value) => scale * value)];
        expect(fromRotationVector(rotation)).toEqual(expected.map((value) => expect.closeTo(value, 14)));
      }),
    );
  });

  it('keep angular velocities too small to see in one sample', () => {
    expect(fromRotationVector([2e-9, 0, 0])[1]).toBeCloseTo(1e-9, 15);
    expect(fromRotationVector([0, 0, 0])).toEqual([1, 0, 0, 0]);
  });

  it('multiply as the turns one after the other', () => {
    fc.assert(
      fc.property(vector, vector, vector, (a, b, v) => {
        const [first, second] = [fromRotationVector(a), fromRotationVector(b)];
        const both: Vector3 = rotate(multiply(second, first), v);
        const each = rotate(second, rotate(first, v));
        expect(both).toEqual(each.map((value) => expect.closeTo(value, 12)));
      }),
    );
  });

  it('are of length 1 after normalising', () => {
    expect(normalised([2, 0, 0, 0])).toEqual([1, 0, 0, 0]);
    expect(normalised([1, 1, 1, 1])).toEqual([0.5, 0.5, 0.5, 0.5]);
  });
});
