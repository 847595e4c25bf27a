import { describe, expect, it } from 'vitest';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import { Hub, SATURATED_CELL_KG } from '#core/session/hub.ts';
import { attached, frameAt, pushAll, reading, steady, ticks } from './board-player.ts';

const FLAGS = Object.keys(FrameFlag) as (keyof typeof FrameFlag)[];

function flagsOf(frame: Parameters<typeof hasFlag>[0]): string[] {
  return FLAGS.filter((name) => hasFlag(frame, FrameFlag[name]));
}

describe('the centre of pressure', () => {
  it.each([
    [0, 0],
    [50, 0],
    [0, -40],
    [-120, 80],
  ])('of a steady load at %d, %d mm is that point', (mlMm, apMm) => {
    const frames = pushAll(new Hub(), [attached(500), ...steady(500, 800, 72, mlMm, apMm)]);
    const frame = frameAt(frames, 200);
    expect(frame.copMlMm).toBeCloseTo(mlMm, 9);
    expect(frame.copApMm).toBeCloseTo(apMm, 9);
    expect(frame.loadKg).toBeCloseTo(72, 9);
    expect(flagsOf(frame)).toEqual(['attached', 'valid']);
  });

  it('of a real raw report is the published one', () => {
    const loads = {
      frontRightKg: 8.465225,
      backRightKg: 31.241186,
      frontLeftKg: 8.947881,
      backLeftKg: 30.464646,
    };
    const readings = steady(0, 200, 0).map((empty) => ({ ...empty, ...loads }));
    const frame = frameAt(pushAll(new Hub(), [attached(0), ...readings]), 150);
    expect(frame.loadKg).toBeCloseTo(79.118938, 6);
    expect(frame.copMlMm).toBeCloseTo(0.8042, 4);
    expect(frame.copApMm).toBeCloseTo(-66.6191, 4);
  });

  it('scales with the geometry that the board was attached with', () => {
    const board = attached(0, { sensorSpacingMlMm: 866, sensorSpacingApMm: 119 });
    const frame = frameAt(pushAll(new Hub(), [board, ...steady(0, 200, 70, 50, 40)]), 150);
    expect(frame.copMlMm).toBeCloseTo(100, 9);
    expect(frame.copApMm).toBeCloseTo(20, 9);
  });

  it('is 0, 0 before any load and then held where it was last good', () => {
    const hub = new Hub();
    const empty = pushAll(hub, [attached(0), ...steady(0, 200, 0)]);
    expect(frameAt(empty, 100)).toMatchObject({ copMlMm: 0, copApMm: 0, loadKg: 0 });
    expect(flagsOf(frameAt(empty, 100))).toEqual(['attached', 'held']);
    const on = pushAll(hub, steady(200, 500, 70, 30, 20));
    const leaving = pushAll(hub, steady(500, 800, 9.9, -100, -100));
    const lastGood = [...on, ...leaving].findLast((frame) => hasFlag(frame, FrameFlag.valid));
    const off = frameAt(leaving, 700);
    expect(off).toMatchObject({ copMlMm: lastGood?.copMlMm, copApMm: lastGood?.copApMm });
    expect(off.loadKg).toBeCloseTo(9.9, 9);
    expect(flagsOf(off)).toEqual(['attached', 'held']);
  });

  it('counts from 10 kg', () => {
    const frames = pushAll(new Hub(), [attached(0), ...steady(0, 200, 10.001, 30)]);
    expect(hasFlag(frameAt(frames, 100), FrameFlag.valid)).toBe(true);
  });
});

