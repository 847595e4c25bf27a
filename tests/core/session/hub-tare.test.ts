import { describe, expect, it } from 'vitest';
import { type Frame, FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { BoardReading } from '#core/contract/reading.ts';
import { Hub } from '#core/session/hub.ts';
import { attached, frameAt, pushAll, reading, steady, ticks } from './board-player.ts';

/** What the cells of a board that was seen to be 1.5 kg out read when nothing stands on it. */
const EMPTY_KG = [0.9, -0.2, 0.5, 0.3] as const;

/** The same readings on that board. */
function offset(readings: readonly BoardReading[]): BoardReading[] {
  return readings.map((one) => ({
    ...one,
    frontRightKg: one.frontRightKg + EMPTY_KG[0],
    backRightKg: one.backRightKg + EMPTY_KG[1],
    frontLeftKg: one.frontLeftKg + EMPTY_KG[2],
    backLeftKg: one.backLeftKg + EMPTY_KG[3],
  }));
}

const request = (hostMs: number, durationMs: number) => ({ type: 'tare' as const, hostMs, durationMs });

function tared(frame: Frame): boolean {
  return hasFlag(frame, FrameFlag.tared);
}

function taring(frame: Frame): boolean {
  return hasFlag(frame, FrameFlag.taring);
}

describe('the tare', () => {
  it('takes what the empty cells read off every reading', () => {
    const frames = pushAll(new Hub(), [
      attached(0),
      ...offset(steady(0, 100, 0)),
      request(100, 1000),
      ...offset(steady(100, 1200, 0)),
      ...offset(steady(1200, 1500, 70, 30, 20)),
    ]);
    expect(frameAt(frames, 90).loadKg).toBeCloseTo(1.5, 9);
    expect(frameAt(frames, 1150).loadKg).toBeCloseTo(0, 9);
    expect(frameAt(frames, 1400)).toMatchObject({
      loadKg: expect.closeTo(70, 9),
      copMlMm: expect.closeTo(30, 9),
      copApMm: expect.closeTo(20, 9),
    });
  });

  it('averages noise over its duration', () => {
    const noisy = steady(0, 1000, 0).map((one, index) => ({
      ...one,
      frontRightKg: index % 2 === 0 ? 0.2 : 0.4,
    }));
    const frames = pushAll(new Hub(), [attached(0), request(0, 1000), ...noisy, ...steady(1000, 1200, 70)]);
    expect(frameAt(frames, 1100).loadKg).toBeCloseTo(69.7, 9);
  });

  it('says that it is being taken, then that it has been', () => {
    const frames = pushAll(new Hub(), [
      attached(0),
      ...steady(0, 100, 0),
      request(100, 500),
      ...steady(100, 800, 0),
    ]);
    expect([taring(frameAt(frames, 90)), tared(frameAt(frames, 90))]).toEqual([false, false]);
    expect([taring(frameAt(frames, 110)), tared(frameAt(frames, 110))]).toEqual([true, false]);
    expect([taring(frameAt(frames, 590)), tared(frameAt(frames, 590))]).toEqual([true, false]);
    expect([taring(frameAt(frames, 600)), tared(frameAt(frames, 600))]).toEqual([false, true]);
  });

  it('is refused when something stands on the board, if only for a moment', () => {
    const readings = steady(0, 1000, 0).map((one) => (one.hostMs === 700 ? reading(700, 5.1) : one));
    const frames = pushAll(new Hub(), [
      attached(0),
      request(0, 1000),
      ...readings,
      ...steady(1000, 1200, 70),
    ]);
    expect([taring(frameAt(frames, 1050)), tared(frameAt(frames, 1050))]).toEqual([false, false]);
    expect(frameAt(frames, 1100).loadKg).toBeCloseTo(70, 9);
  });

  it('is refused when the board is hardly heard from', () => {
    const frames = pushAll(new Hub(), [
      attached(0),
      request(0, 1000),
      ...steady(0, 400, 0),
      ...ticks(400, 1200),
    ]);
    expect([taring(frameAt(frames, 1100)), tared(frameAt(frames, 1100))]).toEqual([false, false]);
  });

  it('withdraws its flag when a second one is refused, and keeps the first zero in use', () => {
    const hub = new Hub();
    pushAll(hub, [attached(0), request(0, 500), ...offset(steady(0, 600, 0))]);
    const frames = pushAll(hub, [request(600, 500), ...offset(steady(600, 1300, 70))]);
    expect([taring(frameAt(frames, 1200)), tared(frameAt(frames, 1200))]).toEqual([false, false]);
    expect(frameAt(frames, 1200).loadKg).toBeCloseTo(70, 9);
  });

  it('holds durations to 0.2 to 10 s, and ignores one that is no number', () => {
    const ends = (durationMs: number): number | undefined => {
      const frames = pushAll(new Hub(), [attached(0), request(0, durationMs), ...steady(0, 10_500, 0)]);
      return frames.find(tared)?.tMs;
    };
    expect([ends(-5), ends(1e9), ends(Number.NaN)]).toEqual([200, 10_000, undefined]);
  });

  it('needs a board', () => {
    const frames = pushAll(new Hub(), [request(0, 500), ...ticks(0, 600)]);
    expect(frames.some(taring)).toBe(false);
  });

  it('belongs to one board: another begins without, and the first has its own again when it returns', () => {
    const hub = new Hub();
    pushAll(hub, [attached(0), request(0, 500), ...offset(steady(0, 600, 0))]);
    const other = { ...attached(600), serial: 'another board' };
    const another = pushAll(hub, [other, ...offset(steady(600, 800, 70))]);
    expect(tared(frameAt(another, 700))).toBe(false);
    expect(frameAt(another, 700).loadKg).toBeCloseTo(71.5, 9);
    const returned = pushAll(hub, [attached(800), ...offset(steady(800, 1000, 70))]);
    expect(tared(frameAt(returned, 900))).toBe(true);
    expect(frameAt(returned, 900).loadKg).toBeCloseTo(70, 9);
  });

  it('is broken off when the board goes', () => {
    const hub = new Hub();
    pushAll(hub, [attached(0), ...offset(steady(0, 600, 0))]);
    const gone = pushAll(hub, [
      request(800, 500),
      { type: 'detached', slot: 0, hostMs: 900 },
      ...ticks(900, 1500),
    ]);
    expect([taring(frameAt(gone, 1000)), tared(frameAt(gone, 1400))]).toEqual([false, false]);
  });
});
