/** A person with sensors on, played into a hub: what the tests of the body share. */
import type { Frame } from '#core/contract/frame.ts';
import type { HubInput } from '#core/contract/reading.ts';
import { Hub } from '#core/session/hub.ts';
import { uniform } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';
import { pushAll, rootMeanSquare } from '../session/board-player.ts';
import {
  type Angles,
  CALIBRATED_MS,
  CALIBRATION,
  type Strap,
  calibrating,
  play,
  strapAttached,
} from '../../support/worn-sensors.ts';

/** What the hub says of a grid time was so long before. */
export const DELAY_MS = 20;
export const wave = (tMs: number, periodMs: number): number => Math.sin((2 * Math.PI * tMs) / periodMs);
export const thoraxMoves = (tMs: number): Angles => [
  30 + 30 * wave(tMs, 4000),
  20 * wave(tMs, 5300),
  25 * wave(tMs, 3700),
];
export const pelvisMoves = (tMs: number): Angles => [
  12 + 15 * wave(tMs, 4000),
  6 * wave(tMs, 5300),
  10 * wave(tMs, 3700),
];
/** Comes to the movement smoothly from upright. */
export const eased =
  (moves: (tMs: number) => Angles): ((tMs: number) => Angles) =>
  (tMs) => {
    const share = Math.min(1, (tMs - CALIBRATED_MS) / 1000);
    const [f, l, a] = moves(tMs);
    return [share * f, share * l, share * a];
  };

export function thorax(change: Partial<Strap> = {}): Strap {
  return { slot: 1, role: 'thorax', anglesAt: calibrating(50, eased(thoraxMoves)), ...change };
}
export function pelvis(change: Partial<Strap> = {}): Strap {
  return { slot: 2, role: 'pelvis', anglesAt: calibrating(25, eased(pelvisMoves)), ...change };
}

export function run(straps: readonly Strap[], toMs: number, others: readonly HubInput[] = []) {
  const hub = new Hub();
  const steps = [...CALIBRATION, ...others];
  const inputs = [...straps.map((strap) => strapAttached(strap, 0)), ...play(straps, 0, toMs, steps)];
  return { hub, frames: pushAll(hub, inputs) };
}

export function errorsOf(frames: readonly Frame[], strap: Strap, name: 'thorax' | 'pelvis', fromMs: number) {
  const moving = frames.filter(({ tMs }) => tMs >= fromMs);
  const off = (column: 'FlexionDeg' | 'LateralDeg' | 'AxialDeg', index: 0 | 1 | 2): number =>
    rootMeanSquare(
      moving.map((frame) => frame[`${name}${column}`] - strap.anglesAt(frame.tMs - DELAY_MS)[index]),
    );
  return { flexion: off('FlexionDeg', 0), lateral: off('LateralDeg', 1), axial: off('AxialDeg', 2) };
}

export function lastOf(frames: readonly Frame[]): Frame {
  const frame = frames.at(-1);
  if (frame === undefined) throw new Error('There is no frame.');
  return frame;
}

/** Stands still but for the calibration. */
export const still = (change: Partial<Strap> = {}): Strap =>
  thorax({ anglesAt: calibrating(50, () => [0, 0, 0]), ...change });
export const stillPelvis = (change: Partial<Strap> = {}): Strap =>
  pelvis({ anglesAt: calibrating(25, () => [0, 0, 0]), ...change });

/** 200 Hz, three samples a report as Bluetooth delivers them, one report in thirty lost, noise, 1 % of drift, bias. */
export function cheap(strap: Strap, random: Random): Strap {
  const rate = uniform(random, 0.99, 1.01);
  const zeroMs = uniform(random, 0, 1e7);
  const bias = (): number => uniform(random, -0.01, 0.01);
  let [report, arrivalMs, isLost] = [-1, 0, false];
  return {
    ...strap,
    rateHz: 200,
    statedHz: 60,
    biasRadS: [bias(), bias(), bias()],
    noise: { next: () => uniform(random, -1, 1), gyroRadS: 0.01, accMS2: 0.1 },
    deviceMs: (tMs) => zeroMs + tMs / rate,
    arrivalMs: (tMs, index) => {
      if (Math.floor(index / 3) > report) {
        report = Math.floor(index / 3);
        isLost = uniform(random, 0, 1) < 1 / 30;
        arrivalMs = Math.max(arrivalMs, tMs + 10 + uniform(random, 0.5, 15));
      }
      return isLost ? undefined : arrivalMs;
    },
  };
}

/** Cosine of the angle to the vertical, as deg from level: no heading in it. */
export function tiltOf([flexion, lateral]: readonly [number, number]): number {
  const radians = Math.PI / 180;
  return Math.asin(Math.cos(flexion * radians) * Math.cos(lateral * radians)) / radians;
}

/** All of these. */
export function hasFlags(frame: Frame, flags: number): boolean {
  return (frame.flags & flags) === flags;
}
