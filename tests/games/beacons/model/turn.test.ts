import { describe, expect, it } from 'vitest';
import { AppendOnlyList } from '#core/append-only-list.ts';
import { NEUTRAL_BODY } from '#core/contract/body-angles.ts';
import { ZERO } from '#core/exercise/directions.ts';
import type { ExerciseContext } from '#core/exercise/exercise.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import { BEACONS } from '#games/beacons/index.ts';
import type { BeaconsState, Side } from '#games/beacons/index.ts';
import { roundContext } from '../../drive.ts';

const SEATED: ExerciseContext = {
  ...roundContext(12, 120_000),
  steering: 'thorax',
  posture: 'sitting-on-chair',
  leanLimitDeg: 30,
};

/** Sits still until asked to turn; goes there in a second, stays for 0.5 s, and comes back; about a drifting straight. */
function turner(angleDeg: (side: Side) => number, driftDegS = 0) {
  return ({ turn, phase }: BeaconsState, tMs: number): number => {
    const drift = (driftDegS * tMs) / 1000;
    if (phase !== 'turn' || turn === undefined) return drift;
    const sinceS = (tMs - turn.startMs) / 1000;
    const there = Math.min(1, Math.max(0, sinceS < 1.5 ? sinceS : 2.5 - sinceS));
    return drift + (turn.side === 'right' ? 1 : -1) * angleDeg(turn.side) * there;
  };
}

function play(
  axial: (state: BeaconsState, tMs: number) => number,
  valid = true,
  context = SEATED,
): ExerciseResult {
  let state = BEACONS.init({}, context, 3);
  let history: BlockSamples = AppendOnlyList.empty();
  for (let tMs = 0; !BEACONS.finished(state); tMs += 10) {
    const angles = { ...NEUTRAL_BODY, thoraxAxialDeg: axial(state, tMs) };
    const body = { angles, valid: { thorax: valid, pelvis: false, tilt: false } };
    const sample = { tMs, steering: ZERO, raw: ZERO, valid: true, body };
    state = BEACONS.step(state, { ...sample, history }).state;
    history = history.with(sample);
  }
  return BEACONS.result(state, history);
}

describe('turns of the trunk', () => {
  it('come at the end of a set that the rib cage steers, sitting: three to either side', () => {
    const { trials } = play(turner(() => 40));
    expect(trials.filter(({ kind }) => kind === 'turn').map(({ target }) => target?.side)).toEqual([
      'right',
      'left',
      'right',
      'left',
      'right',
      'left',
    ]);
    expect(trials.findLastIndex(({ kind }) => kind === 'reach')).toBeLessThan(
      trials.findIndex(({ kind }) => kind === 'turn'),
    );
  });

  it('do not come standing, nor in a short set', () => {
    const standing: ExerciseContext = { ...SEATED, posture: 'feet-apart' };
    const short: ExerciseContext = { ...SEATED, durationMs: 60_000 };
    for (const context of [standing, short]) {
      expect(
        play(
          turner(() => 40),
          true,
          context,
        ).trials.some(({ kind }) => kind === 'turn'),
      ).toBe(false);
    }
  });

  it('give the angle that was held, the index of asymmetry and its minimal detectable change', () => {
    const { metrics } = play(turner((side) => (side === 'right' ? 40 : 28)));
    expect(metrics.rotationRightDeg?.value).toBeCloseTo(40, 6);
    expect(metrics.rotationLeftDeg?.value).toBeCloseTo(28, 6);
    expect(metrics.rotationLeftRightPercent?.value).toBeCloseTo((200 * 12) / 68, 6);
    expect(metrics.rotationDetectablePercent?.value).toBeCloseTo((100 * 10) / 34, 6);
  });

  it('are measured from straight ahead just before, so that a drifting heading of 0.1 deg/s hardly tells', () => {
    const { metrics } = play(turner(() => 40, 0.1));
    expect(Math.abs((metrics.rotationRightDeg?.value ?? 0) - 40)).toBeLessThan(0.3);
    expect(Math.abs(metrics.rotationLeftRightPercent?.value ?? 99)).toBeLessThan(1.5);
  });

  it('tell nothing of ability', () => {
    for (const trial of play(turner(() => 40)).trials.filter(({ kind }) => kind === 'turn')) {
      expect(trial.score).toBeUndefined();
      expect(trial.success).toBeUndefined();
    }
  });

  it('are void without the sensor, and where nobody turns', () => {
    const reasons = (result: ExerciseResult): unknown[] =>
      result.trials.filter(({ kind }) => kind === 'turn').map(({ void: why }) => why);
    expect(
      new Set(
        reasons(
          play(
            turner(() => 40),
            false,
          ),
        ),
      ),
    ).toEqual(new Set(['held-readings']));
    expect(new Set(reasons(play(turner(() => 5))))).toEqual(new Set(['no-turn']));
  });
});