describe('load and edge', () => {
  it('gives percent of the body mass once it is known', () => {
    const hub = new Hub();
    const before = pushAll(hub, [attached(0), ...steady(0, 200, 60)]);
    expect(frameAt(before, 100).loadPercent).toBe(0);
    const after = pushAll(hub, [{ type: 'body-mass', hostMs: 200, bodyMassKg: 80 }, ...steady(200, 400, 60)]);
    expect(frameAt(after, 300).loadPercent).toBeCloseTo(75, 9);
  });

  it('keeps the body mass it had when told nonsense', () => {
    const masses = [80, 0, -3, Number.NaN, Infinity];
    const told = masses.map((bodyMassKg) => ({ type: 'body-mass' as const, hostMs: 0, bodyMassKg }));
    const frames = pushAll(new Hub(), [attached(0), ...told, ...steady(0, 200, 60)]);
    expect(frameAt(frames, 100).loadPercent).toBeCloseTo(75, 9);
  });

  it('applies the correction of a check with a known weight to the load, not to the place', () => {
    const board = attached(0, { loadScale: 1.05 });
    const frame = frameAt(pushAll(new Hub(), [board, ...steady(0, 200, 60, 40, -20)]), 100);
    expect(frame.loadKg).toBeCloseTo(63, 9);
    expect(frame.copMlMm).toBeCloseTo(40, 9);
  });

  it('measures the margin to the line through the cells', () => {
    const margin = (mlMm: number, apMm: number): number =>
      frameAt(pushAll(new Hub(), [attached(0), ...steady(0, 200, 70, mlMm, apMm)]), 100).edgeMargin;
    expect(margin(0, 0)).toBeCloseTo(1, 9);
    expect(margin(433 / 4, 0)).toBeCloseTo(0.5, 9);
    expect(margin(20, -119)).toBeCloseTo(0, 9);
    expect(margin(-260, 0)).toBeLessThan(0);
  });

  it('flags a cell that bears more than it can', () => {
    const loads = { frontRightKg: SATURATED_CELL_KG + 1, backRightKg: 5, frontLeftKg: 5, backLeftKg: 5 };
    const hub = new Hub();
    const before = pushAll(hub, [attached(0), ...steady(0, 200, 70)]);
    const during = pushAll(hub, [reading(200, 0, 0, 0, loads), ...steady(210, 400, 70)]);
    expect(hasFlag(frameAt(before, 190), FrameFlag.saturated)).toBe(false);
    expect(hasFlag(frameAt(during, 210), FrameFlag.saturated)).toBe(true);
    expect(hasFlag(frameAt(during, 300), FrameFlag.saturated)).toBe(false);
  });
});

describe('silence', () => {
  const hub = (): { hub: Hub; frames: ReturnType<Hub['push']> } => {
    const made = new Hub();
    return {
      hub: made,
      frames: pushAll(made, [attached(0), ...steady(0, 1000, 70, 30), ...ticks(1000, 2000)]),
    };
  };

  it('ages the data by the millisecond', () => {
    const { frames } = hub();
    expect(frameAt(frames, 990).dataAgeMs).toBe(0);
    expect(frameAt(frames, 1040).dataAgeMs).toBe(50);
  });

  it('stays valid for 50 ms and then holds place and load', () => {
    const { frames } = hub();
    expect(flagsOf(frameAt(frames, 1040))).toEqual(['attached', 'valid']);
    expect(flagsOf(frameAt(frames, 1050))).toEqual(['attached', 'held']);
    expect(frameAt(frames, 1500)).toMatchObject({ loadKg: frameAt(frames, 1040).loadKg });
    expect(frameAt(frames, 1500).copMlMm).toBeCloseTo(30, 9);
  });

  it('is a gap after more than 250 ms', () => {
    const { frames } = hub();
    expect(hasFlag(frameAt(frames, 1240), FrameFlag.gap)).toBe(false);
    expect(hasFlag(frameAt(frames, 1250), FrameFlag.gap)).toBe(true);
  });

  it('ends with the next reading, whose place is taken at once', () => {
    const { hub: resumed } = hub();
    const frames = pushAll(resumed, steady(2000, 2200, 70, -50));
    expect(flagsOf(frameAt(frames, 2000))).toEqual(['attached', 'valid']);
    expect(frameAt(frames, 2000).copMlMm).toBeCloseTo(-50, 9);
  });
});

