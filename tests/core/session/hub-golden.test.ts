/** The hub's arithmetic, held to the last bit: whoever makes it faster or simpler gives the same frames. */
import { describe, expect, it } from 'vitest';
import { FRAME_COLUMNS, FrameFlag } from '#core/contract/frame.ts';
import type { HubInput } from '#core/contract/reading.ts';
import { Hub } from '#core/session/hub.ts';
import { STREAMS } from './golden-streams.ts';
import type { Stream } from './golden-streams.ts';

/** What the hub says of its sensors, as numbers. */
function statusOf({ body, knownSensors }: Hub): number[] {
  const segments = body.segments.flatMap(({ movingDegS, aligned, slipped, driftDegMin, sinceZeroS }) => [
    movingDegS,
    aligned ? 1 : 0,
    slipped ? 1 : 0,
    driftDegMin ?? -1,
    sinceZeroS ?? -1,
  ]);
  const known = knownSensors.flatMap(({ segmentToSensor, gyroBiasRadS }) => [
    ...(segmentToSensor ?? [-1]),
    ...(gyroBiasRadS ?? [-1]),
  ]);
  return [...segments, ...known, body.calibration?.progress ?? -1];
}

/** FNV-1a of float64s, byte by byte. */
function hashOf(values: readonly number[]): string {
  const bytes = new Uint8Array(new Float64Array(values).buffer);
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16);
}

/** Frames, and the hash of all their columns and of what the hub says of its sensors once a second. */
function goldenOf({ inputs, windowMs }: Stream): [frames: number, hash: string] {
  const hub = new Hub(windowMs === undefined ? {} : { windowMs });
  const values: number[] = [];
  let [frames, seconds] = [0, 0];
  const push = (input: HubInput): void => {
    for (const frame of hub.push(input)) {
      frames += 1;
      for (const column of FRAME_COLUMNS) values.push(frame[column]);
    }
    if (frames < 100 * (seconds + 1)) return;
    seconds += 1;
    values.push(...statusOf(hub));
  };
  for (const input of inputs) push(input);
  return [frames, hashOf(values)];
}

/** They change only with the hub's algorithm: then HUB_VERSION changes too. */
const GOLDEN: Record<string, [frames: number, hash: string]> = {
  'a board with jitter, gaps, damage, saturation and tares, window as usual': [1949, '823c223'],
  'a board with jitter, gaps, damage, saturation and tares, window 20': [1949, '918316d8'],
  'a board with jitter, gaps, damage, saturation and tares, window 137.5': [1949, '8f4d378c'],
  'a board and two six-axis sensors of 200 and 104 Hz': [2802, '7eaa52a0'],
  'a nine-axis sensor on its way past steel': [2601, '6449647f'],
  'orientation sensors and a board that tilts': [1601, '9d16065f'],
  'sensors that slip, go, return and change places': [3102, '4d18a39b'],
  'nonsense from three sensors and a board': [800, 'c4def0d4'],
  'a worn controller whose button is pressed': [1300, 'd475993'],
  'worn controllers that vibrate': [1602, '9b8e1c29'],
};

describe('a hub gives the same frames, to the last bit, of', () => {
  it.each(STREAMS)('$name', (stream) => {
    expect(goldenOf(stream)).toStrictEqual(GOLDEN[stream.name]);
  });

  it('streams that between them raise every flag', () => {
    let raised = 0;
    for (const { inputs } of STREAMS) {
      const hub = new Hub();
      for (const input of inputs) for (const { flags } of hub.push(input)) raised |= flags;
    }
    expect(raised).toBe(Object.values(FrameFlag).reduce((all, flag) => all | flag, 0));
  });
});
