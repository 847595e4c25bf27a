/**
 * Golden vectors: what the virtual patient does standing with feet apart and eyes open, steering by the feet, bit for
 * bit. Abilities that were measured with it hold only for this body.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Movement, Stimulus } from '#core/contract/stimulus.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { createVirtualSensors } from '#core/virtual/virtual-sensors.ts';
import { ADULT, type Place, placeOf, stimulusAt } from './laboratory.ts';

/** 40 s: steps on, stands, catches announced pushes of a sluggish marker, leans to a target, steps off and on, rests. */
function sightAt(tMs: number, marker: Place, movement: Movement | undefined): Stimulus | undefined {
  if (tMs < 5000) return undefined;
  const asked = movement === undefined ? {} : { movement };
  if (tMs < 24_000) {
    const untilPushMs = 4000 - (tMs % 4000);
    const cue = untilPushMs <= 1000 ? { cue: { ml: 25, ap: -10, inMs: untilPushMs } } : {};
    return stimulusAt(marker, { ...cue, ...asked });
  }
  if (tMs < 30_000) return stimulusAt(marker, { target: { mlMm: -70, apMm: 30 }, ...asked });
  if (tMs < 33_000) return stimulusAt(marker, { attending: false, place: 'off-board', ...asked });
  return stimulusAt(marker, { attending: tMs < 37_000, ...asked });
}

class Digest {
  readonly #numbers: number[] = [];

  add(...values: readonly number[]): void {
    this.#numbers.push(...values);
  }

  get hex(): string {
    const bytes = new Uint8Array(new Float64Array(this.#numbers).buffer);
    return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  }
}

/** Loads, and the angles and sensor readings of who wears sensors. */
function digestOf(options: VirtualPatientOptions, movement?: Movement): string {
  const patient = createVirtualPatient(options);
  const sensors = createVirtualSensors({ options, patient });
  const digest = new Digest();
  let cop: Place = { mlMm: 0, apMm: 0 };
  let marker: Place = { mlMm: 0, apMm: 0 };
  for (let tMs = 0; tMs < 40_000; tMs += 10) {
    const loads = patient.step(sightAt(tMs, marker, movement));
    cop = placeOf(loads);
    const pushed = tMs % 4000 < 1500 ? 1 : 0;
    marker = {
      mlMm: marker.mlMm + 0.08 * (cop.mlMm + 25 * pushed - marker.mlMm),
      apMm: marker.apMm + 0.08 * (cop.apMm - 10 * pushed - marker.apMm),
    };
    if (loads === undefined) throw new Error('This body stands on a board.');
    digest.add(loads.frontLeftKg, loads.frontRightKg, loads.backLeftKg, loads.backRightKg);
    for (const reading of sensors?.readings(tMs) ?? []) {
      if (reading.type === 'motion') digest.add(reading.deviceMs, ...reading.gyroRadS, ...reading.accMS2);
    }
    if (patient.trunk && tMs >= 100)
      digest.add(...Object.values({ ...patient.trunk.anglesAt(patient.trunk.knownMs - 5) }));
  }
  return digest.hex;
}

describe('golden vectors of who stands on the board and steers by the feet', () => {
  it.each([
    ['none', '2cacd9f6a74bf148'],
    ['tight', 'aa198b892a101fdd'],
    ['loose', 'f7bd63fc3846d0b8'],
    ['slow', 'cfa7bf5a4b52fc4f'],
    ['one-sided', '1387a6548445a47a'],
    ['poor-position-sense', '4fa4db1de980d016'],
    ['fear', '2c6500f76b6cbcea'],
  ] as const)('impairment %s', (impairment, digest) => {
    expect(digestOf({ ...ADULT, impairment, severity: 0.8, seed: 11 })).toBe(digest);
  });

  it.each([
    [undefined, 'bcfa716f4a0ad867'],
    ['bend', 'f95cdd270962b58e'],
  ] as const)('with motion sensors, asked to do: %s', (movement, digest) => {
    expect(digestOf({ ...ADULT, seed: 12, sensors: 'soft-tissue' }, movement)).toBe(digest);
  });
});
