import { describe, expect, it } from 'vitest';
import type { BodyAngles } from '#core/contract/body-angles.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Movement, Stimulus } from '#core/contract/stimulus.ts';
import { conjugate, multiply, rotate } from '#core/imu/quaternion.ts';
import { createRandom, uniform } from '#core/signal/random.ts';
import { mean, populationStandardDeviation } from '#core/signal/statistics.ts';
import { anglesOfSegment, cardanAnglesOf, orientationOf } from '#core/virtual/posture.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { ADULT, type Person, placeOf, stimulusAt } from './laboratory.ts';

const WEARING: VirtualPatientOptions = { ...ADULT, sensors: 'rigid' };
const SEVERE = (impairment: Person['impairment']): VirtualPatientOptions => ({
  ...WEARING,
  impairment,
  severity: 1,
});

function asked(movement: Movement | undefined): Stimulus {
  return stimulusAt({ mlMm: 0, apMm: 0 }, { attending: false, movement });
}

/** The true angles every 10 ms of doing this, after 4 s of quiet stance. */
function doing(options: VirtualPatientOptions, movement: Movement, seconds: number): BodyAngles[] {
  const patient = createVirtualPatient(options);
  const truths: BodyAngles[] = [];
  for (let step = 0; step < 400 + 100 * seconds; step++) {
    patient.step(step < 400 ? undefined : asked(movement));
    if (step >= 400 && patient.trunk) truths.push(patient.trunk.anglesAt(patient.trunk.knownMs - 5));
  }
  return truths;
}

/** The largest of each excursion beyond a threshold. */
function peaks(values: readonly number[], threshold: number): number[] {
  const found: number[] = [];
  let highest = 0;
  for (const value of values) {
    if (value > threshold) highest = Math.max(highest, value);
    else if (highest > 0) {
      found.push(highest);
      highest = 0;
    }
  }
  return found;
}

const flexions = (truths: readonly BodyAngles[]): number[] => truths.map((truth) => truth.thoraxFlexionDeg);

describe('segment angles', () => {
  it('point forward, to the right and to the right', () => {
    const turned = (name: 'flexionDeg' | 'lateralDeg' | 'axialDeg') =>
      orientationOf({ flexionDeg: 0, lateralDeg: 0, axialDeg: 0, [name]: 30 });
    const up = [0, 0, 1] as const;
    expect(rotate(turned('flexionDeg'), up)[0]).toBeCloseTo(0.5, 12);
    expect(rotate(turned('lateralDeg'), up)[1]).toBeCloseTo(-0.5, 12);
    expect(rotate(turned('axialDeg'), [1, 0, 0])[1]).toBeCloseTo(-0.5, 12);
  });

  it('are found again in the orientation they make', () => {
    const random = createRandom(5);
    for (let trial = 0; trial < 200; trial++) {
      const angles = {
        flexionDeg: uniform(random, -170, 170),
        lateralDeg: uniform(random, -85, 85),
        axialDeg: uniform(random, -170, 170),
      };
      const again = cardanAnglesOf(orientationOf(angles));
      expect(again.flexionDeg).toBeCloseTo(angles.flexionDeg, 6);
      expect(again.lateralDeg).toBeCloseTo(angles.lateralDeg, 6);
      expect(again.axialDeg).toBeCloseTo(angles.axialDeg, 6);
    }
  });
});

describe('the trunk at rest', () => {
  it('stands upright, swaying by less than a degree or so', () => {
    const truths = doing(WEARING, 'stand-still', 30);
    for (const name of [
      'thoraxFlexionDeg',
      'pelvisFlexionDeg',
      'thoraxLateralDeg',
      'pelvisLateralDeg',
    ] as const) {
      const values = truths.map((truth) => truth[name]);
      expect(Math.abs(mean(values))).toBeLessThan(0.7);
      expect(populationStandardDeviation(values)).toBeGreaterThan(0.03);
      expect(populationStandardDeviation(values)).toBeLessThan(0.8);
    }
  });

  it('leans with the body that leans on the board', () => {
    const patient = createVirtualPatient(WEARING);
    let cop = { mlMm: 0, apMm: 0 };
    for (let step = 0; step < 1500; step++) {
      const target = step < 500 ? undefined : stimulusAt(cop, { target: { mlMm: 60, apMm: 0 } });
      cop = placeOf(patient.step(target));
    }
    const { trunk } = patient;
    if (trunk === undefined) throw new Error('A patient with sensors has a trunk.');
    const posture = trunk.postureAt(trunk.knownMs);
    // 60 mm at a centre of mass 0.96 m up.
    expect(posture.legLeanMlDeg).toBeGreaterThan(2);
    expect(posture.legLeanMlDeg).toBeLessThan(4.5);
    expect(posture.thoraxLateralDeg).toBeGreaterThan(0.7);
    expect(anglesOfSegment(posture, 'thorax').lateralDeg).toBe(posture.thoraxLateralDeg);
  });

  it('tells the thorax against the pelvis, and velocities that add up to the angles', () => {
    const patient = createVirtualPatient(WEARING);
    const { trunk } = patient;
    if (trunk === undefined) throw new Error('A patient with sensors has a trunk.');
    for (let step = 0; step < 545; step++) patient.step(step < 400 ? undefined : asked('lift'));
    const at = trunk.knownMs - 100;
    const truth = trunk.anglesAt(at);
    const posture = trunk.postureAt(at);
    const relative = multiply(
      conjugate(orientationOf(anglesOfSegment(posture, 'pelvis'))),
      orientationOf(anglesOfSegment(posture, 'thorax')),
    );
    expect(truth.trunkFlexionDeg).toBeCloseTo(cardanAnglesOf(relative).flexionDeg, 9);
    const slope = (trunk.anglesAt(at + 5).thoraxFlexionDeg - trunk.anglesAt(at - 5).thoraxFlexionDeg) / 0.01;
    expect(Math.abs(truth.thoraxFlexionDegS)).toBeGreaterThan(5);
    expect(truth.thoraxFlexionDegS).toBeCloseTo(slope, 0);
    expect(() => trunk.postureAt(trunk.knownMs + 1)).toThrow(RangeError);
    expect(() => trunk.postureAt(trunk.knownMs - 3000)).toThrow(RangeError);
  });
});

