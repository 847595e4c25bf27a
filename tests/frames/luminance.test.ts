import { describe, expect, it } from 'vitest';
import { BLOCK, blockLuminance, flashingShare, reversalsOf, saturatedRedShare } from './support/luminance.ts';

/** A picture of one colour. */
function plain(red: number, green: number, blue: number, width = BLOCK, height = BLOCK): Uint8Array {
  return Uint8Array.from({ length: 4 * width * height }, (_, at) => [red, green, blue, 255][at % 4] ?? 0);
}

/** As many changes of light a second, of this size, over this share of the blocks. */
function blinking(hertz: number, size: number, share: number): number[][] {
  return Array.from({ length: 60 }, (_, frame) => {
    const bright = Math.floor((2 * hertz * frame) / 20) % 2 === 1;
    return Array.from({ length: 100 }, (__, block) => (bright && block < 100 * share ? 0.3 + size : 0.3));
  });
}

describe('light of a picture', () => {
  it('is the relative luminance of WCAG, from black to white', () => {
    expect(blockLuminance(plain(0, 0, 0), BLOCK, BLOCK)).toEqual([0]);
    expect(blockLuminance(plain(255, 255, 255), BLOCK, BLOCK)[0]).toBeCloseTo(1, 9);
    // Middle grey: ((128 / 255 + 0.055) / 1.055) ^ 2.4 = 0.2159.
    expect(blockLuminance(plain(128, 128, 128), BLOCK, BLOCK)[0]).toBeCloseTo(0.2159, 4);
  });

  it('tells a saturated red from a warm brown and from black', () => {
    expect(saturatedRedShare(plain(230, 20, 10))).toBe(1);
    expect(saturatedRedShare(plain(180, 95, 60))).toBe(0);
    expect(saturatedRedShare(plain(20, 1, 1))).toBe(0);
  });
});

describe('reversals', () => {
  it('are counted where light goes to and fro by a tenth, not where it drifts', () => {
    expect(reversalsOf([0.3, 0.45, 0.3, 0.45], 1)).toEqual([2, 3]);
    expect(reversalsOf([0.1, 0.2, 0.3, 0.4, 0.5], 1)).toEqual([]);
    expect(reversalsOf([0.3, 0.35, 0.3, 0.35, 0.3], 1)).toEqual([]);
  });

  it('are more than one a second over the share that blinks', () => {
    expect(flashingShare(blinking(3, 0.2, 0.4), 20)).toBeCloseTo(0.4, 9);
    expect(flashingShare(blinking(0.4, 0.2, 1), 20)).toBe(0);
    expect(flashingShare(blinking(3, 0.05, 1), 20)).toBe(0);
  });
});
