/** What sessions on the virtual patient record: the same for every first session of one programme and seed. */
import { randomUUID } from 'node:crypto';
import { presetBlock, presetMovement } from '#core/programme/presets.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { simulateSession } from '#core/virtual/simulated-session.ts';
import { EXERCISES } from '#games/registry.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { programmeOf, squallBlock } from '../../../support/programmes.ts';
import { toySetup } from '../../../support/session.ts';

export const SEED = 5;
export const dependencies = createSessionDependencies();

const SHORT_SET = { dose: { sets: 1, seconds: 20 }, restSeconds: 5, probe: false };
const FROM_MARCH = { validFrom: '2026-03-01' };

/** One short set by the feet. */
export const FEET_ONLY: Programme = programmeOf([squallBlock(SHORT_SET)], FROM_MARCH);

/** A recorded bend, and one short set by the chest: no board. */
export const CHEST_AND_BEND: Programme = programmeOf(
  [presetMovement('bend', 'bend', 3), chestBlock()],
  FROM_MARCH,
);

function chestBlock() {
  const squall = EXERCISES['squall'];
  if (squall === undefined) throw new Error('no Squall');
  const chest = { steering: 'thorax', posture: 'sitting-on-chair' } as const;
  return presetBlock('chest', squall.info, chest, SHORT_SET);
}

/** As the service sets a first session of this programme up, but for ids and times, on which nothing depends. */
export function firstSetup(programme: Programme, sensors: SessionSetup['sensors']): SessionSetup {
  return toySetup({}, { programme, sensors, seed: SEED, ranges: [], sessionId: randomUUID() });
}

export function recordedFeet(): readonly RecordingEntry[] {
  return simulated(firstSetup(FEET_ONLY, ['board']), {});
}

export function recordedChest(): readonly RecordingEntry[] {
  const setup = firstSetup(CHEST_AND_BEND, ['thorax', 'pelvis']);
  return simulated(setup, { sensors: 'rigid', board: 'none' });
}

function simulated(
  setup: SessionSetup,
  body: { readonly sensors?: 'rigid'; readonly board?: 'none' },
): readonly RecordingEntry[] {
  const person = { seed: 3, bodyMassKg: 70, heightM: 1.7, impairment: 'none', severity: 0 } as const;
  return simulateSession(setup, dependencies, { ...person, ...body }).entries;
}
