/**
 * A virtual patient goes through weeks of a programme: limits measured anew in every session, sets between them, the
 * difficulty chosen as in any session. What bodies of known impairment are told apart by.
 */
import type { Exercise } from '#core/exercise/exercise.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { AbilityEstimate, AbilityModels, AbilityState } from '#core/difficulty/ability.ts';
import { policyOf } from '#core/difficulty/policy.ts';
import type { PrescribedDifficulty } from '#core/difficulty/policy.ts';
import { updated } from '#core/session/exercise-block.ts';
import { deriveSeed } from '#core/signal/random.ts';
import { play, prepareSubject } from './exercise-simulation.ts';

/** What is played in every session. */
export interface Prescribed {
  readonly difficulty: PrescribedDifficulty;
  readonly sets: number;
  readonly secondsPerSet: number;
}

export interface SimulatedProgramme {
  readonly exercise: Exercise;
  readonly models: AbilityModels;
  readonly prescribed: Prescribed;
  readonly sessions: number;
  readonly daysBetween: number;
}

export interface SimulatedSessionOutcome {
  /** After the session. */
  readonly ability: AbilityEstimate;
  readonly sets: readonly ExerciseResult[];
}

/**
 * Every session of one body; the same body and programme give the same outcomes.
 * @throws RangeError for an exercise without a curve.
 */
export function playProgramme(
  body: VirtualPatientOptions,
  plan: SimulatedProgramme,
): readonly SimulatedSessionOutcome[] {
  const { exercise, models, sessions, daysBetween } = plan;
  if (exercise.curve === undefined) throw new RangeError(`${exercise.info.id} has no difficulty.`);
  const model = models.of(exercise.curve);
  const outcomes: SimulatedSessionOutcome[] = [];
  let state = model.initial();
  for (let session = 0; session < sessions; session++) {
    const today = { ...body, seed: deriveSeed(body.seed, `session ${session}`) };
    const played = playSession(today, plan, state);
    outcomes.push({ ability: model.estimate(played.state), sets: played.sets });
    state = model.carriedOver(played.state, daysBetween);
  }
  return outcomes;
}

function playSession(
  body: VirtualPatientOptions,
  { exercise, models, prescribed }: SimulatedProgramme,
  before: AbilityState,
): { readonly state: AbilityState; readonly sets: readonly ExerciseResult[] } {
  const { curve, info } = exercise;
  if (curve === undefined) return { state: before, sets: [] };
  const subject = prepareSubject(body);
  const model = models.of(curve);
  const { policy } = policyOf(prescribed.difficulty, curve, info.parameters);
  const sets: ExerciseResult[] = [];
  let state = before;
  let lastSuccess: number | undefined;
  for (let set = 0; set < prescribed.sets; set++) {
    const context = { painNow: 0, painAtStart: 0, qualityGood: true, lastSuccess };
    const choice = model.next(state, curve, policy, {
      ...context,
      sessionParameters: before.lastParameters,
    });
    const seed = deriveSeed(body.seed, `set ${set}`);
    const durationMs = prescribed.secondsPerSet * 1000;
    const result = play(exercise, subject, choice.decision.parameters, durationMs, seed);
    state = updated(model, choice.state, result.trials);
    lastSuccess = successOf([result]);
    sets.push(result);
  }
  return { state, sets };
}

/** Share of successes; undefined without a scored trial. */
export function successOf(sets: readonly ExerciseResult[]): number | undefined {
  const successes = sets.flatMap(({ trials }) => trials.flatMap(({ success }) => success ?? []));
  return successes.length === 0 ? undefined : successes.filter(Boolean).length / successes.length;
}
