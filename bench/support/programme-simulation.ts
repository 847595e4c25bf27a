/**
 * A virtual patient goes through weeks of a programme: limits measured anew in every session, sets between them, the
 * difficulty chosen as in any session. What bodies of known impairment are told apart by.
 */
import type { Exercise } from '#core/exercise/exercise.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { AbilityEstimate, AbilityModel, AbilityState } from '#core/difficulty/ability.ts';
import { conservativeReason, policyOf } from '#core/difficulty/policy.ts';
import type { Programme } from '#core/programme/programme.ts';
import { learned } from '#core/session/runner-blocks.ts';
import { deriveSeed } from '#core/signal/random.ts';
import { play, prepareSubject } from './exercise-simulation.ts';

export interface SimulatedProgramme {
  readonly exercise: Exercise;
  readonly model: AbilityModel;
  readonly programme: Programme;
  readonly sessions: number;
  readonly daysBetween: number;
}

export interface SimulatedSessionOutcome {
  /** After the session. */
  readonly ability: AbilityEstimate;
  readonly sets: readonly ExerciseResult[];
}

/** Every session of one body; the same body and programme give the same outcomes. */
export function playProgramme(
  body: VirtualPatientOptions,
  plan: SimulatedProgramme,
): readonly SimulatedSessionOutcome[] {
  const { model, sessions, daysBetween } = plan;
  const outcomes: SimulatedSessionOutcome[] = [];
  let state = model.initial();
  for (let session = 0; session < sessions; session++) {
    const today = { ...body, seed: deriveSeed(body.seed, `session ${session}`) };
    const played = playSession(today, plan, state, session);
    outcomes.push({ ability: model.estimate(played.state), sets: played.sets });
    state = model.carriedOver(played.state, daysBetween);
  }
  return outcomes;
}

function playSession(
  body: VirtualPatientOptions,
  { exercise, model, programme }: SimulatedProgramme,
  before: AbilityState,
  sessionsBefore: number,
): { readonly state: AbilityState; readonly sets: readonly ExerciseResult[] } {
  const { curve, info } = exercise;
  if (curve === undefined) return { state: before, sets: [] };
  const subject = prepareSubject(body);
  const { policy } = policyOf(programme, info.parameters);
  const conservative = conservativeReason(programme, { sessionsBefore, painAtStart: 0 });
  const sets: ExerciseResult[] = [];
  let state = before;
  let lastSuccess: number | undefined;
  for (let set = 0; set < programme.sets; set++) {
    const context = { painNow: 0, painAtStart: 0, qualityGood: true, lastSuccess, conservative };
    const choice = model.next(state, curve, policy, {
      ...context,
      sessionParameters: before.lastParameters,
    });
    const seed = deriveSeed(body.seed, `set ${set}`);
    const result = play(exercise, subject, choice.decision.parameters, programme.secondsPerSet * 1000, seed);
    state = learned(model, choice.state, result.trials);
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
