import { DIRECTIONS } from '#core/exercise/directions.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOAT_PIECES, sailFrame } from '#games/shared/art/boat-art.ts';
import { COURSE_PIECES, arrowKey } from '#games/shared/art/course-art.ts';
import { SEA_PIECES } from '#games/shared/art/sea-art.ts';
import { packed } from '#games/shared/art/sheet.ts';

const ALL = [...BOAT_PIECES, ...COURSE_PIECES, ...SEA_PIECES];
const SHEET = 2048;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function apart(a: Box, b: Box): boolean {
  return a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
}

describe('packed', () => {
  it('places pieces side by side, inside the sheet, none on another', () => {
    const sizes = fc.array(
      fc.record({ width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 300 }) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(sizes, (pieces) => {
        const named = pieces.map((piece, index) => ({ ...piece, key: String(index) }));
        const { places, height } = packed(named, 512);
        const boxes = places.map(({ key, x, y }) => ({ x, y, ...named[Number(key)] })) as Box[];
        expect(boxes).toHaveLength(named.length);
        for (const [index, box] of boxes.entries()) {
          expect(box.x + box.width).toBeLessThanOrEqual(512);
          expect(box.y + box.height).toBeLessThanOrEqual(height);
          for (const other of boxes.slice(index + 1)) expect(apart(box, other)).toBe(true);
        }
      }),
    );
  });

  it('refuses a piece that no sheet of this width can hold', () => {
    expect(() => packed([{ key: 'wide', width: 600, height: 10 }], 512)).toThrow(RangeError);
  });
});

describe('the pictures of the sea', () => {
  it('have names of their own and fit on a sheet that every graphics card takes', () => {
    expect(new Set(ALL.map(({ key }) => key)).size).toBe(ALL.length);
    expect(packed(ALL, SHEET).height).toBeLessThanOrEqual(2048);
  });

  it('have an arrow for every direction and a sail for every wind', () => {
    const keys = new Set(ALL.map(({ key }) => key));
    for (const direction of DIRECTIONS) expect(keys).toContain(arrowKey(direction));
    for (let side = -1.5; side <= 1.5; side += 0.05) expect(keys).toContain(sailFrame(side).key);
    expect(sailFrame(-0.6)).toEqual({ ...sailFrame(0.6), mirrored: true });
  });
});
