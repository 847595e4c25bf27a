/** The hub with motion sensors on, whatever else is pushed: thorax, pelvis and board at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_COLUMNS, type Frame, FrameFlag, packFrames } from '#core/contract/frame.ts';
import type { HubInput } from '#core/contract/reading.ts';
import { Hub } from '#core/session/hub.ts';
import { decodeInputs, encodeInputs } from '#core/recording/input-codec.ts';
import {
  CALIBRATED_MS,
  CALIBRATION,
  type Strap,
  calibrating,
  play,
  strapAttached,
} from '../../support/worn-sensors.ts';
import { attached, pushAll, steady } from './board-player.ts';
import { anyNumber, hubInputs } from './hub-inputs.ts';

fc.configureGlobal({ seed: 20240229 });

const TO_MS = 12_000;

/** Readings come between the grid's times: which of two inputs completes a grid time must not matter here. */
const arrivalMs = (tMs: number): number => tMs + 0.5;

const straps: readonly Strap[] = [
  {
    slot: 1,
    role: 'thorax',
    anglesAt: calibrating(50, (tMs) => [(tMs - CALIBRATED_MS) / 50, 5, 5]),
    rateHz: 50,
    arrivalMs,
  },
  {
    slot: 2,
    role: 'pelvis',
    anglesAt: calibrating(30, () => [10, 0, 0]),
    rateHz: 40,
    kind: 'orientation',
    arrivalMs,
  },
];

/** All three from the start, so that absurd inputs meet sensors that are attached, fused and calibrated. */
const life: readonly HubInput[] = [
  attached(0),
  ...straps.map((strap) => strapAttached(strap, 0)),
  ...play(straps, 0, TO_MS, [...CALIBRATION, ...steady(0.5, TO_MS, 70)]),
];

/** Absurd inputs, each pushed after so many of the sane ones. */
const disturbances = fc.array(
  fc.tuple(
    fc.nat(life.length - 1),
    fc.oneof(
      hubInputs(fc.constant(0), anyNumber),
      hubInputs(fc.constant(0), fc.double({ min: -50, max: 50, noNaN: true })),
    ),
  ),
  { maxLength: 30 },
);

function disturbed(inserted: readonly (readonly [number, HubInput])[]): HubInput[] {
  const sorted = inserted.toSorted((a, b) => a[0] - b[0]);
  const inputs: HubInput[] = [];
  let from = 0;
  for (const [place, input] of sorted) {
    inputs.push(...life.slice(from, place), { ...input, hostMs: life[place]?.hostMs ?? 0 });
    from = place;
  }
  return [...inputs, ...life.slice(from)];
}

function slotOf(input: HubInput): number {
  return 'slot' in input ? input.slot : -1;
}

function everyNumberIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyNumberIn) : [];
}

describe('a hub with sensors on', () => {
  it('never throws and never gives a number that is none, whatever is pushed between the readings', () => {
    fc.assert(
      fc.property(disturbances, (inserted) => {
        const hub = new Hub();
        const frames = pushAll(hub, disturbed(inserted));
        expect(packFrames(frames).every(Number.isFinite)).toBe(true);
        expect(everyNumberIn(hub.body).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same frames from a recording of its inputs', () => {
    fc.assert(
      fc.property(disturbances, (inserted) => {
        const inputs = disturbed(inserted);
        const again = decodeInputs(encodeInputs(inputs));
        expect(pushAll(new Hub(), again)).toStrictEqual(pushAll(new Hub(), inputs));
      }),
      { numRuns: 5 },
    );
  });

  it('gives the same frames whichever device was read first among those that were read at once', () => {
    const later = life.slice(1 + straps.length);
    const bySlot = (sign: 1 | -1): HubInput[] => [
      ...life.slice(0, 1 + straps.length),
      ...later.toSorted((a, b) => a.hostMs - b.hostMs || sign * (slotOf(a) - slotOf(b))),
    ];
    expect(pushAll(new Hub(), bySlot(-1))).toStrictEqual(pushAll(new Hub(), bySlot(1)));
  });

  it('does not depend on where the host clock started', () => {
    const at = (zeroMs: number): Frame[] =>
      pushAll(
        new Hub(),
        life.map((input) => ({ ...input, hostMs: zeroMs + Math.round(input.hostMs * 8) / 8 })),
      );
    expect(at(1e9)).toStrictEqual(at(0));
  });

  it('gives the board’s columns as without sensors', () => {
    const board = life.filter((input) => ['attached', 'board', 'tick'].includes(input.type));
    const columns = FRAME_COLUMNS.slice(0, FRAME_COLUMNS.indexOf('flags'));
    const boardOf = (frames: readonly Frame[]) =>
      frames.map((frame) => columns.map((column) => frame[column]));
    const [both, alone] = [pushAll(new Hub(), life), pushAll(new Hub(), board)];
    expect(boardOf(both)).toStrictEqual(boardOf(alone));
    const ofTheBoard = FrameFlag.tiltValid - 1;
    expect(both.map(({ flags }) => flags & ofTheBoard)).toStrictEqual(alone.map(({ flags }) => flags));
  });
});
