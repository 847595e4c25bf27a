import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_COLUMNS, type Frame, FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { HubInput } from '#core/contract/reading.ts';
import { LARGEST_DISORDER_MS, LONGEST_STEP_MS } from '#core/session/hub-time.ts';
import { Hub } from '#core/session/hub.ts';
import { decodeInputs, encodeInputs } from '#core/recording/input-codec.ts';
import { attached, burstyDelivery, frameAt, pushAll, reading, steady } from './board-player.ts';
import { anyNumber, hubInputs } from './hub-inputs.ts';

fc.configureGlobal({ seed: 20240229 });

const plausible = fc.double({ min: -200, max: 200, noNaN: true });
const times = fc.oneof(
  fc.double({ min: 0, max: 3000, noNaN: true }),
  fc.integer({ min: 0, max: 300 }),
  anyNumber,
);
const histories = fc.oneof(
  fc.array(hubInputs(times, anyNumber), { maxLength: 60 }),
  fc.array(hubInputs(times, plausible), { maxLength: 60 }),
  // A clock that runs forward, so that readings follow each other as they do in life.
  fc
    .array(fc.tuple(fc.double({ min: 0, max: 60, noNaN: true }), hubInputs(fc.constant(0), plausible)), {
      maxLength: 60,
    })
    .map((steps) => {
      let hostMs = 1e6;
      return steps.map(([stepMs, input]): HubInput => ({ ...input, hostMs: (hostMs += stepMs) }));
    }),
);

function withBoard(inputs: readonly HubInput[]): HubInput[] {
  const first = inputs.find((input) => Math.abs(input.hostMs) < 1e6);
  return [attached(first?.hostMs ?? 1e6), ...inputs];
}

