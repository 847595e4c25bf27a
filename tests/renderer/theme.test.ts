import { describe, expect, it } from 'vitest';
import { contrastOf } from '#games/shared/palette.ts';
import { HIGH_CONTRAST_PALETTE, PALETTE } from '#renderer/app/theme.ts';

const TEXT_ON_GROUND = [
  ['ink', 'sail'],
  ['ink', 'foam'],
  ['ink', 'sand'],
  ['inkQuiet', 'sail'],
  ['inkQuiet', 'foam'],
  ['goodInk', 'sail'],
  ['warnInk', 'sail'],
  ['warnInk', 'sand'],
  ['sail', 'navy'],
  ['sail', 'sea'],
  ['sail', 'stop'],
] as const;

describe('the palette', () => {
  it.each(TEXT_ON_GROUND)('lets %s be read on %s', (text, ground) => {
    expect(contrastOf(PALETTE[text], PALETTE[ground])).toBeGreaterThanOrEqual(5);
  });

  it.each(TEXT_ON_GROUND)('is stronger still in high contrast: %s on %s', (text, ground) => {
    expect(contrastOf(HIGH_CONTRAST_PALETTE[text], HIGH_CONTRAST_PALETTE[ground])).toBeGreaterThanOrEqual(7);
  });

  it('shows the edges of controls', () => {
    expect(contrastOf(PALETTE.edge, PALETTE.sail)).toBeGreaterThanOrEqual(3);
  });
});
