/** Five bends of a trunk with two sensors strapped to it, from the calibration on, as they would be recorded. */
import type { HubInput } from '#core/contract/reading.ts';
import { encodeInputs } from '#core/recording/input-codec.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { CALIBRATED_MS, CALIBRATION, calibrating, hump, play, strapAttached } from './worn-sensors.ts';
import type { Angles, Strap } from './worn-sensors.ts';

export const BEGIN_MS = CALIBRATED_MS + 3000;
export const END_MS = BEGIN_MS + 26_000;
export const BENDS = [0, 1, 2, 3, 4];

/** Five bends of four seconds with a second between them; the pelvis has four tenths of each. */
function bending(share: number): (tMs: number) => Angles {
  return (tMs) => [
    share * 60 * BENDS.reduce((sum, k) => sum + hump(tMs, BEGIN_MS + 1500 + 5000 * k, 3500), 0),
    0,
    0,
  ];
}

const thorax: Strap = { slot: 1, role: 'thorax', anglesAt: calibrating(60, bending(1)) };
const pelvis: Strap = {
  slot: 2,
  role: 'pelvis',
  anglesAt: calibrating(30, bending(0.4)),
  segmentToSensor: () => [0, 0.6, 0, 0.8],
};

export const life: readonly HubInput[] = [
  strapAttached(thorax, 0),
  strapAttached(pelvis, 0),
  ...play([thorax, pelvis], 0, END_MS + 1000, [
    ...CALIBRATION,
    { type: 'zero-heading', hostMs: BEGIN_MS - 1500 },
  ]),
];

/** Ended, or broken off, at a time. */
export function entriesOf(action: 'end' | 'hub-restarted', atMs: number): RecordingEntry[] {
  const between = (fromMs: number, toMs: number): RecordingEntry => ({
    type: 'inputs',
    bytes: encodeInputs(life.filter(({ hostMs }) => hostMs >= fromMs && hostMs < toMs)),
  });
  return [
    between(0, BEGIN_MS),
    { type: 'movement-action', action: { type: 'begin' } },
    between(BEGIN_MS, atMs),
    { type: 'movement-action', action: { type: action } },
    between(atMs, END_MS + 1000),
  ];
}
