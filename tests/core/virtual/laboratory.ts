/** Measures the virtual patient as a laboratory would measure a person: on the board, through the hub or without. */
import type { CellLoadsKg, HubInput } from '#core/contract/reading.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import {
  type Aim,
  NOTHING_SHOWN,
  type Posture,
  type Steering,
  type Stimulus,
} from '#core/contract/stimulus.ts';
import { WII_BALANCE_BOARD, centreOfPressureMm, totalLoadKg } from '#core/contract/board-geometry.ts';
import { Hub } from '#core/session/hub.ts';
import { mean, populationStandardDeviation } from '#core/signal/statistics.ts';
import { type SteeringValue, steeringValue } from '#core/virtual/steering-value.ts';
import { type VirtualPatient, createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { attached } from '../session/board-player.ts';

export const ADULT: VirtualPatientOptions = {
  seed: 1,
  bodyMassKg: 72,
  heightM: 1.75,
  impairment: 'none',
  severity: 0,
};

export type Person = Pick<VirtualPatientOptions, 'impairment' | 'severity'>;

export const HEALTHY: Person = { impairment: 'none', severity: 0 };
export const IMPAIRMENTS = [
  'none',
  'tight',
  'loose',
  'slow',
  'one-sided',
  'poor-position-sense',
  'fear',
] as const;

export function averageOf<Key extends string>(
  rows: readonly Readonly<Record<Key, number>>[],
  key: Key,
): number {
  return mean(rows.map((row) => row[key]));
}

export interface Place {
  readonly mlMm: number;
  readonly apMm: number;
}

export function placeOf(loads: CellLoadsKg | undefined): Place {
  return loadKgOf(loads) < 10 || loads === undefined
    ? { mlMm: 0, apMm: 0 }
    : centreOfPressureMm(loads, WII_BALANCE_BOARD);
}

/** No board bears nothing. */
export function loadKgOf(loads: CellLoadsKg | undefined): number {
  return loads === undefined ? 0 : totalLoadKg(loads);
}

/** The reading of the board's four cells. */
export function boardReading(loads: CellLoadsKg | undefined, hostMs: number): HubInput {
  if (loads === undefined) throw new Error('This body stands on a board.');
  return { type: 'board', slot: 0, hostMs, button: false, ...loads };
}

interface Sight extends Partial<Omit<Stimulus, 'aims'>> {
  readonly target?: Place;
  readonly cue?: { readonly ml: number; readonly ap: number; readonly inMs: number };
}

/** Something on the screen to steer with the feet, to the middle where no target is given. */
export function stimulusAt(marker: Place, { target, cue, ...change }: Sight = {}): Stimulus {
  const aim: Aim = {
    steering: 'centre-of-pressure',
    markerMl: marker.mlMm,
    markerAp: marker.apMm,
    targetMl: target?.mlMm ?? 0,
    targetAp: target?.apMm ?? 0,
  };
  const aims = [cue === undefined ? aim : { ...aim, cue }];
  return { ...NOTHING_SHOWN, aims, attending: true, ...change };
}

/** A patient who has stepped on and stood quietly for 5 s. */
export function standingPatient(options: VirtualPatientOptions): VirtualPatient {
  const patient = createVirtualPatient(options);
  for (let step = 0; step < 500; step++) patient.step(undefined);
  return patient;
}

export interface Sway {
  readonly rmsMlMm: number;
  readonly rmsApMm: number;
  readonly meanVelocityMmS: number;
}

/** Samples of a quiet stance: 25 a second. */
export const SWAY_RATE_HZ = 25;

/** 60 s of quiet stance, through the hub. */
export function quietStance(options: VirtualPatientOptions): { ml: number[]; ap: number[] } {
  const patient = standingPatient(options);
  const hub = new Hub();
  hub.push(attached(0));
  const ml: number[] = [];
  const ap: number[] = [];
  for (let hostMs = 10; hostMs <= 60_000; hostMs += 10) {
    const [frame] = hub.push(boardReading(patient.step(undefined), hostMs));
    if (frame === undefined || frame.tMs % 40 !== 0) continue;
    ml.push(frame.copMlMm);
    ap.push(frame.copApMm);
  }
  return { ml, ap };
}

export function quietSway(options: VirtualPatientOptions): Sway {
  const { ml, ap } = quietStance(options);
  let pathMm = 0;
  for (let at = 1; at < ml.length; at++) {
    pathMm += Math.hypot((ml[at] ?? 0) - (ml[at - 1] ?? 0), (ap[at] ?? 0) - (ap[at - 1] ?? 0));
  }
  return {
    rmsMlMm: populationStandardDeviation(ml),
    rmsApMm: populationStandardDeviation(ap),
    meanVelocityMmS: (pathMm * SWAY_RATE_HZ) / ml.length,
  };
}

/** Share of the power up to 5 Hz that lies below a frequency (plain discrete Fourier transform). */
export function shareBelow(values: readonly number[], rateHz: number, belowHz: number): number {
  const centre = mean(values);
  let below = 0;
  let all = 0;
  for (let bin = 1; (bin * rateHz) / values.length <= 5; bin++) {
    let real = 0;
    let imaginary = 0;
    for (const [at, value] of values.entries()) {
      const angle = (2 * Math.PI * bin * at) / values.length;
      real += (value - centre) * Math.cos(angle);
      imaginary += (value - centre) * Math.sin(angle);
    }
    const power = real * real + imaginary * imaginary;
    all += power;
    if ((bin * rateHz) / values.length < belowHz) below += power;
  }
  return below / all;
}

export interface PushTrial {
  /** From the push to a correction beyond 3 SD of the second half before it, lasting 50 ms. */
  readonly latencyMs: number | undefined;
  /** How far the marker went beyond the target to the other side. */
  readonly overshootMm: number;
  /** Mean distance from the target over the 2 s after the push, and over the last second of 4. */
  readonly meanErrorMm: number;
  readonly finalErrorMm: number;
}

/**
 * A marker that follows the centre of pressure after 20 ms is suddenly pushed aside and stays pushed.
 * @param direction unit vector of the push; @param cued announced a second before.
 */
export function pushTrial(
  options: VirtualPatientOptions,
  direction: Place,
  pushMm: number,
  cued: boolean,
): PushTrial {
  const patient = standingPatient(options);
  const push = { mlMm: pushMm * direction.mlMm, apMm: pushMm * direction.apMm };
  const seen: Place[] = [];
  const against: number[] = [];
  const errorMm: number[] = [];
  for (let tMs = -3000; tMs < 4000; tMs += 10) {
    const at = seen.at(-3) ?? { mlMm: 0, apMm: 0 };
    const pushed = tMs >= 0 ? 1 : 0;
    const marker = { mlMm: at.mlMm + pushed * push.mlMm, apMm: at.apMm + pushed * push.apMm };
    const announced = cued && tMs >= -1000 && tMs < 0;
    const cue = announced ? { cue: { ml: push.mlMm, ap: push.apMm, inMs: -tMs } } : {};
    const cop = placeOf(patient.step(stimulusAt(marker, cue)));
    seen.push(cop);
    against.push(-(cop.mlMm * direction.mlMm + cop.apMm * direction.apMm));
    errorMm.push(marker.mlMm * direction.mlMm + marker.apMm * direction.apMm);
  }
  const after = errorMm.slice(300);
  return {
    latencyMs: onsetMs(against.slice(250, 300), against.slice(300)),
    overshootMm: Math.max(0, ...after.map((error) => -error)),
    meanErrorMm: mean(after.slice(0, 200).map(Math.abs)),
    finalErrorMm: mean(after.slice(-100)),
  };
}

function onsetMs(before: readonly number[], after: readonly number[]): number | undefined {
  const threshold = mean(before) + Math.max(1.5, 3 * populationStandardDeviation(before));
  // Nobody answers a picture within 80 ms.
  for (let at = 8; at + 5 <= after.length; at++) {
    if (after.slice(at, at + 5).every((value) => value > threshold)) return at * 10;
  }
  return undefined;
}

export interface SteeringTask {
  readonly steering: Steering;
  readonly posture?: Posture;
  readonly eyes?: Stimulus['eyes'];
  readonly seconds: number;
  readonly target?: SteeringValue | ((tMs: number) => SteeringValue);
  /** Added to the marker. */
  readonly push?: (tMs: number) => SteeringValue;
  readonly cue?: (tMs: number) => Aim['cue'];
}

export interface SteeringMoment {
  readonly tMs: number;
  readonly value: SteeringValue;
  readonly marker: SteeringValue;
}

const AT_NEUTRAL: SteeringValue = { ml: 0, ap: 0 };

/** Somebody steers a marker that follows what they steer by after 40 ms. They have been in their posture for 5 s. */
export function steer(options: VirtualPatientOptions, task: SteeringTask): SteeringMoment[] {
  const { steering, posture = 'feet-apart', eyes = 'open', target, push, cue, seconds } = task;
  const patient = createVirtualPatient({ ...options, sensors: 'rigid' });
  const resting: Stimulus = { ...NOTHING_SHOWN, posture, eyes };
  for (let step = 0; step < 500; step++) patient.step(resting);
  const moments: SteeringMoment[] = [];
  for (let tMs = 0; tMs < 1000 * seconds; tMs += 10) {
    const seen = moments.at(-4)?.value ?? AT_NEUTRAL;
    const pushed = push?.(tMs) ?? AT_NEUTRAL;
    const marker = { ml: seen.ml + pushed.ml, ap: seen.ap + pushed.ap };
    const aimed = (typeof target === 'function' ? target(tMs) : target) ?? AT_NEUTRAL;
    const announced = cue?.(tMs);
    const aim: Aim = {
      steering,
      markerMl: marker.ml,
      markerAp: marker.ap,
      targetMl: aimed.ml,
      targetAp: aimed.ap,
      ...(announced && { cue: announced }),
    };
    const loads = patient.step({ ...resting, attending: true, aims: [aim] });
    moments.push({ tMs, value: steeringValue(patient, loads, steering) ?? AT_NEUTRAL, marker });
  }
  return moments;
}

/** Distance from a place, mean over these moments. */
export function meanDistance(values: readonly SteeringValue[], from: SteeringValue): number {
  return mean(values.map(({ ml, ap }) => Math.hypot(ml - from.ml, ap - from.ap)));
}
