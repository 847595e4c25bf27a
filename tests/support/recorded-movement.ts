/**
 * A session of one block, five recorded bends of a trunk with two sensors strapped to it, from the calibration on, as it
 * would be recorded.
 */
import type { HubInput } from '#core/contract/reading.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { encodeInputs } from '#core/recording/input-codec.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import type { SessionAction } from '#core/session/actions.ts';
import { MOVEMENT_COUNTDOWN_MS } from '#core/session/phases/movement.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { programmeOf } from './programmes.ts';
import { toySetup } from './session.ts';
import { CALIBRATED_MS, CALIBRATION, calibrating, hump, play, strapAttached } from './worn-sensors.ts';
import type { Angles, Strap } from './worn-sensors.ts';

/** When the person is told to begin, and when nothing more comes. */
export const BEGIN_MS = CALIBRATED_MS + 6000;
export const END_MS = BEGIN_MS + 28_000;
export const BENDS = [0, 1, 2, 3, 4];
/** The sensors have to speak for a second before the countdown begins. */
const CHECK_IN_MS = BEGIN_MS - MOVEMENT_COUNTDOWN_MS - 1000;

export const BENDING: SessionSetup = toySetup(
  {},
  {
    sensors: ['thorax', 'pelvis'],
    ranges: [],
    programme: programmeOf([presetMovement('bend', 'bend', BENDS.length)]),
  },
);

/** Five bends of three and a half seconds, five seconds apart; the pelvis has four tenths of each. */
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

/** Everything that the hub is told. Heading is zeroed when the countdown asks for it. */
export const life: readonly HubInput[] = [
  strapAttached(thorax, 0),
  strapAttached(pelvis, 0),
  ...play([thorax, pelvis], 0, END_MS, [...CALIBRATION, { type: 'zero-heading', hostMs: BEGIN_MS - 1500 }]),
];

/** What happens to the session beside its check-in, and when. */
export type Happening = readonly [atMs: number, SessionAction];

/** The recording of these bends, the inputs of half a second an entry. */
export function bendingEntries(...happenings: readonly Happening[]): RecordingEntry[] {
  const checkIn: Happening = [CHECK_IN_MS, { type: 'check-in', checklistMet: true }];
  const actions = [checkIn, ...happenings];
  const cuts = new Set(actions.map(([atMs]) => atMs));
  for (let atMs = 0; atMs <= END_MS; atMs += 500) cuts.add(atMs);
  const borders = [...cuts].toSorted((a, b) => a - b);
  return borders.flatMap((fromMs, index): RecordingEntry[] => {
    const toMs = borders[index + 1] ?? Infinity;
    const inputs = life.filter(({ hostMs }) => hostMs >= fromMs && hostMs < toMs);
    const now = actions.filter(([atMs]) => atMs === fromMs);
    return [
      ...now.map(([, action]) => ({ type: 'action' as const, action })),
      ...(inputs.length === 0 ? [] : [{ type: 'inputs' as const, bytes: encodeInputs(inputs) }]),
    ];
  });
}
