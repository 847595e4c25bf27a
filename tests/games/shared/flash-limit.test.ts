import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGE_LIGHT_A_SECOND, SMALL_LIGHT_A_SECOND, createFlashLimiter } from '#games/shared/flash-limit.ts';

/** A change of relative luminance that counts as half a flash (WCAG 2.2, general flash). */
const FLASH = 0.1;

interface Sample {
  readonly tMs: number;
  readonly light: number;
}

/** Times at which the light has just gone 10 % up or down against the last turn: two of them are a flash. */
function turns(samples: readonly Sample[]): number[] {
  const found: number[] = [];
  let extreme = samples[0]?.light ?? 0;
  let rising: boolean | undefined;
  for (const { tMs, light } of samples) {
    if (rising !== true && light - extreme >= FLASH - 1e-9) {
      found.push(tMs);
      rising = true;
      extreme = light;
    } else if (rising !== false && extreme - light >= FLASH - 1e-9) {
      found.push(tMs);
      rising = false;
      extreme = light;
    }
    if (rising === true) extreme = Math.max(extreme, light);
    else if (rising === false) extreme = Math.min(extreme, light);
  }
  return found;
}

function flashesWithinASecond(samples: readonly Sample[]): number {
  const times = turns(samples);
  let most = 0;
  for (const [index, start] of times.entries()) {
    const within = times.slice(index).filter((tMs) => tMs - start < 1000).length;
    most = Math.max(most, Math.floor(within / 2));
  }
  return most;
}

const asked = fc.array(
  fc.record({
    target: fc.double({ min: -1, max: 1, noNaN: true }),
    elapsedMs: fc.integer({ min: 1, max: 400 }),
  }),
  { minLength: 2, maxLength: 300 },
);

function shownFor(steps: readonly { target: number; elapsedMs: number }[], changeASecond: number): Sample[] {
  const limiter = createFlashLimiter(changeASecond);
  let tMs = 0;
  return steps.map(({ target, elapsedMs }) => {
    tMs += elapsedMs;
    return { tMs, light: limiter.towards(target, elapsedMs) };
  });
}

describe('the flash limiter', () => {
  it('lets large light flash no more than once a second, whatever is asked for', () => {
    fc.assert(
      fc.property(asked, (steps) => {
        expect(flashesWithinASecond(shownFor(steps, LARGE_LIGHT_A_SECOND))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('keeps small light within the three flashes of the guideline', () => {
    fc.assert(
      fc.property(asked, (steps) => {
        expect(flashesWithinASecond(shownFor(steps, SMALL_LIGHT_A_SECOND))).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('tames a strobe of 10 Hz to nothing', () => {
    const strobe = Array.from({ length: 600 }, (_, index) => ({
      target: Math.floor(index / 3) % 2 === 0 ? 1 : -1,
      elapsedMs: 16,
    }));
    const lights = shownFor(strobe, LARGE_LIGHT_A_SECOND).map(({ light }) => light);
    expect(Math.max(...lights) - Math.min(...lights)).toBeLessThan(0.03);
  });

  it('arrives where it is asked to, at its own pace', () => {
    const limiter = createFlashLimiter();
    for (let frame = 0; frame < 30; frame += 1) limiter.towards(-0.1, 16);
    expect(limiter.shown).toBeCloseTo(-0.096, 9);
    for (let frame = 0; frame < 30; frame += 1) limiter.towards(-0.1, 16);
    expect(limiter.shown).toBe(-0.1);
  });

  it('does not jump after a stall, nor on a target that is no number', () => {
    const limiter = createFlashLimiter();
    expect(limiter.towards(1, 60_000)).toBeCloseTo(0.02, 9);
    expect(limiter.towards(Number.NaN, 16)).toBeCloseTo(0.02, 9);
    expect(limiter.towards(1, -5)).toBeCloseTo(0.02, 9);
  });
});

describe('turns', () => {
  it('sees the flashes of light that nothing limits', () => {
    const strobe = Array.from({ length: 60 }, (_, index) => ({ tMs: index * 50, light: index % 2 }));
    expect(flashesWithinASecond(strobe)).toBeGreaterThan(3);
  });
});
