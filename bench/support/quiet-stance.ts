/**
 * Virtual patients stand quietly, and are measured as people were: three trials of 60 s within the hour, a rest off the
 * board between, eyes open on a firm surface, the standard pipeline.
 */
import { WII_BALANCE_BOARD, centreOfPressureMm } from '#core/contract/board-geometry.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { NOTHING_SHOWN } from '#core/contract/stimulus.ts';
import { mean, sampleStandardDeviation } from '#core/signal/statistics.ts';
import { type Descriptors, describeSway } from '#core/stabilometry/descriptors.ts';
import { prepareSway } from '#core/stabilometry/prepare.ts';
import { type VirtualPatient, createVirtualPatient } from '#core/virtual/virtual-patient.ts';

const STEP_MS = 10;
const RATE_HZ = 100;
const TRIALS = 3;
const TRIAL_S = 60;
const REST_S = 60;
/** From stepping on to standing quietly. */
const SETTLE_S = 10;

export interface StanceTrial {
  readonly descriptors: Descriptors;
  /** Correlation of sideways and forward sway, without its sign. */
  readonly axesCorrelation: number;
}

/** Three trials of one person on one day. */
export function quietTrials(options: VirtualPatientOptions): readonly StanceTrial[] {
  const patient = createVirtualPatient(options);
  return Array.from({ length: TRIALS }, () => {
    pass(REST_S, () => patient.step({ ...NOTHING_SHOWN, place: 'off-board' }));
    pass(SETTLE_S, () => patient.step(undefined));
    return standQuietly(patient);
  });
}

function pass(seconds: number, step: () => void): void {
  for (let tMs = 0; tMs < 1000 * seconds; tMs += STEP_MS) step();
}

function standQuietly(patient: VirtualPatient): StanceTrial {
  const mlMm: number[] = [];
  const apMm: number[] = [];
  pass(TRIAL_S, () => {
    const loads = patient.step(undefined);
    if (loads === undefined) throw new Error('This body stands on no board.');
    const cop = centreOfPressureMm(loads, WII_BALANCE_BOARD);
    mlMm.push(cop.mlMm);
    apMm.push(cop.apMm);
  });
  const sway = prepareSway({ rateHz: RATE_HZ, mlMm, apMm });
  return {
    descriptors: describeSway(sway).descriptors,
    axesCorrelation: Math.abs(correlation(sway.mlMm, sway.apMm)),
  };
}

function correlation(a: Float64Array, b: Float64Array): number {
  const [middleA, middleB] = [mean([...a]), mean([...b])];
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [da, db] = [(a[at] ?? 0) - middleA, (b[at] ?? 0) - middleB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
}

/** Mean over people of the coefficient of variation from trial to trial, or from day to day. */
export function withinPersonCv(people: readonly (readonly number[])[]): number {
  return mean(people.map((trials) => sampleStandardDeviation(trials) / mean(trials)));
}
