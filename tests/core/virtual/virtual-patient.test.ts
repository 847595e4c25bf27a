import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { type Aim, POSTURES, STEERINGS, type Stimulus } from '#core/contract/stimulus.ts';
import { mean } from '#core/signal/statistics.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import {
  ADULT,
  IMPAIRMENTS,
  type Place,
  loadKgOf,
  placeOf,
  standingPatient,
  stimulusAt,
} from './laboratory.ts';

fc.configureGlobal({ seed: 20240229 });

describe('stepping on and off', () => {
  /** Load every 10 ms while this is seen. */
  function loadsKg(
    patient: ReturnType<typeof createVirtualPatient>,
    durationMs: number,
    stimulus?: Stimulus,
  ): number[] {
    return Array.from({ length: durationMs / 10 }, () => loadKgOf(patient.step(stimulus)));
  }
  const away = stimulusAt({ mlMm: 0, apMm: 0 }, { place: 'off-board' });

  it('begins beside the board and steps on within 1.6 s', () => {
    const loads = loadsKg(createVirtualPatient(ADULT), 2000);
    expect(Math.abs(loads[0] ?? Infinity)).toBeLessThan(1);
    expect(loads[160]).toBeGreaterThan(70);
    expect(loads[160]).toBeLessThan(74);
  });

  it('steps off within a second when told to, and back on', () => {
    const patient = standingPatient(ADULT);
    const off = loadsKg(patient, 2000, away);
    expect(Math.abs(off[100] ?? Infinity)).toBeLessThan(1);
    const on = loadsKg(patient, 2000, { ...away, place: 'on-board' });
    expect(on[160]).toBeGreaterThan(70);
  });

  it('never stands when told not to', () => {
    for (const load of loadsKg(createVirtualPatient(ADULT), 3000, away))
      expect(Math.abs(load)).toBeLessThan(1);
  });

  it('weighs what was asked for, with the ripple of a living body', () => {
    const loads = loadsKg(standingPatient({ ...ADULT, bodyMassKg: 55 }), 10_000);
    // Empty cells are up to 0.15 kg off, each.
    expect(Math.abs(mean(loads) - 55)).toBeLessThan(0.6);
    expect(Math.max(...loads) - Math.min(...loads)).toBeGreaterThan(0.1);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThan(1.5);
  });

  it('reads in steps of 10 g, as the board does', () => {
    const patient = standingPatient(ADULT);
    for (let step = 0; step < 100; step++) {
      const counts = 100 * (patient.step(undefined)?.frontLeftKg ?? Number.NaN);
      expect(Math.abs(counts - Math.round(counts))).toBeLessThan(1e-6);
    }
  });

  it('catches a fall with a step off the board, and comes back after one to two seconds', () => {
    const patient = standingPatient({ ...ADULT, impairment: 'poor-position-sense', severity: 1, seed: 3 });
    const loads: number[] = [];
    let cop: Place = { mlMm: 0, apMm: 0 };
    for (let tMs = 0; tMs < 60_000; tMs += 10) {
      // Who feels poorly where they are leans back too far, sooner or later.
      const cells = patient.step(stimulusAt(cop, { target: { mlMm: 0, apMm: -200 } }));
      cop = placeOf(cells);
      loads.push(loadKgOf(cells));
    }
    const gone = loads.map((load) => load < 10);
    const falls = gone.flatMap((off, at) => (off && gone[at - 1] === false ? [at] : []));
    expect(falls.length).toBeGreaterThan(0);
    for (const at of falls) {
      const back = gone.indexOf(false, at);
      if (back < 0) continue;
      expect((back - at) * 10).toBeGreaterThan(1000);
      expect((back - at) * 10).toBeLessThan(2700);
    }
  });
});

describe('whatever happens', () => {
  const anyNumber = fc.oneof(
    fc.double(),
    fc.double({ min: -150, max: 150, noNaN: true }),
    fc.constantFrom(0, Number.NaN, Infinity, -Infinity, Number.MAX_VALUE),
  );
  const aim = fc
    .record(
      {
        steering: fc.constantFrom(...STEERINGS),
        markerMl: anyNumber,
        markerAp: anyNumber,
        targetMl: anyNumber,
        targetAp: anyNumber,
        cue: fc.record({ ml: anyNumber, ap: anyNumber, inMs: anyNumber }),
      },
      { requiredKeys: ['steering', 'markerMl', 'markerAp', 'targetMl', 'targetAp'] },
    )
    .map((one): Aim => one);
  const stimuli: fc.Arbitrary<Stimulus> = fc.record({
    aims: fc.array(aim, { maxLength: 2 }),
    attending: fc.boolean(),
    place: fc.constantFrom('on-board', 'off-board'),
    posture: fc.constantFrom(...POSTURES),
    eyes: fc.constantFrom('open', 'closed'),
  });
  const people: fc.Arbitrary<VirtualPatientOptions> = fc.record({
    seed: fc.nat(),
    bodyMassKg: fc.double({ min: 20, max: 150, noNaN: true }),
    heightM: fc.double({ min: 1, max: 2.3, noNaN: true }),
    impairment: fc.constantFrom(...IMPAIRMENTS),
    severity: fc.double({ min: 0, max: 1, noNaN: true }),
    sensors: fc.constantFrom('none', 'rigid'),
    board: fc.constantFrom('balance', 'tilting', 'none'),
  });

  it('gives loads that a board can read: numbers, near nothing to somewhat above the weight', () => {
    fc.assert(
      fc.property(
        people,
        fc.array(fc.option(stimuli, { nil: undefined }), { minLength: 5, maxLength: 20 }),
        (person, seen) => {
          const patient = createVirtualPatient(person);
          const read: number[] = [];
          // Each sight lasts 0.3 s.
          for (let step = 0; step < 30 * seen.length; step++) {
            read.push(...Object.values({ ...patient.step(seen[Math.floor(step / 30)]) }));
          }
          expect(read.every((kg) => kg > -0.5 && kg < 1.05 * person.bodyMassKg + 0.5)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same loads for the same seed and sights, and others for another seed', () => {
    const record = (seed: number): number[] => {
      const patient = createVirtualPatient({ ...ADULT, seed });
      return Array.from({ length: 1000 }, (_, step) =>
        loadKgOf(patient.step(stimulusAt({ mlMm: step % 40, apMm: -(step % 25) }))),
      );
    };
    expect(record(7)).toEqual(record(7));
    expect(record(7)).not.toEqual(record(8));
  });

  it.each(IMPAIRMENTS)('keeps on its feet for four minutes of play, impairment %s', (impairment) => {
    const patient = standingPatient({ ...ADULT, impairment, severity: 1 });
    let cop: Place = { mlMm: 0, apMm: 0 };
    let stepsOff = 0;
    for (let tMs = 0; tMs < 240_000; tMs += 10) {
      const wind = tMs % 8000 < 3000 ? 25 : 0;
      const angle = Math.floor(tMs / 8000);
      const marker = { mlMm: cop.mlMm + wind * Math.cos(angle), apMm: cop.apMm + wind * Math.sin(angle) };
      const loads = patient.step(stimulusAt(marker));
      if (loadKgOf(loads) < 30) stepsOff += 1;
      cop = placeOf(loads);
    }
    expect(stepsOff).toBe(0);
  });
});
