import { describe, expect, it } from 'vitest';
import { analyseMovement } from '#core/movement-tests/analyse-movement.ts';
import type { MovementMeasureKey } from '#core/movement-tests/measures.ts';
import type { MovementMeasure, MovementResult } from '#core/movement-tests/movement-result.ts';
import { postureChanges } from '#core/movement-tests/typing.ts';
import type { PostureSecond } from '#core/movement-tests/typing.ts';
import { BOTH_KNOWN, recorded, THORAX_ONLY } from './synthetic.ts';

function told(result: MovementResult, key: MovementMeasureKey): MovementMeasure | undefined {
  return result.measures.find((measure) => measure.key === key);
}

/** Ten seconds to settle, then ten minutes: four at 10 deg, three at 30, two at 70, one back at -10. */
function posture(atS: number): number {
  const t = atS - 10;
  if (t < 0) return 0;
  if (t < 240) return 10;
  if (t < 420) return 30;
  return t < 540 ? 70 : -10;
}

describe('ten minutes of typing', () => {
  const result = analyseMovement('type', recorded(610, { thoraxFlexion: posture, pelvisFlexion: () => -4 }));

  it('is told as time in bands', () => {
    expect(told(result, 'uprightPercent')?.value).toBeCloseTo(40, 0);
    expect(told(result, 'forwardPercent')?.value).toBeCloseTo(30, 0);
    expect(told(result, 'farForwardPercent')?.value).toBeCloseTo(20, 0);
    expect(told(result, 'leaningBackPercent')?.value).toBeCloseTo(10, 0);
    expect(told(result, 'sideBentPercent')?.value).toBe(0);
    const sum = (
      ['uprightPercent', 'forwardPercent', 'farForwardPercent', 'leaningBackPercent'] as const
    ).reduce((all, key) => all + (told(result, key)?.value ?? 0), 0);
    expect(sum).toBeCloseTo(100, 9);
  });

  it('has mean and spread of rib cage and low back', () => {
    // 0.4 x 10 + 0.3 x 30 + 0.2 x 70 - 0.1 x 10
    expect(told(result, 'thoraxFlexionMeanDeg')?.value).toBeCloseTo(26, 1);
    expect(told(result, 'trunkFlexionMeanDeg')?.value).toBeCloseTo(30, 1);
    const spread = Math.sqrt(0.4 * 16 ** 2 + 0.3 * 4 ** 2 + 0.2 * 44 ** 2 + 0.1 * 36 ** 2);
    expect(told(result, 'thoraxFlexionSpreadDeg')?.value).toBeCloseTo(spread, 0);
    expect(told(result, 'thoraxFlexionMeanDeg')).toMatchObject({ trials: 10, flags: [] });
    expect(told(result, 'thoraxFlexionMeanDeg')?.standardError).toBeGreaterThan(1);
  });

  it('counts changes of posture and the longest time without one', () => {
    expect(told(result, 'posturesPerHour')?.value).toBeCloseTo(18, 6);
    // Three changes in a sixth of an hour: sqrt(3) x 6.
    expect(told(result, 'posturesPerHour')?.standardError).toBeCloseTo(Math.sqrt(3) * 6, 6);
    expect(told(result, 'longestStillS')?.value).toBe(240);
    expect([result.quality, result.flags, result.repetitions]).toEqual(['good', [], []]);
  });

  it('has no change for sway, a nod or a cough', () => {
    const calm = analyseMovement(
      'type',
      recorded(370, {
        thoraxFlexion: (t) => 12 + 2 * Math.sin(t) + (t % 60 > 30 && t % 60 < 31.5 ? 15 : 0),
        pelvisFlexion: () => 0,
      }),
    );
    expect(told(calm, 'posturesPerHour')?.value).toBe(0);
    expect(told(calm, 'posturesPerHour')?.standardError).toBeGreaterThan(0);
    expect(told(calm, 'longestStillS')?.value).toBe(360);
  });

  it('is flagged when it was short, and tells nothing of a low back it does not know', () => {
    const short = analyseMovement(
      'type',
      recorded(150, { thoraxFlexion: posture, flags: () => THORAX_ONLY }),
    );
    expect(short.quality).toBe('doubtful');
    expect(told(short, 'uprightPercent')?.flags.map(({ code }) => code)).toContain('too-short');
    expect(told(short, 'uprightPercent')?.standardError).toBeUndefined();
    expect(told(short, 'trunkFlexionMeanDeg')).toBeUndefined();
  });

  it('says nothing against its numbers for a silence of a moment', () => {
    const flags = (t: number): number => (t >= 60 && t < 63 ? 0 : BOTH_KNOWN);
    const result = analyseMovement('type', recorded(430, { thoraxFlexion: () => 10, flags }));
    expect(result.flags.map(({ code }) => code)).toEqual(['sensor-lost', 'sensor-lost']);
    expect(told(result, 'uprightPercent')?.flags).toEqual([]);
  });

  it('leaves out the seconds in which the sensor was silent, and says so', () => {
    const flags = (t: number): number => (t >= 60 && t < 120 ? 0 : BOTH_KNOWN);
    const holed = analyseMovement('type', recorded(430, { thoraxFlexion: () => 10, flags }));
    expect(told(holed, 'uprightPercent')).toMatchObject({ value: 100, trials: 6 });
    expect(told(holed, 'uprightPercent')?.flags.map(({ code }) => code)).toEqual(['sensor-lost']);
  });
});

describe('a change of posture', () => {
  const at = (flexionDeg: number): PostureSecond => ({ flexionDeg, lateralDeg: 0, trunkDeg: 0 });

  it('needs five degrees for three seconds', () => {
    expect(postureChanges([0, 0, 6, 6, 0, 0].map(at))).toEqual([]);
    expect(postureChanges([0, 0, 6, 6, 6, 6].map(at))).toEqual([2]);
    expect(postureChanges([])).toEqual([]);
    expect(postureChanges([0, 0, 4.9, 4.9, 4.9, 4.9].map(at))).toEqual([]);
  });

  it('counts from the posture that is held now', () => {
    expect(postureChanges([0, 0, 6, 6, 6, 6, 0, 0, 0].map(at))).toEqual([2, 6]);
  });

  it('may be of the low back or to the side alone', () => {
    const seconds = [0, 0, 8, 8, 8].map((trunkDeg) => ({ flexionDeg: 0, lateralDeg: 0, trunkDeg }));
    expect(postureChanges(seconds)).toEqual([2]);
    expect(postureChanges(seconds.map(({ trunkDeg }) => ({ ...at(0), lateralDeg: -trunkDeg })))).toEqual([2]);
  });
});
