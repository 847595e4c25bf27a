import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIRECTIONS, UNIT, ZERO, lengthOf } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';
import type { ExerciseContext } from '#core/exercise/exercise.ts';
import { BEACONS } from '#games/beacons/index.ts';
import type { BeaconsState } from '#games/beacons/index.ts';
import { NO_SAMPLES, STILL, drive, roundContext } from '../drive.ts';

const REACH_MM = 80;
const LATENCY_MS = 20;
const PARAMETERS = { distancePercent: 75, sizePercent: 10, holdS: 2, reachLimitS: 8, randomPercent: 50 };
const CONTEXT = roundContext(REACH_MM, 120_000);

type Person = Parameters<typeof drive<BeaconsState>>[4];

/**
 * Sets out 300 ms after a light calls, goes straight to `share` of the way at so many mm/s and stays; comes back at
 * 160 mm/s.
 */
function leaner(speedMmS: (direction: Direction) => number, share = 1): Person {
  let at = 0;
  let direction: Direction = 'front';
  return ({ reach }, tMs) => {
    if (reach !== undefined) direction = reach.direction;
    const goes = reach !== undefined && tMs - reach.startMs >= 300;
    const goal = goes ? share * reach.distance * REACH_MM : 0;
    at = at < goal ? Math.min(goal, at + speedMmS(direction) / 100) : Math.max(goal, at - 1.6);
    return { ml: at * UNIT[direction].ml, ap: at * UNIT[direction].ap, valid: true };
  };
}

describe('a person who leans to every light', () => {
  const { state, trials, cues } = drive(
    BEACONS,
    PARAMETERS,
    CONTEXT,
    3,
    leaner(() => 100),
  );
  const { metrics, quality } = BEACONS.result(state, NO_SAMPLES);

  it('lights all eight before any comes again, and what was lit stays lit', () => {
    const order = trials.map(({ target }) => target?.direction);
    expect(new Set(order.slice(0, 8))).toEqual(new Set(DIRECTIONS));
    expect(trials.every(({ success, score }) => success === true && score === 1)).toBe(true);
    for (const direction of DIRECTIONS) {
      expect(state.lit[direction]).toBe(order.filter((lit) => lit === direction).length);
    }
    expect(quality).toBe('good');
    expect(metrics.successPercent?.value).toBe(100);
  });

  it('is measured as they lean: excursion, time, control', () => {
    // 0.75 x 80 mm; within 8 mm of it after 300 ms and 52 mm at 100 mm/s.
    expect(metrics.excursion?.value).toBeCloseTo(60, 6);
    expect(metrics.movementS?.value).toBeCloseTo(0.3 + 0.52 - LATENCY_MS / 1000, 1);
    expect(metrics.directionalControlPercent?.value).toBeCloseTo(100, 6);
    for (const { values } of trials) {
      expect(values.halfwayMs).toBeCloseTo(300 + 300 - LATENCY_MS, -2);
      expect(values.distance).toBeCloseTo(0.75, 2);
      expect(values.miss).toBeCloseTo(0, 6);
    }
  });

  it('has no side', () => {
    expect(metrics.leftRightPercent?.value).toBeCloseTo(0, 9);
    expect(metrics.frontBackPercent?.value).toBeCloseTo(0, 9);
    expect(Math.abs(metrics.leftRightTimePercent?.value ?? 99)).toBeLessThan(1);
  });

  it('has no throughput, as end points that never scatter have no width', () => {
    expect(metrics.throughputBitsS).toBeUndefined();
  });

  it('is told of every light by a call and a flame', () => {
    const named = (name: string): number => cues.filter((cue) => cue.name === name).length;
    expect(named('light')).toBe(trials.length);
    expect(named('lit')).toBe(trials.length);
    expect(named('dark')).toBe(0);
    expect(cues.at(-1)?.name).toBe('done');
  });
});

describe('a person who is slower to the left', () => {
  it('is named by the time to half way, positive where the left is slower', () => {
    const slow = leaner((direction) => (direction.includes('left') ? 50 : 100));
    const { state, samples } = drive(BEACONS, PARAMETERS, CONTEXT, 4, slow);
    // Half way after 300 ms and 30 mm: 0.9 s at 50 mm/s, 0.6 s at 100 mm/s, less 20 ms of the sensors’ filter.
    const [left, right] = [0.9 - 0.02, 0.6 - 0.02];
    const index = BEACONS.result(state, samples).metrics.leftRightTimePercent?.value ?? 0;
    expect(Math.abs(index - (200 * (left - right)) / (left + right))).toBeLessThan(1);
  });
});

describe('a person whose range is 60 mm to the left and 100 mm to the right', () => {
  it('has an excursion ratio of their range', () => {
    const extent = {
      ...CONTEXT.range.extent,
      left: 60,
      'front-left': 60,
      'back-left': 60,
      right: 100,
      'front-right': 100,
      'back-right': 100,
    };
    const context: ExerciseContext = { ...CONTEXT, range: { ...CONTEXT.range, extent } };
    let at = 0;
    let direction: Direction = 'front';
    const person: Person = ({ reach }) => {
      if (reach !== undefined) direction = reach.direction;
      const goal = reach === undefined ? 0 : reach.distance * extent[direction];
      at = at < goal ? Math.min(goal, at + 1) : Math.max(goal, at - 2);
      return { ml: at * UNIT[direction].ml, ap: at * UNIT[direction].ap, valid: true };
    };
    const { state, samples } = drive(BEACONS, PARAMETERS, context, 4, person);
    const { metrics } = BEACONS.result(state, samples);
    expect(metrics.leftRightPercent?.value).toBeCloseTo((200 * (100 - 60)) / 160, 6);
    expect(metrics.excursion?.trials).toBeGreaterThan(8);
  });
});

