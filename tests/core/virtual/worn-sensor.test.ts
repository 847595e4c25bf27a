import { describe, expect, it } from 'vitest';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Movement } from '#core/contract/stimulus.ts';
import { OrientationFilter } from '#core/imu/orientation-filter.ts';
import { type Quaternion, dot, multiply, norm, rotate } from '#core/imu/quaternion.ts';
import { mean, populationStandardDeviation } from '#core/signal/statistics.ts';
import { anglesOfSegment, degreesOf, orientationOf } from '#core/virtual/posture.ts';
import type { Trunk } from '#core/virtual/trunk.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { type WornReading, WornSensor, type WornSensorOptions } from '#core/virtual/worn-sensor.ts';
import { ADULT, stimulusAt } from './laboratory.ts';

const WEARING: VirtualPatientOptions = { ...ADULT, sensors: 'rigid' };

interface Trial {
  readonly sensor: WornSensor;
  readonly trunk: Trunk;
  readonly readings: readonly WornReading[];
}

/** A sensor read while its wearer does this. `seen` is called after every step of the body. */
function wear(
  options: Partial<WornSensorOptions>,
  movement: Movement,
  seconds: number,
  seen: (trial: Trial, arrived: readonly WornReading[]) => void = () => undefined,
): Trial {
  const patient = createVirtualPatient(WEARING);
  if (patient.trunk === undefined) throw new Error('A patient with sensors has a trunk.');
  const sensor = new WornSensor(patient.trunk, { seed: 1, segment: 'thorax', wear: 'rigid', ...options });
  const readings: WornReading[] = [];
  const trial = { sensor, trunk: patient.trunk, readings };
  for (let step = 0; step < 100 * seconds; step++) {
    patient.step(stimulusAt({ mlMm: 0, apMm: 0 }, { attending: false, movement }));
    const arrived = sensor.step();
    readings.push(...arrived);
    seen(trial, arrived);
  }
  return trial;
}

/** Degrees between the verticals of a fused orientation and of the truth. */
function inclinationErrorDeg(fused: Quaternion, { sensor, trunk }: Trial, tMs: number): number {
  const truth = orientationOf(anglesOfSegment(trunk.postureAt(tMs), sensor.segment));
  const up = (q: Quaternion) => rotate([q[0], -q[1], -q[2], -q[3]], [0, 0, 1]);
  const cosine = dot(up(multiply(fused, sensor.segmentToSensor)), up(truth));
  return degreesOf(Math.acos(Math.min(1, cosine)));
}

/** RMS of the inclination's error while the wearer bends, deg; by samples whose true time is known. */
function bendingErrorDeg(options: Partial<WornSensorOptions>): number {
  const filter = new OrientationFilter(200);
  let squares = 0;
  let count = 0;
  // One sample a report and none lost, so that every fused sample is the newest.
  wear({ samplesPerReport: 1, lossShare: 0, ...options }, 'bend', 30, (trial, arrived) => {
    for (const { gyroRadS, accMS2 } of arrived) filter.push({ gyroRadS, accMS2 });
    if (trial.readings.length < 2000) return;
    const error = inclinationErrorDeg(filter.orientation6, trial, trial.trunk.knownMs - 7);
    squares += error * error;
    count += 1;
  });
  return Math.sqrt(squares / count);
}

