/** Squall with its steering perturbed: the boat goes otherwise, what the body did is measured as ever. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNIT, lengthOf } from '#core/exercise/directions.ts';
import type { Parameters } from '#core/exercise/exercise.ts';
import { SQUALL } from '#games/squall/index.ts';
import type { SquallState } from '#games/squall/index.ts';
import { STILL, drive, numbersIn, roundContext } from '../drive.ts';
import type { Answer, Driven } from '../drive.ts';

const REACH_MM = 80;
const GUSTS = { amplitudePercent: 30, intervalS: 3, uncuedPercent: 75, recoveryLimitS: 3 };
const CONTEXT = roundContext(REACH_MM, 120_000);

/** Leans against the wind of the running gust from 300 ms after it began, by a fraction of it. */
function leaning(fraction: number) {
  return (state: SquallState, tMs: number): Answer => {
    const { trial } = state;
    if (trial === undefined || trial.planned.kind === 'catch' || tMs - trial.onsetMs < 300) return STILL;
    const { ml, ap } = UNIT[trial.planned.direction];
    return { ml: -fraction * 0.3 * REACH_MM * ml, ap: -fraction * 0.3 * REACH_MM * ap, valid: true };
  };
}

function played(settings: Parameters, person = leaning(1)): Driven<SquallState> {
  return drive(SQUALL, { ...GUSTS, ...settings }, CONTEXT, 3, person);
}

function metricsOf({ state, samples }: Driven<SquallState>) {
  return SQUALL.result(state, samples).metrics;
}

describe('Squall with everything as usual', () => {
  it('is played to the last digit as without any setting', () => {
    const usual = { gain: 1, rotationDeg: 0, delayMs: 0, noisePercent: 0, blankedPercent: 0 };
    expect(played(usual).state).toEqual(played({}).state);
    expect(metricsOf(played({}))).not.toHaveProperty('afterEffectPercent');
  });
});

describe('a delay', () => {
  it('makes the boat late and leaves the latency of the body as it is', () => {
    const [usual, late] = [metricsOf(played({})), metricsOf(played({ delayMs: 400 }))];
    expect(late['latencyMs']?.value).toBe(usual['latencyMs']?.value);
    expect(late['peakPercent']?.value).toBeGreaterThan((usual['peakPercent']?.value ?? 0) + 3);
    expect((late['recoveryS']?.value ?? 0) - (usual['recoveryS']?.value ?? 0)).toBeGreaterThan(0.25);
  });
});

describe('a gain', () => {
  it('leaves no after-effect in who leans as ever', () => {
    const metric = metricsOf(played({ gain: 2 }))['afterEffectPercent'];
    expect(metric?.value).toBeCloseTo(0, 6);
    expect(metric?.trials).toBeGreaterThanOrEqual(3);
  });

  it('leaves all of it in who leans half as far once they have met it', () => {
    const adapts = (state: SquallState, tMs: number) => leaning(tMs < 40_000 ? 1 : 0.5)(state, tMs);
    expect(metricsOf(played({ gain: 2 }, adapts))['afterEffectPercent']?.value).toBeCloseTo(100, 6);
  });
});

describe('blanking', () => {
  it('hides the boat for its share of the time, from eyes and from the virtual patient', () => {
    const { states } = played({ blankedPercent: 40 });
    const hidden = states.filter(({ blanked }) => blanked);
    expect(hidden.length / states.length).toBeGreaterThan(0.3);
    expect(hidden.every((state) => SQUALL.stimulus(state).aims.length === 0)).toBe(true);
  });

  it('never hides it while the set is stopped', () => {
    const { states } = played({ blankedPercent: 60 });
    const hidden = states.find(({ blanked }) => blanked);
    if (hidden === undefined) throw new Error('never hidden');
    const released = SQUALL.release(hidden, hidden.tMs);
    const { state } = SQUALL.step(released, {
      tMs: hidden.tMs + 10,
      steering: { ml: 0, ap: 0 },
      raw: { ml: 0, ap: 0 },
      valid: true,
      history: played({}).samples,
    });
    expect(state.blanked).toBe(false);
  });
});

describe('noise', () => {
  it('is a disturbance, and gone within 200 ms of a release from any moment', () => {
    const { states, samples } = played({ noisePercent: 20 });
    expect(Math.max(...states.map(({ noise }) => lengthOf(noise)))).toBeGreaterThan(0.2);
    fc.assert(
      fc.property(fc.nat(states.length - 1), (index) => {
        let state = SQUALL.release(states[index] ?? states[0] ?? raise(), states[index]?.tMs ?? 0);
        for (let step = 1; step <= 20; step++) {
          const tMs = (states[index]?.tMs ?? 0) + 10 * step;
          const still = { ml: 0, ap: 0 };
          state = SQUALL.step(state, {
            tMs,
            steering: still,
            raw: still,
            valid: true,
            history: samples,
          }).state;
        }
        expect(SQUALL.disturbance(state)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

function raise(): never {
  throw new Error('no state');
}

describe('any perturbation', () => {
  it('plays the same again and loses no number', () => {
    const setting = fc.record({
      gain: fc.double({ min: 0.5, max: 2.5, noNaN: true }),
      rotationDeg: fc.double({ min: -45, max: 45, noNaN: true }),
      delayMs: fc.integer({ min: 0, max: 1000 }),
      noisePercent: fc.double({ min: 0, max: 30, noNaN: true }),
      blankedPercent: fc.double({ min: 0, max: 60, noNaN: true }),
    });
    fc.assert(
      fc.property(setting, (settings) => {
        const once = played(settings);
        expect(numbersIn(once.state).every(Number.isFinite)).toBe(true);
        expect(numbersIn(metricsOf(once)).every(Number.isFinite)).toBe(true);
        expect(played(settings).state).toEqual(once.state);
      }),
      { numRuns: 5 },
    );
  });
});
