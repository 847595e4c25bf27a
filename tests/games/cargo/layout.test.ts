import { describe, expect, it } from 'vitest';
import { HIGH, LOW, hangingHeight, heelAngle } from '#games/cargo/scene/layout.ts';
import type { CargoState } from '#games/cargo/index.ts';
import { KNOWN, PARAMETERS, leaning, playSet } from './people.ts';

const { states } = playSet(PARAMETERS, leaning(1, 300), 14);
const inPhase = (phase: CargoState['phase']): CargoState[] => states.filter((state) => state.phase === phase);
const heights = (state: CargoState): number[] =>
  (['left', 'right'] as const).map((side) => hangingHeight(state, state.tMs, side));

describe('where loads hang', () => {
  it('tells nothing of which will be set down: both come down together', () => {
    expect(inPhase('shown').length).toBeGreaterThan(100);
    for (const state of inPhase('shown')) {
      const [left, right] = heights(state);
      expect(left).toBe(right);
      expect(left).toBeLessThanOrEqual(HIGH);
      expect(left).toBeGreaterThanOrEqual(LOW);
    }
  });

  it('a load that weighs on the deck at full stands on it, the other is up and away', () => {
    for (const state of inPhase('loaded')) {
      const { trial, tMs } = state;
      if (trial === undefined || tMs < trial.dropMs + trial.riseMs) continue;
      const [left, right] = heights(state);
      const isLeft = trial.planned.side === 'left';
      expect(isLeft ? left : right).toBe(0);
      expect(isLeft ? right : left).toBeGreaterThan(0);
    }
  });

  it('stays there until the crane bears most of it', () => {
    for (const state of inPhase('lift')) {
      const isOnDeck = Math.min(...heights(state)) === 0;
      expect(isOnDeck).toBe(Math.abs(state.load) >= 0.15 * Math.abs(state.liftedFrom) - 1e-12);
    }
  });

  it('a known load reaches the deck as it is set down, and not before', () => {
    const known = playSet(KNOWN, leaning(1, 300), 15).states.filter(({ phase }) => phase === 'shown');
    const nearest = known.filter(({ hanging }) => (hanging?.announced?.msLeft ?? 1500) <= 10);
    expect(nearest.length).toBeGreaterThan(3);
    for (const state of nearest) expect(Math.min(...heights(state))).toBeCloseTo(LOW, 0);
  });
});

describe('the heel of the deck', () => {
  it('is to the side of the load, and never more than 22 degrees', () => {
    expect(heelAngle(0.3)).toBeCloseTo(0.18, 12);
    expect(heelAngle(-0.3)).toBeCloseTo(-0.18, 12);
    expect(heelAngle(5)).toBeLessThan(0.384);
  });
});