describe('movements', () => {
  it('are repeated at the own pace of a person, upright in between', () => {
    const bends = peaks(flexions(doing(WEARING, 'bend', 60)), 45);
    expect(bends.length).toBeGreaterThanOrEqual(9);
    expect(bends.length).toBeLessThanOrEqual(12);
    for (const peak of bends) {
      expect(peak).toBeGreaterThan(75);
      expect(peak).toBeLessThan(105);
    }
    expect(populationStandardDeviation(bends)).toBeGreaterThan(1);
  });

  it('begin in the lumbar spine: its share falls from quarter to quarter of a bend', () => {
    const truths = doing(WEARING, 'bend', 4);
    const peak = Math.max(...flexions(truths));
    const shares = [0, 1, 2, 3].map((quarter) => {
      const reaching = (share: number) =>
        truths.find((truth) => truth.thoraxFlexionDeg >= share * peak) ?? truths[0];
      const [from, to] = [reaching(quarter / 4), reaching(Math.min(0.995, (quarter + 1) / 4))];
      const lumbar = (to?.trunkFlexionDeg ?? 0) - (from?.trunkFlexionDeg ?? 0);
      return lumbar / ((to?.thoraxFlexionDeg ?? 0) - (from?.thoraxFlexionDeg ?? 0));
    });
    expect(shares[0]).toBeGreaterThan(0.6);
    for (const quarter of [1, 2, 3]) expect(shares[quarter]).toBeLessThan(shares[quarter - 1] ?? 0);
    expect(shares[3]).toBeLessThan(0.4);
  });

  it('stop when something else is asked: the person comes up and stands still', () => {
    const patient = createVirtualPatient(WEARING);
    const { trunk } = patient;
    for (let step = 0; step < 1000; step++) patient.step(asked(step < 600 ? 'bend' : 'stand-still'));
    const late = trunk?.anglesAt(trunk.knownMs - 5);
    expect(Math.abs(late?.thoraxFlexionDeg ?? Infinity)).toBeLessThan(1.5);
    expect(Math.abs(late?.thoraxFlexionDegS ?? Infinity)).toBeLessThan(5);
  });

  it('turn to the right and to the left by turns', () => {
    const axial = doing(WEARING, 'turn', 30).map((truth) => truth.thoraxAxialDeg);
    const [right, left] = [
      peaks(axial, 25),
      peaks(
        axial.map((deg) => -deg),
        25,
      ),
    ];
    expect(right.length).toBeGreaterThanOrEqual(3);
    expect(Math.abs(right.length - left.length)).toBeLessThanOrEqual(1);
    expect(Math.abs(mean(right) - mean(left))).toBeLessThan(5);
  });

  it('lower the hips to lift, and not to bend', () => {
    const lowest = (movement: Movement): number => {
      const patient = createVirtualPatient(WEARING);
      let dropM = 0;
      for (let step = 0; step < 900; step++) {
        patient.step(step < 400 ? undefined : asked(movement));
        dropM = Math.max(dropM, patient.trunk?.postureAt(patient.trunk.knownMs).hipDropM ?? 0);
      }
      return dropM;
    };
    expect(lowest('lift')).toBeGreaterThan(0.15);
    expect(lowest('bend')).toBe(0);
  });

  it('reach with one arm and the other: bent to the side of the arm, turned to the other', () => {
    const truths = doing(WEARING, 'reach', 20).filter((truth) => truth.thoraxFlexionDeg > 20);
    for (const truth of truths) {
      expect(Math.sign(truth.thoraxAxialDeg)).toBe(-Math.sign(truth.thoraxLateralDeg));
    }
    expect(truths.some((truth) => truth.thoraxAxialDeg > 10)).toBe(true);
    expect(truths.some((truth) => truth.thoraxAxialDeg < -10)).toBe(true);
  });

  it('sit at a desk for ten minutes: slow, small changes of posture', () => {
    const truths = doing(WEARING, 'type', 600).slice(500);
    const speeds = truths.map((truth) => Math.abs(truth.thoraxFlexionDegS));
    expect(mean(truths.map((truth) => truth.pelvisFlexionDeg))).toBeLessThan(-8);
    expect(populationStandardDeviation(flexions(truths))).toBeGreaterThan(1.5);
    expect(populationStandardDeviation(flexions(truths))).toBeLessThan(8);
    expect(Math.max(...speeds)).toBeLessThan(25);
    const late = mean(flexions(truths.slice(-10_000)));
    expect(late).toBeGreaterThan(mean(flexions(truths.slice(0, 10_000))));
  });
});

