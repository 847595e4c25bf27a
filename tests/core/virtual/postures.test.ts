import { describe, expect, it } from 'vitest';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { type Aim, NOTHING_SHOWN, POSTURES, type Posture, type Stimulus } from '#core/contract/stimulus.ts';
import { mean, populationStandardDeviation } from '#core/signal/statistics.ts';
import { type SteeringValue, steeringValue } from '#core/virtual/steering-value.ts';
import { type VirtualPatient, createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { ADULT, type Place, loadKgOf, placeOf, stimulusAt } from './laboratory.ts';

const SITTING: Stimulus = { ...NOTHING_SHOWN, posture: 'sitting-on-board' };

function loadsKg(patient: VirtualPatient, seconds: number, stimulus: Stimulus): number[] {
  return Array.from({ length: 100 * seconds }, () => loadKgOf(patient.step(stimulus)));
}

interface Sway {
  readonly rmsMlMm: number;
  readonly rmsApMm: number;
}

const measured = new Map<string, Sway>();

/** 60 s of staying as one is, mean of three people. */
function sway(posture: Posture, eyes: Stimulus['eyes'] = 'open'): Sway {
  const key = `${posture} ${eyes}`;
  const known = measured.get(key);
  if (known !== undefined) return known;
  const people = [1, 2, 3].map((seed) => {
    const patient = createVirtualPatient({ ...ADULT, seed });
    const places: Place[] = [];
    for (let step = 0; step < 6800; step++) {
      const loads = patient.step({ ...NOTHING_SHOWN, posture, eyes });
      if (step >= 800) places.push(placeOf(loads));
    }
    return {
      ml: populationStandardDeviation(places.map(({ mlMm }) => mlMm)),
      ap: populationStandardDeviation(places.map(({ apMm }) => apMm)),
    };
  });
  const result = { rmsMlMm: mean(people.map(({ ml }) => ml)), rmsApMm: mean(people.map(({ ap }) => ap)) };
  measured.set(key, result);
  return result;
}

describe('standing otherwise than with feet apart', () => {
  it('sways more to the side the narrower the stance: apart, together, semi-tandem, one leg', () => {
    const ml = (['feet-apart', 'feet-together', 'semi-tandem', 'one-leg-left'] as const).map(
      (posture) => sway(posture).rmsMlMm,
    );
    expect(ml).toEqual(ml.toSorted((a, b) => a - b));
  });

  it('sways twice as much on one leg, nearly four times with eyes closed', () => {
    const [both, one] = [sway('feet-apart'), sway('one-leg-right')];
    const blind = sway('one-leg-right', 'closed');
    for (const key of ['rmsMlMm', 'rmsApMm'] as const) {
      expect(one[key] / both[key]).toBeGreaterThan(1.7);
      expect(one[key] / both[key]).toBeLessThan(2.3);
      expect(blind[key] / both[key]).toBeGreaterThan(3.2);
      expect(blind[key] / both[key]).toBeLessThan(4.4);
    }
  });

  it('reaches less far to the side on one leg', () => {
    const reach = (posture: Posture): number => {
      const patient = createVirtualPatient(ADULT);
      const reached: number[] = [];
      let cop: Place = { mlMm: 0, apMm: 0 };
      for (let tMs = 0; tMs < 11_000; tMs += 10) {
        const shown = tMs < 5000 ? {} : { target: { mlMm: 200, apMm: 0 } };
        cop = placeOf(patient.step(stimulusAt(cop, { ...shown, posture })));
        if (tMs >= 9000) reached.push(cop.mlMm);
      }
      return mean(reached);
    };
    expect(reach('one-leg-left')).toBeLessThan(0.5 * reach('feet-apart'));
  });
});

describe('eyes closed', () => {
  it('sways more to and fro, hardly more to the side, with feet apart', () => {
    const [open, closed] = [sway('feet-apart'), sway('feet-apart', 'closed')];
    expect(closed.rmsApMm / open.rmsApMm).toBeGreaterThan(1.15);
    expect(closed.rmsApMm / open.rmsApMm).toBeLessThan(1.4);
    expect(closed.rmsMlMm / open.rmsMlMm).toBeLessThan(1.1);
  });

  it('keeps the weight where it was felt last, whatever the marker does', () => {
    const leans = (marker: Place): number[] => {
      const patient = createVirtualPatient(ADULT);
      let cop: Place = { mlMm: 0, apMm: 0 };
      return Array.from({ length: 2000 }, (_, step) => {
        const eyes = step < 1000 ? 'open' : 'closed';
        const seen = eyes === 'open' ? cop : marker;
        cop = placeOf(patient.step(stimulusAt(seen, { target: { mlMm: 40, apMm: 0 }, eyes })));
        return cop.mlMm;
      });
    };
    const held = leans({ mlMm: 0, apMm: 0 });
    expect(held).toEqual(leans({ mlMm: -80, apMm: 50 }));
    expect(mean(held.slice(1100))).toBeGreaterThan(32);
    expect(mean(held.slice(1100))).toBeLessThan(48);
  });
});

describe('sitting on the board', () => {
  it('puts 76 % of the body mass on it, the feet on the ground', () => {
    const loads = loadsKg(createVirtualPatient(ADULT), 10, SITTING);
    expect(mean(loads.slice(300)) / ADULT.bodyMassKg).toBeGreaterThan(0.75);
    expect(mean(loads.slice(300)) / ADULT.bodyMassKg).toBeLessThan(0.77);
  });

  it('sways a fifth of standing, over less than a thousandth of what it can lean over', () => {
    const [standing, sitting] = [sway('feet-apart'), sway('sitting-on-board')];
    expect(sitting.rmsMlMm).toBeLessThan(0.3 * standing.rmsMlMm);
    expect(sitting.rmsApMm).toBeLessThan(0.3 * standing.rmsApMm);
    // 95 % ellipse of the sway against the ellipse of the limits, 75 and 100 mm.
    expect((5.99 * sitting.rmsMlMm * sitting.rmsApMm) / (75 * 100)).toBeLessThan(0.001);
  });

  it('stays on whatever happens, unless asked off', () => {
    const body: VirtualPatientOptions = { ...ADULT, impairment: 'poor-position-sense', severity: 1, seed: 3 };
    const patient = createVirtualPatient(body);
    const loads: number[] = [];
    let cop: Place = { mlMm: 0, apMm: 0 };
    for (let tMs = 0; tMs < 60_000; tMs += 10) {
      const target = { mlMm: tMs % 6000 < 3000 ? 300 : -300, apMm: -300 };
      const cells = patient.step(stimulusAt(cop, { target, posture: 'sitting-on-board' }));
      cop = placeOf(cells);
      if (tMs >= 3000) loads.push(loadKgOf(cells));
    }
    expect(Math.min(...loads)).toBeGreaterThan(0.7 * ADULT.bodyMassKg);
    expect(loadsKg(patient, 2, { ...SITTING, place: 'off-board' }).at(-1)).toBeLessThan(1);
  });

  it('moves the weight when the trunk leans: 2.7 mm a degree', () => {
    const patient = createVirtualPatient({ ...ADULT, sensors: 'rigid' });
    const moments: { weightMm: number; leanDeg: number }[] = [];
    let lean: SteeringValue = { ml: 0, ap: 0 };
    for (let tMs = 0; tMs < 8000; tMs += 10) {
      const target = { targetMl: 15, targetAp: 0 };
      const aim: Aim = { steering: 'thorax', markerMl: lean.ml, markerAp: lean.ap, ...target };
      const loads = patient.step({ ...SITTING, attending: tMs > 4000, aims: [aim] });
      lean = steeringValue(patient, loads, 'thorax') ?? lean;
      moments.push({ weightMm: placeOf(loads).mlMm, leanDeg: lean.ml });
    }
    const late = moments.slice(-200);
    const early = moments.slice(250, 400);
    const shiftMm = mean(late.map(({ weightMm }) => weightMm)) - mean(early.map(({ weightMm }) => weightMm));
    const leanDeg = mean(late.map(({ leanDeg: deg }) => deg)) - mean(early.map(({ leanDeg: deg }) => deg));
    expect(leanDeg).toBeGreaterThan(13);
    expect(shiftMm / leanDeg).toBeGreaterThan(2.5);
    expect(shiftMm / leanDeg).toBeLessThan(2.9);
  });
});

describe('changing posture', () => {
  it('gets off the board to sit down on it, and again to stand up', () => {
    const patient = createVirtualPatient(ADULT);
    const loads = [
      ...loadsKg(patient, 5, NOTHING_SHOWN),
      ...loadsKg(patient, 5, SITTING),
      ...loadsKg(patient, 5, NOTHING_SHOWN),
    ];
    expect(loads[499]).toBeGreaterThan(70);
    expect(Math.min(...loads.slice(500, 700))).toBeLessThan(1);
    expect(loads[999]).toBeGreaterThan(50);
    expect(loads[999]).toBeLessThan(60);
    expect(Math.min(...loads.slice(1000, 1200))).toBeLessThan(1);
    expect(loads[1499]).toBeGreaterThan(70);
  });

  it('stays on the board from one way of standing to another', () => {
    const patient = createVirtualPatient(ADULT);
    const loads = POSTURES.filter((posture) => !posture.startsWith('sitting')).flatMap((posture) =>
      loadsKg(patient, 4, { ...NOTHING_SHOWN, posture }),
    );
    expect(Math.min(...loads.slice(300))).toBeGreaterThan(60);
  });

  it('stays as it is while nothing is said', () => {
    const patient = createVirtualPatient(ADULT);
    loadsKg(patient, 4, SITTING);
    const loads = Array.from({ length: 300 }, () => loadKgOf(patient.step(undefined)));
    expect(Math.min(...loads)).toBeGreaterThan(50);
    expect(Math.max(...loads)).toBeLessThan(60);
  });
});

describe('no load', () => {
  it('is on the board while the person sits on a chair', () => {
    const patient = createVirtualPatient(ADULT);
    const loads = loadsKg(patient, 4, { ...NOTHING_SHOWN, posture: 'sitting-on-chair' });
    for (const kg of loads) expect(Math.abs(kg)).toBeLessThan(1);
  });

  it.each(POSTURES)('is told of who has no board, %s', (posture) => {
    const patient = createVirtualPatient({ ...ADULT, board: 'none', sensors: 'rigid' });
    for (let step = 0; step < 500; step++) {
      expect(patient.step({ ...NOTHING_SHOWN, posture, place: 'off-board' })).toBeUndefined();
    }
    expect(patient.tiltingBoard).toBeUndefined();
    expect(Math.abs(patient.trunk?.anglesAt(patient.trunk.knownMs - 5).thoraxFlexionDeg ?? 99)).toBeLessThan(
      3,
    );
  });
});
