import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { HubInput, OrientationReading, SensorRole } from '#core/contract/reading.ts';
import { Hub } from '#core/session/hub.ts';
import { attached, frameAt, pushAll, reading, steady, ticks } from '../session/board-player.ts';
import { play, readingsOf, type Strap, strapAttached } from '../../support/worn-sensors.ts';

fc.configureGlobal({ seed: 20240229 });

const held = (frame: Frame): boolean => hasFlag(frame, FrameFlag.controllerButton);

/** Grid times whose frames say that a button of a worn controller is pressed. */
function pressedAt(frames: readonly Frame[]): number[] {
  return frames.filter(held).map(({ tMs }) => tMs);
}

/** A grid time every 10 ms, from the first to the last. */
const every = (firstMs: number, lastMs: number): number[] =>
  Array.from({ length: (lastMs - firstMs) / 10 + 1 }, (_, index) => firstMs + 10 * index);

const between =
  (fromMs: number, toMs: number) =>
  (tMs: number): boolean =>
    tMs >= fromMs && tMs < toMs;

/** 200 Hz, so a sample falls between two frames. */
function controller(change: Partial<Strap> = {}): Strap {
  return { slot: 1, role: 'thorax', rateHz: 200, anglesAt: () => [0, 0, 0], ...change };
}

/** Frames up to 1 s of these controllers, with what else happens. */
function framesOf(straps: readonly Strap[], others: readonly HubInput[] = []): Frame[] {
  return pushAll(new Hub(), [
    ...straps.map((strap) => strapAttached(strap, 0)),
    ...play(straps, 0, 1000, others),
  ]);
}

describe('a button of a controller that is worn', () => {
  it.each(['thorax', 'pelvis'] as const)('shows in the frames while it is held: on the %s', (role) => {
    expect(pressedAt(framesOf([controller({ role, buttonAt: between(300, 600) })]))).toEqual(every(300, 600));
  });

  it('shows in one frame when it was down between two frames only', () => {
    const frames = framesOf([controller({ buttonAt: between(305, 310) })]);
    expect(pressedAt(frames)).toEqual([310]);
  });

  it('shows also of a sensor that tells its orientation alone', () => {
    const tracker = controller({ kind: 'orientation', buttonAt: between(300, 600) });
    expect(pressedAt(framesOf([tracker]))).toEqual(every(300, 600));
  });

  it('shows before anything is calibrated, and whatever else the reading is worth', () => {
    const broken: OrientationReading = {
      type: 'orientation',
      slot: 1,
      hostMs: 100,
      deviceMs: Number.NaN,
      quaternion: [0, 0, 0, 0],
      button: true,
    };
    const hub = new Hub();
    const frames = pushAll(hub, [
      strapAttached(controller({ kind: 'orientation' }), 0),
      broken,
      ...ticks(110, 200),
    ]);
    expect(held(frameAt(frames, 100))).toBe(true);
  });

  it('is let go when the controller has been silent for longer than the gap', () => {
    const silent = controller({
      buttonAt: (tMs) => tMs >= 300,
      arrivalMs: (tMs) => (tMs > 500 ? undefined : tMs),
    });
    expect(pressedAt(framesOf([silent]))).toEqual(every(300, 750));
  });

  it('stays let go after a gap until a reading says that it is held', () => {
    const back = controller({
      buttonAt: between(300, 700),
      arrivalMs: (tMs) => (tMs > 400 && tMs < 800 ? undefined : tMs),
    });
    expect(pressedAt(framesOf([back]))).toEqual(every(300, 650));
  });

  it('counts of each controller, also of two in the same place', () => {
    const straps = [
      controller({ buttonAt: between(195, 295) }),
      controller({ slot: 2, buttonAt: between(245, 395) }),
      controller({ slot: 3, role: 'pelvis', buttonAt: between(595, 695) }),
    ];
    expect(pressedAt(framesOf(straps))).toEqual([...every(200, 400), ...every(600, 700)]);
  });

  it('is no longer held once the controller is detached', () => {
    const strap = controller({ buttonAt: (tMs) => tMs >= 300 });
    const frames = framesOf([strap], [{ type: 'detached', slot: 1, hostMs: 504 }]);
    expect(pressedAt(frames)).toEqual(every(300, 500));
  });

  it('is no longer held once the controller is taken off, and counts again when it is put on', () => {
    const strap = controller({ buttonAt: (tMs) => tMs >= 300 });
    const off = strapAttached({ ...strap, role: 'none', serial: 'thorax 1' }, 504);
    const on = strapAttached(strap, 704);
    expect(pressedAt(framesOf([strap], [off, on]))).toEqual([...every(300, 500), ...every(710, 990)]);
  });

  it('is not the button of the board, nor the other way round', () => {
    const hub = new Hub();
    const frames = pushAll(hub, [
      attached(0),
      strapAttached(controller(), 0),
      ...[
        ...readingsOf(controller({ buttonAt: between(100, 110) }), 0, 300),
        ...steady(5, 300, 70).map((board) =>
          reading(board.hostMs, 70, 0, 0, { button: board.hostMs === 205 }),
        ),
      ].toSorted((a, b) => a.hostMs - b.hostMs),
    ]);
    expect(pressedAt(frames)).toEqual([100, 110]);
    expect(frames.filter((frame) => hasFlag(frame, FrameFlag.button)).map(({ tMs }) => tMs)).toEqual([210]);
  });
});

