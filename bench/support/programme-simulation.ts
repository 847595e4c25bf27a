/**
 * A virtual patient goes through weeks of one block: its range measured anew in every session, sets between, the
 * difficulty chosen as in any session. What bodies of known impairment are told apart by.
 */
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { AbilityEstimate, AbilityModel, AbilityState } from '#core/difficulty/ability.ts';
import { createAbilityModel } from '#core/difficulty/ability-models.ts';
import { policyOf } from '#core/difficulty/policy.ts';
import type { Curve } from '#core/exercise/curve.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import type { ExerciseResult } from '#core/exercise/result.ts';
import { countedSuccesses, shareOfSuccess } from '#core/exercise/trial.ts';
import { secondsOfSet } from '#core/programme/block.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { PainRules } from '#core/programme/programme.ts';
import { updated } from '#core/session/exercise-block.ts';
import { deriveSeed } from '#core/signal/random.ts';
import { play, prepareSubject } from './exercise-simulation.ts';

export interface SimulatedProgramme {
  /** One that adapts. */
  readonly exercise: Exercise & { readonly curve: Curve };
  readonly block: ExerciseBlock;
  readonly sessions: number;
  readonly daysBetween: number;
}

export interface SimulatedSessionOutcome {
  /** After the session. */
  readonly ability: AbilityEstimate;
  readonly sets: readonly ExerciseResult[];
}

/** Nothing hurts a virtual patient. */
const PAIN: Pick<PainRules, 'limit' | 'riseStepsBack'> = { limit: 6, riseStepsBack: 2 };

/** Every session of one body; the same body and programme give the same outcomes. */
export function playProgramme(
  body: VirtualPatientOptions,
  plan: SimulatedProgramme,
): readonly SimulatedSessionOutcome[] {
  const { exercise, sessions, daysBetween } = plan;
  const model = createAbilityModel(exercise.curve.ability);
  const outcomes: SimulatedSessionOutcome[] = [];
  let state = model.initial();
  for (let session = 0; session < sessions; session++) {
    const played = playSession({ ...body, sessionsBefore: session }, plan, model, state);
    outcomes.push({ ability: model.estimate(played.state), sets: played.sets });
    state = model.carriedOver(played.state, daysBetween);
  }
  return outcomes;
}

function playSession(
  body: VirtualPatientOptions,
  { exercise, block }: SimulatedProgramme,
  model: AbilityModel,
  before: AbilityState,
): { readonly state: AbilityState; readonly sets: readonly ExerciseResult[] } {
  const { curve, info } = exercise;
  const { steering, posture, eyes, targetSuccess, bounds, method, dose } = block;
  const subject = prepareSubject(body, { steering, posture, eyes });
  const prescribed = { targetSuccess, bounds, method, setting: 'clinic', pain: PAIN } as const;
  const { policy } = policyOf(prescribed, curve, info.parameters);
  const durationMs = 1000 * secondsOfSet(dose, info.trialsPerMinute);
  const sets: ExerciseResult[] = [];
  let state = before;
  for (let set = 0; set < dose.sets; set++) {
    const last = sets.at(-1);
    const choice = model.next(state, curve, policy, {
      painNow: 0,
      painAtStart: 0,
      qualityGood: true,
      lastSuccess: last && successOf([last]),
      lastTrials: last && countedSuccesses(last.trials),
      sessionParameters: before.lastParameters,
    });
    const seed = deriveSeed(body.seed, `session ${body.sessionsBefore} set ${set}`);
    const result = play(exercise, subject, choice.decision.parameters, durationMs, seed);
    state = updated(model, choice.state, result.trials);
    sets.push(result);
  }
  return { state, sets };
}

/** Share of successes; undefined without a scored trial. */
export function successOf(sets: readonly ExerciseResult[]): number | undefined {
  return shareOfSuccess(sets.flatMap(({ trials }) => trials));
}