describe('a light that is not held', () => {
  it('stays dark when nobody leans, after the time there is', () => {
    const { trials, state } = drive(BEACONS, PARAMETERS, CONTEXT, 5, () => STILL);
    expect(trials.length).toBeGreaterThan(5);
    for (const trial of trials) {
      expect(trial).toMatchObject({ success: false, score: 0, values: { excursion: 0 } });
      expect(trial.endMs - trial.startMs).toBe(8000);
      expect(trial.values.movementS).toBeUndefined();
    }
    expect(Object.values(state.lit).every((count) => count === 0)).toBe(true);
  });

  it('stays dark for who stops short of it', () => {
    const { trials } = drive(
      BEACONS,
      PARAMETERS,
      CONTEXT,
      5,
      leaner(() => 100, 0.8),
    );
    expect(trials.every(({ success }) => success === false)).toBe(true);
    expect(trials[0]?.values.excursion).toBeCloseTo(0.8 * 60, 6);
  });

  it('fades twice as fast as it grew while the person is away', () => {
    const { states } = drive(BEACONS, PARAMETERS, CONTEXT, 6, ({ reach }, tMs) => {
      if (reach === undefined) return STILL;
      const sinceMs = tMs - reach.startMs;
      const at = sinceMs >= 1000 && sinceMs < 2000 ? reach.distance * REACH_MM : 0;
      return { ml: at * UNIT[reach.direction].ml, ap: at * UNIT[reach.direction].ap, valid: true };
    });
    const heldAt = (ms: number): number | undefined =>
      states.find(({ reach, tMs }) => reach !== undefined && tMs - reach.startMs === ms)?.reach?.heldMs;
    expect(heldAt(1990)).toBeCloseTo(980, -2);
    expect(heldAt(2250)).toBeCloseTo(480, -2);
    expect(heldAt(2600)).toBe(0);
  });

  it('is neither kindled nor put out by readings that are held from the past', () => {
    const { trials, states } = drive(BEACONS, PARAMETERS, CONTEXT, 6, ({ reach }, tMs) => {
      if (reach === undefined) return STILL;
      const { ml, ap } = UNIT[reach.direction];
      const at = reach.distance * REACH_MM;
      return { ml: at * ml, ap: at * ap, valid: tMs - reach.startMs < 1000 };
    });
    expect(trials.every(({ void: why, success }) => why === 'held-readings' && success === undefined)).toBe(
      true,
    );
    expect(Math.max(...states.map(({ reach }) => reach?.heldMs ?? 0))).toBeLessThanOrEqual(1000);
  });
});

describe('where the lights are', () => {
  it('is never nearer to the limit of the trunk’s lean than 5 deg, nor beyond the range', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 6, max: 60, noNaN: true }),
        fc.double({ min: 4, max: 34, noNaN: true }),
        (leanLimitDeg, reachDeg) => {
          const context: ExerciseContext = { ...roundContext(reachDeg), steering: 'thorax', leanLimitDeg };
          const state = BEACONS.init({ ...PARAMETERS, distancePercent: 90 }, context, 1);
          for (const direction of DIRECTIONS) {
            expect(state.distances[direction]).toBeLessThanOrEqual(0.9);
            expect(state.distances[direction] * reachDeg).toBeLessThanOrEqual(
              Math.max(1, leanLimitDeg - 5) + 1e-9,
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('counts the lean that the person rests in', () => {
    const neutral = { thorax: { ml: 0, ap: 6 } };
    const context: ExerciseContext = { ...roundContext(40), steering: 'thorax', leanLimitDeg: 30, neutral };
    expect(BEACONS.init(PARAMETERS, context, 1).distances.front * 40).toBeCloseTo(30 - 5 - 6, 9);
  });

  it('lowers the difficulty of what is really played', () => {
    const near: ExerciseContext = { ...roundContext(40), steering: 'thorax', leanLimitDeg: 25 };
    const [far] = drive(BEACONS, PARAMETERS, { ...near, leanLimitDeg: undefined }, 1, () => STILL).trials;
    const [capped] = drive(BEACONS, PARAMETERS, near, 1, () => STILL).trials;
    expect(capped?.difficulty).toBeLessThan(far?.difficulty ?? 0);
  });
});

describe('a pause', () => {
  it('voids the running light, which is asked for again after some calm', () => {
    const { states } = drive(
      BEACONS,
      PARAMETERS,
      CONTEXT,
      7,
      leaner(() => 100),
    );
    const running = states.find(({ phase }) => phase === 'reach');
    const asked = running?.reach?.direction;
    const released = BEACONS.release(running ?? BEACONS.init({}, CONTEXT, 1), 3000);
    expect(BEACONS.disturbance(released)).toBe(0);
    expect(BEACONS.stimulus(released)).toMatchObject({ attending: false, aims: [{ target: ZERO }] });
    const resumed = BEACONS.resume(released, 3200);
    expect(resumed.trials.at(-1)).toMatchObject({ void: 'interrupted', target: { direction: asked } });
    expect(resumed.order[resumed.nextReach]).toBe(asked);
    expect(resumed.phase).toBe('middle');
  });
});

describe('the boat', () => {
  it('is where the person leans, in the same step', () => {
    const { states } = drive(BEACONS, PARAMETERS, roundContext(REACH_MM, 10_000), 8, (_, tMs) => ({
      ml: tMs / 200,
      ap: 0,
      valid: true,
    }));
    for (const state of states) expect(lengthOf(state.steering)).toBeCloseTo(state.tMs / 200 / REACH_MM, 9);
  });
});
