import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canvasSize } from '#renderer/game-view/canvas-size.ts';
import { MOST_PIXELS } from '#renderer/game-view/quality.ts';

describe('canvasSize', () => {
  it('draws every pixel of an ordinary screen', () => {
    expect(canvasSize({ width: 1920, height: 1080 }, 1, MOST_PIXELS)).toEqual({ width: 1920, height: 1080 });
    expect(canvasSize({ width: 960, height: 540 }, 2, MOST_PIXELS)).toEqual({ width: 1920, height: 1080 });
  });

  it('draws a 4K screen with as many pixels as can be seen', () => {
    const { width, height } = canvasSize({ width: 3840, height: 2160 }, 1, MOST_PIXELS);
    expect(width * height).toBeLessThanOrEqual(MOST_PIXELS * 1.01);
    expect(width / height).toBeCloseTo(16 / 9, 2);
  });

  it('stays within its pixels, in the shape of the place', () => {
    const side = fc.integer({ min: 200, max: 6000 });
    fc.assert(
      fc.property(side, side, fc.double({ min: 0.5, max: 4, noNaN: true }), (width, height, ratio) => {
        const size = canvasSize({ width, height }, ratio, 500_000);
        expect(size.width * size.height).toBeLessThanOrEqual(500_000 * 1.02);
        expect(size.width / size.height / (width / height)).toBeCloseTo(1, 1);
      }),
    );
  });

  it('is never empty', () => {
    expect(canvasSize({ width: 1, height: 4000 }, 1, MOST_PIXELS).width).toBeGreaterThanOrEqual(16);
  });
});
