/**
 * Does Night Watch order bodies of poor position sense? Each plays sets of the probe's difficulty without fading, one
 * after the other; what is compared is the absolute error of all their dark finds. The full check is
 * `node bench/night-watch-bodies.ts`.
 */
import { parametersAt } from '#core/exercise/curve.ts';
import { mean } from '#core/signal/statistics.ts';
import { NIGHT_WATCH_CURVE } from '#games/night-watch/curve.ts';
import { NIGHT_WATCH } from '#games/night-watch/index.ts';
import { play, prepareSubject } from './exercise-simulation.ts';
import { FIVE_STEPS } from './squall-bodies.ts';

const SEATED = { steering: 'centre-of-pressure', posture: 'sitting-on-board', eyes: 'open' } as const;
const SET_MS = 1000 * NIGHT_WATCH.info.probeSeconds;

/** Absolute error of one body, mm of the centre of pressure, by poor position sense in five steps from none to all of it. */
export function absoluteErrors(seed: number, sets: number): readonly number[] {
  const spread = (seed * 0.618) % 1;
  return FIVE_STEPS.map((severity) => {
    const body = { seed, heightM: 1.55 + 0.35 * spread, bodyMassKg: 55 + 40 * spread, severity } as const;
    const subject = prepareSubject({ ...body, impairment: 'poor-position-sense' }, SEATED);
    const parameters = { ...parametersAt(NIGHT_WATCH_CURVE, 0), fadingPercent: 0 };
    const errors = Array.from({ length: sets }, (_, set) =>
      play(NIGHT_WATCH, subject, parameters, SET_MS, 100 * seed + set).trials.flatMap((trial) =>
        trial.kind === 'dark' ? (trial.values.error ?? []) : [],
      ),
    );
    return mean(errors.flat().map(Math.abs));
  });
}

/** Every step more impairment, and a larger error. */
export function isOrdered(errors: readonly number[]): boolean {
  return errors.every((error, step) => step === 0 || error > (errors[step - 1] ?? Infinity));
}