describe('the button', () => {
  it('shows in the frame even when it was down between two frames only', () => {
    const hub = new Hub();
    pushAll(hub, [attached(0), ...steady(0, 100, 70)]);
    const frames = pushAll(hub, [
      reading(101, 70, 0, 0, { button: true }),
      reading(103, 70),
      ...steady(112, 200, 70),
    ]);
    expect(hasFlag(frameAt(frames, 110), FrameFlag.button)).toBe(true);
    expect(hasFlag(frameAt(frames, 120), FrameFlag.button)).toBe(false);
  });

  it('stays while it is held, and is let go when the board falls silent', () => {
    const hub = new Hub();
    const down = steady(0, 200, 70).map((held) => ({ ...held, button: true }));
    const frames = pushAll(hub, [attached(0), ...down, ...ticks(200, 600)]);
    expect(hasFlag(frameAt(frames, 190), FrameFlag.button)).toBe(true);
    expect(hasFlag(frameAt(frames, 440), FrameFlag.button)).toBe(true);
    expect(hasFlag(frameAt(frames, 450), FrameFlag.button)).toBe(false);
  });
});

describe('boards that come and go', () => {
  it('keeps frames coming without a board', () => {
    const frames = pushAll(new Hub(), ticks(0, 500));
    expect(frames).toHaveLength(50);
    expect(flagsOf(frameAt(frames, 250))).toEqual(['held']);
    expect(flagsOf(frameAt(frames, 260))).toEqual(['gap', 'held']);
  });

  it('drops the load and the flag when the board is detached', () => {
    const hub = new Hub();
    pushAll(hub, [attached(0), ...steady(0, 200, 70, 30)]);
    const frames = pushAll(hub, [{ type: 'detached', slot: 0, hostMs: 200 }, ...ticks(200, 300)]);
    expect(flagsOf(frameAt(frames, 210))).toEqual(['held']);
    expect(frameAt(frames, 210).loadKg).toBe(0);
    expect(frameAt(frames, 210).copMlMm).toBeCloseTo(30, 9);
  });

  it('listens to the board that was attached last, then to the one before it', () => {
    const hub = new Hub();
    pushAll(hub, [attached(0), attached(0, { slot: 1, serial: '22:33' })]);
    const both = steady(0, 200, 70, 30).flatMap((first) => [
      first,
      reading(first.hostMs, 50, -60, 0, { slot: 1 }),
    ]);
    expect(frameAt(pushAll(hub, both), 150)).toMatchObject({ loadKg: expect.closeTo(50, 9) });
    const frames = pushAll(hub, [{ type: 'detached', slot: 1, hostMs: 200 }, ...steady(200, 400, 70, 30)]);
    expect(frameAt(frames, 300).copMlMm).toBeCloseTo(30, 9);
    expect(hasFlag(frameAt(frames, 300), FrameFlag.attached)).toBe(true);
  });

  it('ignores the detaching of a board that does not feed it', () => {
    const hub = new Hub();
    pushAll(hub, [attached(0, { slot: 1 }), attached(0), ...steady(0, 200, 70, 30)]);
    const frames = pushAll(hub, [{ type: 'detached', slot: 1, hostMs: 200 }, ...steady(200, 300, 70, 30)]);
    expect(flagsOf(frameAt(frames, 210))).toEqual(['attached', 'valid']);
  });

  it('ignores readings of a board that is not attached, and boards that cannot be', () => {
    const impossible = attached(0, { sensorSpacingMlMm: Number.NaN });
    const frames = pushAll(new Hub(), [impossible, ...steady(0, 200, 70)]);
    expect(flagsOf(frameAt(frames, 100))).toEqual(['held']);
  });
});

describe('the window', () => {
  it.each([19, 201, Number.NaN])('refuses %s ms', (windowMs) => {
    expect(() => new Hub({ windowMs })).toThrow(RangeError);
  });
});