describe('what it reads', () => {
  it.each([1, 2, 3])(
    'fuses to the true inclination of the segment, strapped any way round (seed %i)',
    (seed) => {
      for (const segment of ['thorax', 'pelvis'] as const) {
        // Accelerometers are up to 6 mg off on each axis: what stays the same of it, calibration takes out.
        expect(bendingErrorDeg({ seed, segment })).toBeLessThan(1.3);
      }
    },
  );

  it('feels gravity, and the swing of the shoulders on top', () => {
    const lengths = (movement: Movement) =>
      wear({}, movement, 20)
        .readings.slice(1200)
        .map(({ accMS2 }) => norm(accMS2));
    expect(mean(lengths('stand-still'))).toBeGreaterThan(9.6);
    expect(mean(lengths('stand-still'))).toBeLessThan(10);
    expect(populationStandardDeviation(lengths('stand-still'))).toBeLessThan(0.1);
    expect(populationStandardDeviation(lengths('lift'))).toBeGreaterThan(0.15);
  });

  it('has the bias and the noise of a cheap sensor, in steps of its converter', () => {
    const { readings } = wear({}, 'stand-still', 30);
    const x = readings.slice(3000).map(({ gyroRadS }) => degreesOf(gyroRadS[0]));
    expect(Math.abs(mean(x))).toBeLessThan(0.9);
    expect(populationStandardDeviation(x)).toBeGreaterThan(0.07);
    expect(populationStandardDeviation(x)).toBeLessThan(0.6);
    for (const dps of x) expect(Math.abs(dps / 0.07 - Math.round(dps / 0.07))).toBeLessThan(1e-6);
  });

  it('wobbles on skin: close to the truth, but less so', () => {
    const rigid = bendingErrorDeg({ seed: 2 });
    const skin = bendingErrorDeg({ seed: 2, wear: 'soft-tissue', segment: 'thorax' });
    expect(skin).toBeLessThan(3.5);
    expect(skin).not.toBe(rigid);
    const errors = [1, 2, 3, 4].map((seed) => bendingErrorDeg({ seed, wear: 'soft-tissue' }));
    expect(mean(errors)).toBeGreaterThan(0.7);
  });

  it('feels a magnetic field of 40 to 60 uT that turns with it', () => {
    const fields = wear({}, 'bend', 8, ({ sensor }) => {
      sensor.usesMagnetometer = true;
    }).readings.flatMap(({ magUt }) => (magUt === undefined ? [] : [magUt]));
    expect(fields.length).toBeGreaterThan(1500);
    for (const magUt of fields) {
      expect(norm(magUt)).toBeGreaterThan(40);
      expect(norm(magUt)).toBeLessThan(60);
    }
    const x = fields.map((magUt) => magUt[0]);
    expect(Math.max(...x) - Math.min(...x)).toBeGreaterThan(5);
  });

  it('sits otherwise after it has slipped', () => {
    const { sensor } = wear({}, 'stand-still', 1);
    const before = rotate(sensor.segmentToSensor, [0, 0, 1]);
    sensor.slip([0, Math.PI / 12, 0]);
    const after = rotate(sensor.segmentToSensor, [0, 0, 1]);
    expect(degreesOf(Math.acos(dot(before, after)))).toBeCloseTo(15, 6);
  });
});

describe('its reports', () => {
  it('come 12 ms and more after the last sample, three samples in each, 200 a second', () => {
    const { readings } = wear({ lossShare: 0 }, 'stand-still', 20);
    expect(readings.length).toBeGreaterThan(3980);
    expect(readings.length).toBeLessThan(4001);
    const arrivals = new Map<number, number>();
    for (const { arrivedMs } of readings) arrivals.set(arrivedMs, (arrivals.get(arrivedMs) ?? 0) + 1);
    expect(new Set(arrivals.values())).toEqual(new Set([3]));
    const steps = readings.slice(1).map(({ deviceMs }, at) => deviceMs - (readings[at]?.deviceMs ?? 0));
    for (const step of steps) expect(step).toBeCloseTo(5, 6);
  });

  it('are lost now and then, which the clock shows and the sensor counts', () => {
    const { sensor, readings } = wear({ lossShare: 0.1 }, 'stand-still', 30);
    expect(sensor.lost / (sensor.received + sensor.lost)).toBeGreaterThan(0.06);
    expect(sensor.lost / (sensor.received + sensor.lost)).toBeLessThan(0.14);
    expect(readings.length).toBe(sensor.received);
    const steps = readings.slice(1).map(({ deviceMs }, at) => deviceMs - (readings[at]?.deviceMs ?? 0));
    expect(steps.some((step) => step > 19)).toBe(true);
  });

  it('count time by a clock of their own, which runs fast when told so', () => {
    const { readings } = wear({ clockPpm: 5000, lossShare: 0 }, 'stand-still', 60);
    const [first, last] = [readings[0], readings.at(-1)];
    if (first === undefined || last === undefined) throw new Error('Nothing was read.');
    const rate = (last.deviceMs - first.deviceMs) / (last.arrivedMs - first.arrivedMs);
    expect(rate).toBeGreaterThan(1.0045);
    expect(rate).toBeLessThan(1.0055);
  });

  it('are the same for the same seed, and others for another', () => {
    const read = (seed: number) => wear({ seed }, 'bend', 3).readings;
    expect(read(4)).toEqual(read(4));
    expect(read(4)).not.toEqual(read(5));
  });
});