describe('a controller that nobody wears', () => {
  it.each(['none', 'board'] as const)('stops nothing: %s', (role) => {
    expect(pressedAt(framesOf([controller({ role, buttonAt: () => true })]))).toEqual([]);
  });

  it('stops nothing while it is not attached', () => {
    const frames = pushAll(new Hub(), play([controller({ buttonAt: () => true })], 0, 500));
    expect(pressedAt(frames)).toEqual([]);
  });
});

describe('however readings come', () => {
  const role = fc.constantFrom<SensorRole>('thorax', 'pelvis', 'board', 'none');
  const said = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 400 }), fc.boolean());

  it('a frame says pressed if and only if a worn controller was pressed since the one before, or is held', () => {
    fc.assert(
      fc.property(fc.tuple(role, role, role), fc.array(said, { maxLength: 60 }), (roles, steps) => {
        const hub = new Hub();
        const straps = roles.map((place, slot) => controller({ slot, role: place, kind: 'orientation' }));
        pushAll(
          hub,
          straps.map((strap) => strapAttached(strap, 0)),
        );
        // Never on the grid: of what comes at the very time of a frame, only the first input is in it.
        let hostMs = 0.5;
        const readings = steps.map(([slot, afterMs, button]): OrientationReading => {
          hostMs += afterMs;
          return { type: 'orientation', slot, hostMs, deviceMs: hostMs, quaternion: [1, 0, 0, 0], button };
        });
        const frames = pushAll(hub, [...readings, { type: 'tick', hostMs: hostMs + 600 }]);
        const worn = readings.filter(({ slot }) => roles[slot] === 'thorax' || roles[slot] === 'pelvis');
        for (const frame of frames.slice(1)) expect(held(frame)).toBe(isExpected(worn, frame.tMs));
      }),
    );
  });

  /** By the definition, from all readings at once. */
  function isExpected(worn: readonly OrientationReading[], tMs: number): boolean {
    const until = worn.filter(({ hostMs }) => hostMs <= tMs);
    const wasPressed = until.some(({ hostMs, button }) => button && hostMs > tMs - 10);
    const isHeld = [0, 1, 2].some((slot) => {
      const last = until.findLast((one) => one.slot === slot);
      return last?.button === true && tMs - last.hostMs <= 250;
    });
    return wasPressed || isHeld;
  }
});