describe('impairments', () => {
  const bendsOf = (options: VirtualPatientOptions) => peaks(flexions(doing(options, 'bend', 60)), 20);
  const fastest = (options: VirtualPatientOptions) =>
    Math.max(...doing(options, 'bend', 20).map((truth) => truth.thoraxFlexionDegS));
  const healthyBends = bendsOf(WEARING);
  const healthySpeed = fastest(WEARING);

  it('tight: smaller, slower, thorax and pelvis as one block', () => {
    expect(mean(bendsOf(SEVERE('tight')))).toBeLessThan(0.9 * mean(healthyBends));
    expect(fastest(SEVERE('tight'))).toBeLessThan(0.7 * healthySpeed);
    const lumbar = (options: VirtualPatientOptions) =>
      Math.max(...doing(options, 'bend', 8).map((truth) => truth.trunkFlexionDeg));
    expect(lumbar(SEVERE('tight'))).toBeLessThan(0.6 * lumbar(WEARING));
  });

  it('loose: larger and more variable', () => {
    const bends = bendsOf(SEVERE('loose'));
    expect(mean(bends)).toBeGreaterThan(1.03 * mean(healthyBends));
    expect(populationStandardDeviation(bends)).toBeGreaterThan(
      1.5 * populationStandardDeviation(healthyBends),
    );
  });

  it('slow and fear: slower; fear: smaller too', () => {
    expect(fastest(SEVERE('slow'))).toBeLessThan(0.75 * healthySpeed);
    expect(fastest(SEVERE('fear'))).toBeLessThan(0.6 * healthySpeed);
    expect(mean(bendsOf(SEVERE('fear')))).toBeLessThan(0.75 * mean(healthyBends));
  });

  it('one-sided: turns less to the left', () => {
    const axial = doing(SEVERE('one-sided'), 'turn', 40).map((truth) => truth.thoraxAxialDeg);
    const [right, left] = [
      mean(peaks(axial, 15)),
      mean(
        peaks(
          axial.map((deg) => -deg),
          15,
        ),
      ),
    ];
    expect(left / right).toBeGreaterThan(0.55);
    expect(left / right).toBeLessThan(0.75);
  });

  it('poor position sense: ends here and there', () => {
    const bends = bendsOf(SEVERE('poor-position-sense'));
    expect(populationStandardDeviation(bends)).toBeGreaterThan(2 * populationStandardDeviation(healthyBends));
  });

  it('without severity everybody moves like the healthy, number for number', () => {
    const severity0 = doing({ ...SEVERE('tight'), severity: 0 }, 'bend', 5);
    expect(severity0).toEqual(doing(WEARING, 'bend', 5));
  });
});

describe('the body on the board', () => {
  const loads = (sensors: VirtualPatientOptions['sensors'], movement?: Movement) => {
    const patient = createVirtualPatient({ ...ADULT, ...(sensors === undefined ? {} : { sensors }) });
    return Array.from({ length: 1500 }, (_, step) => patient.step(step < 700 ? undefined : asked(movement)));
  };

  it('reads the same with and without sensors, whatever they are fixed to', () => {
    const without = loads(undefined);
    expect(loads('none')).toEqual(without);
    expect(loads('rigid')).toEqual(without);
    expect(loads('soft-tissue')).toEqual(without);
  });

  it('feels the weight go forward in a bend, and stays on its feet', () => {
    const places = loads('rigid', 'bend').slice(700).map(placeOf);
    const quiet = loads('rigid').slice(700).map(placeOf);
    const forward =
      Math.max(...places.map((place) => place.apMm)) - Math.max(...quiet.map((place) => place.apMm));
    expect(forward).toBeGreaterThan(3);
    expect(forward).toBeLessThan(40);
  });
});
