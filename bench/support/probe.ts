/** The probe of an exercise, as a session plays it: the middle of the curve after a first try, the same for everyone. */
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { parametersAt } from '#core/exercise/curve.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import { deriveSeed } from '#core/signal/random.ts';
import { EXERCISES } from '#games/registry.ts';
import { play, prepareSubject } from './exercise-simulation.ts';
import type { Setting } from './exercise-simulation.ts';

const PROBE_DIFFICULTY = 0;

/** Every exercise with a difficulty, or the one that is named. */
export function exercisesNamed(name: string | undefined): readonly Exercise[] {
  return Object.values(EXERCISES).filter(
    ({ info, curve }) => curve !== undefined && (name === undefined || name === 'all' || info.id === name),
  );
}

/** As in a session: ranges measured, a first try, the probe. Whoever plays wears sensors where the exercise needs them. */
export function playProbe(exercise: Exercise, body: VirtualPatientOptions, setting: Setting): ExerciseResult {
  const { curve, info } = exercise;
  const parameters = curve === undefined ? {} : parametersAt(curve, PROBE_DIFFICULTY);
  const worn: VirtualPatientOptions = info.sensors.length > 0 ? { ...body, sensors: 'rigid' } : body;
  const subject = prepareSubject(worn, setting);
  const seed = deriveSeed(body.seed, `probe ${body.sessionsBefore ?? 0}`);
  if (info.practiceSeconds > 0) play(exercise, subject, parameters, 1000 * info.practiceSeconds, seed + 1);
  return play(exercise, subject, parameters, 1000 * info.probeSeconds, seed);
}
