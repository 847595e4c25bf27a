/** Whatever a recording holds when it breaks off, what is derived of it can be stored, and comes back as it was. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { replayState } from '#core/recording/replay.ts';
import { sessionResultSchema } from '#core/session/result.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { SessionState } from '#core/session/state.ts';
import { abilityStateSchema } from '#core/difficulty/ability.ts';
import { partsOf, resultOf } from '#electron/storage/result-parts.ts';
import {
  CHEST_AND_BEND,
  dependencies,
  FEET_ONLY,
  firstSetup,
  recordedChest,
  recordedFeet,
} from '../main/support/recorded.ts';

interface Recorded {
  readonly setup: SessionSetup;
  readonly entries: readonly RecordingEntry[];
}

let feet: Recorded;
let chest: Recorded;

beforeAll(() => {
  feet = { setup: firstSetup(FEET_ONLY, ['board']), entries: recordedFeet() };
  chest = { setup: firstSetup(CHEST_AND_BEND, ['thorax', 'pelvis']), entries: recordedChest() };
}, 300_000);

function requireStorable(state: SessionState): void {
  const { result, abilities } = outcomeOf(state, dependencies);
  const plain: unknown = JSON.parse(JSON.stringify(result));
  expect(sessionResultSchema.parse(plain)).toEqual(plain);
  expect(JSON.stringify(resultOf(partsOf(result)))).toBe(JSON.stringify(result));
  for (const { ability } of abilities) expect(abilityStateSchema.parse(ability)).toEqual(ability);
}

describe('the outcome of a recording that broke off', { timeout: 300_000 }, () => {
  it.each([
    ['standing on a board', () => feet],
    ['worn sensors alone, with a recorded movement', () => chest],
  ])('can be stored at any moment: %s', (_what, of) => {
    const { setup, entries } = of();
    let steps = 0;
    let before: SessionState | undefined;
    let looked = 0;
    replayState(setup, entries, dependencies, (state) => {
      steps += 1;
      const changed = state.phase.name !== before?.phase.name || state.blocks !== before.blocks;
      before = state;
      if (!changed && steps % 97 !== 0) return;
      looked += 1;
      requireStorable(state);
    });
    expect(looked).toBeGreaterThan(100);
  });

  it('can be stored wherever it broke off', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const { setup, entries } = feet;
        const prefix = entries.slice(0, Math.floor(share * entries.length));
        expect(() => requireStorable(replayState(setup, prefix, dependencies))).not.toThrow();
      }),
      { numRuns: 8 },
    );
  });
});
