import { describe, expect, it } from 'vitest';
import { PALETTE, contrastOf, faded, luminanceOf, mixed, tintOf } from '#games/shared/palette.ts';

describe('the palette', () => {
  it('mixes, fades and hands over colours', () => {
    expect(mixed('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mixed(PALETTE.navy, PALETTE.sea, 0)).toBe(PALETTE.navy.toLowerCase());
    expect(faded('#0E2A3B', 0.5)).toBe('rgba(14, 42, 59, 0.5)');
    expect(tintOf('brass')).toBe(0xe3a23b);
  });

  it('counts luminance and contrast as WCAG does', () => {
    expect(luminanceOf('#ffffff')).toBeCloseTo(1, 12);
    expect(contrastOf('#ffffff', '#000000')).toBeCloseTo(21, 9);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('gives words 7:1 and what matters on the water 3:1', () => {
    expect(contrastOf(PALETTE.navy, PALETTE.sail)).toBeGreaterThan(7);
    expect(contrastOf(PALETTE.sail, PALETTE.sea)).toBeGreaterThan(3);
    expect(contrastOf(PALETTE.foam, PALETTE.sea)).toBeGreaterThan(3);
    expect(contrastOf(PALETTE.brass, PALETTE.navy)).toBeGreaterThan(3);
  });
});
