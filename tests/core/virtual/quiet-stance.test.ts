import { describe, expect, it } from 'vitest';
import {
  ADULT,
  HEALTHY,
  IMPAIRMENTS,
  type Person,
  SWAY_RATE_HZ,
  type Sway,
  averageOf,
  quietStance,
  quietSway,
  shareBelow,
} from './laboratory.ts';

function swayOf(person: Person): Sway[] {
  return [1, 2, 3, 4].map((seed) => quietSway({ ...ADULT, ...person, seed }));
}

describe('quiet stance', () => {
  const healthy = swayOf(HEALTHY);

  // Eyes open in the laboratory: RMS 3.3 (SD 1.1) mm ML and 5.0 (2.5) mm AP (Braz J Med Biol Res 2014, PMC3966255,
  // table 3). A 60 s recording of Santos & Duarte 2016 (PeerJ 4:e2648) has 6 mm/s; boards read higher.
  it('sways as much and as fast as a healthy person does', () => {
    for (const sway of healthy) {
      expect(sway.rmsMlMm).toBeGreaterThan(2.2);
      expect(sway.rmsMlMm).toBeLessThan(4.4);
      expect(sway.rmsApMm).toBeGreaterThan(3.5);
      expect(sway.rmsApMm).toBeLessThan(6.5);
      expect(sway.meanVelocityMmS).toBeGreaterThan(8);
      expect(sway.meanVelocityMmS).toBeLessThan(15);
    }
  });

  it('sways slowly: more than nine tenths of the power are below 1 Hz', () => {
    const { ml, ap } = quietStance(ADULT);
    expect(shareBelow(ml, SWAY_RATE_HZ, 1)).toBeGreaterThan(0.9);
    expect(shareBelow(ap, SWAY_RATE_HZ, 1)).toBeGreaterThan(0.9);
  });

  it('is least in who is tight, and largest and fastest in who is loose', () => {
    const tight = swayOf({ impairment: 'tight', severity: 1 });
    const loose = swayOf({ impairment: 'loose', severity: 1 });
    for (const key of ['rmsMlMm', 'rmsApMm', 'meanVelocityMmS'] as const) {
      expect(averageOf(tight, key)).toBeLessThan(averageOf(healthy, key));
      expect(averageOf(loose, key)).toBeGreaterThan(1.3 * averageOf(healthy, key));
    }
  });

  it('grows with poor position sense, and shrinks with fear', () => {
    const none = averageOf(healthy, 'rmsApMm');
    expect(averageOf(swayOf({ impairment: 'poor-position-sense', severity: 1 }), 'rmsApMm')).toBeGreaterThan(
      1.3 * none,
    );
    expect(averageOf(swayOf({ impairment: 'fear', severity: 1 }), 'rmsApMm')).toBeLessThan(none);
  });

  it('is that of a healthy person at severity 0, whatever the impairment', () => {
    const calm = quietStance(ADULT);
    for (const impairment of IMPAIRMENTS) expect(quietStance({ ...ADULT, impairment })).toEqual(calm);
  });
});
