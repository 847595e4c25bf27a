import { type Message, message } from '#core/language/message.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tiltDeg } from '#core/device-learning/axis-value.ts';
import { learnProfile } from '#core/device-learning/learn-profile.ts';
import { valueOf } from '#core/errors.ts';
import { createRandom } from '#core/signal/random.ts';
import { record, reportOf, type SyntheticAxis, type SyntheticBoard } from './synthetic-board.ts';

const NAME = { name: 'Tilt board' };

const BYTE: SyntheticAxis = {
  bitOffset: 0,
  bitSize: 8,
  signed: false,
  levelValue: 128,
  unitsPerDegree: 6,
  noise: 0.8,
};
const WORD: SyntheticAxis = {
  ...BYTE,
  bitSize: 16,
  signed: true,
  levelValue: 90,
  unitsPerDegree: 500,
  noise: 30,
};

const BOARD: SyntheticBoard = {
  reportId: 0,
  bytes: 8,
  right: { ...WORD, bitOffset: 8 },
  front: { ...WORD, bitOffset: 24, unitsPerDegree: -480 },
  counterAt: 0,
  timeAt: 5,
  noiseAt: 7,
};

/** Where two axes stand, which widths and signs they have, and what else is in the report. */
const boards: fc.Arbitrary<SyntheticBoard> = fc
  .record({
    reportId: fc.constantFrom(0, 1, 0x11),
    shape: fc.constantFrom(
      { bitSize: 8, starts: [0, 24], level: 128, perDegree: 6, signed: false, noise: 0.8 },
      { bitSize: 8, starts: [16, 8], level: -3, perDegree: 7, signed: true, noise: 1 },
      { bitSize: 10, starts: [12, 22], level: 512, perDegree: 25, signed: false, noise: 2 },
      { bitSize: 12, starts: [16, 28], level: 2040, perDegree: 110, signed: false, noise: 6 },
      { bitSize: 12, starts: [4, 16], level: 15, perDegree: 90, signed: true, noise: 3 },
      { bitSize: 16, starts: [8, 24], level: 32_000, perDegree: 900, signed: false, noise: 40 },
      { bitSize: 16, starts: [24, 0], level: -200, perDegree: 350, signed: true, noise: 15 },
    ),
    isSwapped: fc.boolean(),
    rightSign: fc.constantFrom(-1, 1),
    frontSign: fc.constantFrom(-1, 1),
    counter: fc.boolean(),
    time: fc.boolean(),
    noise: fc.boolean(),
    seed: fc.nat(1e6),
  })
  .map(({ reportId, shape, isSwapped, rightSign, frontSign, counter, time, noise }) => {
    const { bitSize, starts, level: levelValue, perDegree, signed, noise: axisNoise } = shape;
    const [first = 0, second = 0] = isSwapped ? starts.toReversed() : starts;
    const axis = { bitSize, signed, levelValue, noise: axisNoise };
    return {
      reportId,
      bytes: 10,
      right: { ...axis, bitOffset: first, unitsPerDegree: rightSign * perDegree },
      front: { ...axis, bitOffset: second, unitsPerDegree: frontSign * perDegree },
      ...(counter ? { counterAt: 5 } : {}),
      ...(time ? { timeAt: 6 } : {}),
      ...(noise ? { noiseAt: 8 } : {}),
      constantAt: 9,
    };
  });

describe('learning how a board says its tilt', () => {
  it('finds the bits, the sign, the level and the degrees of each axis among a counter, a clock and noise', () => {
    const profile = valueOf(learnProfile(record(BOARD, random(1)), { name: 'Board' }));
    expect(profile.name).toBe('Board');
    expect(profile.tiltMl).toMatchObject({ reportId: 0, bitOffset: 8, bitSize: 16, signed: true });
    expect(profile.tiltAp).toMatchObject({ reportId: 0, bitOffset: 24, bitSize: 16, signed: true });
    expect(profile.tiltMl.degreesPerUnit).toBeCloseTo(1 / 500, 4);
    expect(profile.tiltAp.degreesPerUnit).toBeCloseTo(-1 / 480, 4);
    expect(Math.abs(profile.tiltMl.levelValue - 90)).toBeLessThan(150);
  });

  it('gives profiles that read any tilt, on whichever bits, under whichever sign', () => {
    fc.assert(
      fc.property(
        boards,
        fc.nat(1e6),
        fc.double({ min: -14, max: 14, noNaN: true }),
        fc.double({ min: -14, max: 14, noNaN: true }),
        (board, seed, rightDeg, frontDeg) => {
          const next = random(seed);
          const profile = valueOf(learnProfile(record(board, next), NAME));
          const report = reportOf(board, { rightDeg, frontDeg }, 12_345, next);
          // Nobody is quite level or quite straight; 15 degrees were 14.7 or 15.3; and a byte has 7 units a degree.
          expect(Math.abs((tiltDeg(profile.tiltMl, report) ?? 99) - rightDeg)).toBeLessThan(1.5);
          expect(Math.abs((tiltDeg(profile.tiltAp, report) ?? 99) - frontDeg)).toBeLessThan(1.5);
        },
      ),
      { seed: 7, numRuns: 100 },
    );
  });

  it('goes by the tilt that was measured, where somebody has measured it', () => {
    const recording = record(BOARD, random(1));
    const measured = valueOf(learnProfile(recording, { ...NAME, rightDeg: 12, forwardDeg: 8 }));
    const assumed = valueOf(learnProfile(recording, NAME));
    expect(measured.tiltMl.degreesPerUnit / assumed.tiltMl.degreesPerUnit).toBeCloseTo(12 / 15, 9);
    expect(measured.tiltAp.degreesPerUnit / assumed.tiltAp.degreesPerUnit).toBeCloseTo(8 / 15, 9);
  });

  it('learns a board that reports only what changes', () => {
    const quiet = { ...BYTE, noise: 0 };
    const board = {
      reportId: 0,
      bytes: 4,
      right: { ...quiet, bitOffset: 0 },
      front: { ...quiet, bitOffset: 8 },
      onChangeOnly: true,
    };
    const profile = valueOf(learnProfile(record(board, random(3)), NAME));
    const report = reportOf(board, { rightDeg: -8, frontDeg: 5 }, 0, random(4));
    expect(Math.abs((tiltDeg(profile.tiltMl, report) ?? 99) + 8)).toBeLessThan(1.5);
    expect(Math.abs((tiltDeg(profile.tiltAp, report) ?? 99) - 5)).toBeLessThan(1.5);
  });

  it('passes over reports of other numbers', () => {
    const next = random(5);
    const steps = record({ ...BOARD, reportId: 1 }, next);
    const other = (): Uint8Array => Uint8Array.of(2, Math.floor(256 * next()), 0, 0);
    const mixed = {
      level: steps.level.flatMap((report) => [report, other()]),
      right: steps.right.flatMap((report) => [other(), report]),
      levelAgain: steps.levelAgain.flatMap((report) => [report, other()]),
      forward: steps.forward.flatMap((report) => [report, other()]),
    };
    expect(valueOf(learnProfile(mixed, NAME)).tiltMl).toMatchObject({
      reportId: 1,
      bitOffset: 8,
      bitSize: 16,
    });
  });
});