describe('whatever is pushed', () => {
  it('never throws, never gives a number that is none, and steps by exactly 10 ms from 0', () => {
    fc.assert(
      fc.property(histories, (inputs) => {
        const frames = pushAll(new Hub(), withBoard(inputs));
        for (const [index, frame] of frames.entries()) {
          expect(frame.tMs).toBe(10 * index);
          for (const column of FRAME_COLUMNS) expect(Number.isFinite(frame[column])).toBe(true);
          expect(frame.dataAgeMs).toBeGreaterThanOrEqual(0);
          expect(hasFlag(frame, FrameFlag.valid)).toBe(!hasFlag(frame, FrameFlag.held));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same frames however the inputs are cut into batches and carried over', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.nat(60)), (inputs, cuts) => {
        const whole = pushAll(new Hub(), withBoard(inputs));
        const hub = new Hub();
        const edges = [0, ...cuts.toSorted((a, b) => a - b), Infinity];
        const parts = edges.slice(1).map((end, index) => withBoard(inputs).slice(edges[index], end));
        const frames = parts.flatMap((part) => pushAll(hub, decodeInputs(encodeInputs(part))));
        expect(frames).toStrictEqual(whole);
      }),
    );
  });

  it('gives at most two seconds of frames for one input', () => {
    fc.assert(
      fc.property(histories, (inputs) => {
        const hub = new Hub();
        for (const input of withBoard(inputs)) {
          expect(hub.push(input).length).toBeLessThanOrEqual(LONGEST_STEP_MS / 10 + 1);
        }
      }),
    );
  });

  it('does not depend on where the host clock started', () => {
    const deliveries = burstyDelivery(2, 3000, 10);
    const play = (zeroMs: number): Frame[] =>
      pushAll(new Hub(), [
        attached(zeroMs),
        // Eighths of a millisecond, which float64 holds exactly at either zero.
        ...deliveries.map(({ takenMs, arrivedMs }) =>
          reading(zeroMs + Math.round(arrivedMs * 8) / 8, 70, takenMs / 100),
        ),
      ]);
    expect(play(1e9)).toStrictEqual(play(0));
  });
});

describe('a fixed history', () => {
  it('gives the same frames to the last bit on every engine and in every version', () => {
    const deliveries = burstyDelivery(11, 5000, 9.8);
    const inputs: HubInput[] = [
      attached(0.3, { loadScale: 1.013 }),
      { type: 'body-mass', hostMs: 0.4, bodyMassKg: 71.3 },
      ...deliveries.map(({ takenMs, arrivedMs }) =>
        reading(arrivedMs + 1, 70 + takenMs / 1000, takenMs / 77, 30 - takenMs / 91),
      ),
    ];
    const frames = pushAll(new Hub(), inputs);
    const boardColumns = FRAME_COLUMNS.slice(0, FRAME_COLUMNS.indexOf('flags') + 1);
    const values = frames.flatMap((frame) => boardColumns.map((column) => frame[column]));
    const bytes = new Uint8Array(new Float64Array(values).buffer);
    // FNV-1a of what the board gives. It changes only with the hub's algorithm: then HUB_VERSION changes too.
    let hash = 0x811c9dc5;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    expect([frames.length, hash.toString(16)]).toEqual([500, '2c2efa66']);
  });
});

describe('the clock', () => {
  it('emits the frame of a grid time as soon as an input reaches it', () => {
    const hub = new Hub();
    expect(hub.push(attached(1000)).map(({ tMs }) => tMs)).toEqual([0]);
    expect(hub.push(reading(1009.9, 70))).toEqual([]);
    expect(hub.push(reading(1010, 70)).map(({ tMs }) => tMs)).toEqual([10]);
    expect(hub.push({ type: 'tick', hostMs: 1045 }).map(({ tMs }) => tMs)).toEqual([20, 30, 40]);
  });

  it('derives a frame from nothing that arrived after its grid time', () => {
    const play = (later: number): Frame => {
      const frames = pushAll(new Hub(), [attached(0), ...steady(0, 100, 70), reading(101, 70, later)]);
      return frameAt(frames, 90);
    };
    expect(play(100)).toStrictEqual(play(-100));
  });

  it('takes an input that comes a little late as coming now', () => {
    const hub = new Hub();
    pushAll(hub, [attached(0), ...steady(0, 200, 70)]);
    expect(hub.push({ type: 'tick', hostMs: 150 })).toEqual([]);
    expect(hub.push(reading(200, 70)).map(({ tMs }) => tMs)).toEqual([200]);
  });

  it('goes on from where it was when the host clock falls far back', () => {
    const hub = new Hub();
    pushAll(hub, [attached(50_000), ...steady(50_000, 50_100, 70)]);
    expect(hub.push({ type: 'tick', hostMs: 50_090 - 2 * LARGEST_DISORDER_MS })).toEqual([]);
    const frames = hub.push({ type: 'tick', hostMs: 50_110 - 2 * LARGEST_DISORDER_MS });
    expect(frames.map(({ tMs }) => tMs)).toEqual([100, 110]);
  });

  it('cuts a long sleep to two seconds, long enough to be a gap', () => {
    const hub = new Hub();
    pushAll(hub, [attached(0), ...steady(0, 100, 70)]);
    const frames = hub.push(reading(8 * 3_600_000, 70));
    expect(frames).toHaveLength(200);
    expect(hasFlag(frameAt(frames, 2080), FrameFlag.gap)).toBe(true);
    expect(hub.push(reading(8 * 3_600_000 + 10, 70)).map(({ tMs }) => tMs)).toEqual([2100]);
  });

  it.each([Number.NaN, Infinity, -Infinity, 1e300])('ignores an input at %s ms altogether', (hostMs) => {
    const hub = new Hub();
    pushAll(hub, [attached(0), ...steady(0, 100, 70, 30)]);
    expect(hub.push({ type: 'detached', slot: 0, hostMs })).toEqual([]);
    expect(hub.push(reading(hostMs, 70))).toEqual([]);
    const [frame] = hub.push(reading(100, 70, 30));
    expect(frame).toMatchObject({ tMs: 100, flags: FrameFlag.attached | FrameFlag.valid });
  });

  it('ignores a reading with a cell that is no number, and lets its data age', () => {
    const hub = new Hub();
    pushAll(hub, [attached(0), ...steady(0, 100, 70, 30)]);
    const broken = steady(100, 200, 70).map((one) => ({ ...one, backLeftKg: Number.NaN }));
    const frames = pushAll(hub, broken);
    expect(frameAt(frames, 120)).toMatchObject({ dataAgeMs: 30 });
    expect(hasFlag(frameAt(frames, 190), FrameFlag.valid)).toBe(false);
  });
});
