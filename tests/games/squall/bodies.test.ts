import { describe, expect, it } from 'vitest';
import { inOrder, playSteps, playTightAndLoose, toldApart } from '../../../bench/support/squall-bodies.ts';

/** A seed of the full check, `node bench/squall-bodies.ts`, shortened. */
describe('bodies that play Squall', () => {
  it('are ordered by ability as they are impaired, in five steps', { timeout: 60_000 }, () => {
    const bodies = playSteps('poor-position-sense', 1, 6);
    expect(bodies).toHaveLength(5);
    expect(inOrder(bodies)).toBe(true);
    expect((bodies[0]?.ability ?? 0) - (bodies[4]?.ability ?? 0)).toBeGreaterThan(2);
  });

  it('answer gusts gently when tight and briskly when loose, where they catch as many gusts', {
    timeout: 60_000,
  }, () => {
    const { tight, loose } = playTightAndLoose(1, 4);
    expect(toldApart(tight, loose)).toBe(true);
    expect(toldApart(loose, tight)).toBe(false);
    expect(tight.brisknessIndex).toBeLessThan(0);
    expect(loose.brisknessIndex).toBeGreaterThan(0);
    expect(Math.abs(tight.success - loose.success)).toBeLessThan(0.15);
  });
});