describe('a board that cannot be learnt', () => {
  const flat = { ...WORD, unitsPerDegree: 0 };
  const whyNot = (board: SyntheticBoard, poses?: Parameters<typeof record>[2]): Message | undefined => {
    const result = learnProfile(record(board, random(9), poses), NAME);
    return result.ok ? undefined : result.error.message;
  };

  it('because it sends nothing', () => {
    const nothing = { level: [], right: [], levelAgain: [], forward: [] };
    expect(learnProfile(nothing, NAME)).toMatchObject({
      error: { message: message('error.learning.nothing-sent') },
    });
  });

  it('because nothing it sends follows the tilt, though a counter, a clock and noise do vary', () => {
    expect(whyNot({ ...BOARD, right: { ...flat, bitOffset: 8 } })).toMatchObject({
      values: { direction: 'right' },
    });
    expect(whyNot({ ...BOARD, front: { ...flat, bitOffset: 24 } })).toMatchObject({
      values: { direction: 'forward' },
    });
    expect(
      whyNot({
        reportId: 0,
        bytes: 4,
        right: { ...flat, noise: 0, bitOffset: 0 },
        front: { ...flat, noise: 0, bitOffset: 16 },
      }),
    ).toEqual(message('error.learning.nothing-follows', { direction: 'right' }));
  });

  it('because it was not held still', () => {
    const shaky = { ...WORD, noise: 6000 };
    const why = whyNot({ ...BOARD, right: { ...shaky, bitOffset: 8 }, front: { ...shaky, bitOffset: 24 } });
    expect([
      message('error.learning.not-still'),
      message('error.learning.not-alone', { direction: 'right' }),
      message('error.learning.nothing-follows', { direction: 'right' }),
    ]).toContainEqual(why);
  });

  it('because it was tilted askew, or not brought back', () => {
    const level = { rightDeg: 0, frontDeg: 0 };
    const askew = {
      level,
      right: { rightDeg: 12, frontDeg: 11 },
      levelAgain: level,
      forward: { rightDeg: 11, frontDeg: 12 },
    };
    expect(whyNot({ reportId: 0, bytes: 8, right: BOARD.right, front: BOARD.front }, askew)).toEqual(
      message('error.learning.not-alone', { direction: 'right' }),
    );
    const stays = {
      level,
      right: { rightDeg: 15, frontDeg: 0 },
      levelAgain: { rightDeg: 15, frontDeg: 0 },
      forward: { rightDeg: 0, frontDeg: 15 },
    };
    expect(whyNot({ reportId: 0, bytes: 8, right: BOARD.right, front: BOARD.front }, stays)).toEqual(
      message('error.learning.not-alone', { direction: 'right' }),
    );
  });

  it('never throws, whatever comes', () => {
    const reports = fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 30 });
    const recordings = fc.record({ level: reports, right: reports, levelAgain: reports, forward: reports });
    fc.assert(
      fc.property(recordings, (recording) => {
        const result = learnProfile(recording, { name: 'x'.repeat(200) });
        expect(typeof result.ok).toBe('boolean');
      }),
      { seed: 8, numRuns: 60 },
    );
  });

  it('because it has no name to keep it by', () => {
    expect(learnProfile(record(BOARD, random(1)), { name: '' })).toMatchObject({ ok: false });
  });
});

function random(seed: number): () => number {
  const source = createRandom(seed);
  return () => source.next();
}
