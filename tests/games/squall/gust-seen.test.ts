import { UNIT, lengthOf } from '#core/exercise/directions.ts';
import { describe, expect, it } from 'vitest';
import { SQUALL } from '#games/squall/index.ts';
import type { SquallState } from '#games/squall/index.ts';
import { gustSeen } from '#games/squall/scene/gust-seen.ts';
import type { GustSeen } from '#games/squall/scene/gust-seen.ts';
import { NO_SAMPLES, STILL, inputOf, roundContext } from '../drive.ts';

interface Seen {
  readonly state: SquallState;
  readonly seen: GustSeen;
}

/** A set in which nobody leans, every step of it as it is seen. */
function played(uncuedPercent: number): Seen[] {
  const context = { ...roundContext(80, 60_000), quietSwayRms: undefined };
  const parameters = { amplitudePercent: 30, recoveryLimitS: 2, intervalS: 2, uncuedPercent };
  let state = SQUALL.init(parameters, context, 12);
  const all: Seen[] = [];
  for (let tMs = 10; tMs <= 60_000; tMs += 10) {
    const previous = state;
    state = SQUALL.step(state, inputOf(context, NO_SAMPLES, tMs, STILL)).state;
    all.push({ state, seen: gustSeen({ previous, current: state, isStill: false, blend: 0.5 }) });
  }
  return all;
}

describe('what is seen of a gust', () => {
  const cued = played(0);
  const uncued = played(75);

  it('is nothing in calm', () => {
    const calm = cued.filter(({ state }) => state.phase === 'calm');
    expect(calm.length).toBeGreaterThan(100);
    for (const { seen } of calm) expect(seen).toMatchObject({ announced: undefined, approach: 0 });
  });

  it('comes nearer all through its announcement and is there when it is due', () => {
    const cues = cued.filter(({ state }) => state.phase === 'cue');
    expect(cues.length).toBeGreaterThan(100);
    for (const { state, seen } of cues) expect(seen.announced).toBe(state.cue?.direction);
    for (const startMs of new Set(cues.map(({ state }) => state.phaseStartMs))) {
      const one = cues.filter(({ state }) => state.phaseStartMs === startMs);
      const nearness = one.map(({ seen }) => seen.approach);
      expect(nearness.toSorted((a, b) => a - b)).toEqual(nearness);
      expect(nearness.at(-1)).toBeGreaterThan(0.97);
    }
  });

  it('shows no sign of a gust without a cue before it blows', () => {
    const before = uncued.filter((_, index) => {
      const next = uncued[index + 1]?.state;
      return next?.trial?.planned.kind === 'uncued' && next.tMs === next.trial.onsetMs;
    });
    expect(before.length).toBeGreaterThan(3);
    for (const { seen } of before) expect(seen).toMatchObject({ announced: undefined, blowing: undefined });
  });

  it('blows the way the model blows', () => {
    const gusts = cued.filter(({ state }) => state.phase === 'gust' && lengthOf(state.wind) > 0.1);
    expect(gusts.length).toBeGreaterThan(100);
    for (const { state, seen } of gusts) {
      const pushed = UNIT[state.trial?.planned.direction ?? 'front'];
      expect(seen.blowing?.ml).toBeCloseTo(pushed.ml, 9);
      expect(seen.blowing?.ap).toBeCloseTo(pushed.ap, 9);
      expect(seen.strength).toBeGreaterThan(0);
      expect(seen.strength).toBeLessThanOrEqual(1);
    }
  });
});
