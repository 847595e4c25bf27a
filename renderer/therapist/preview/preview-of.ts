/** The simulated patient a programme is tried on: like this patient as far as they are known, or weaker, or stronger. */
import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { StoredSession } from '#core/ipc/ipc.ts';
import type { AbilityState } from '#core/difficulty/ability.ts';
import type { Curve } from '#core/exercise/curve.ts';
import { previewTraining, type PreviewedSet } from '#core/difficulty/preview.ts';
import type { Programme } from '#core/programme/programme.ts';
import { countsAsTraining } from '../adherence.ts';

export type Strength = 'weaker' | 'likely' | 'stronger';

export const PREVIEWED_TRIALS = 10;
/** How far weaker and stronger patients lie from the likely one: one standard deviation between people, logits. */
const APART: Readonly<Record<Strength, number>> = { weaker: -1.5, likely: 0, stronger: 1.5 };
/** Scored trials in a minute, from the virtual patient in the middle of the curve. */
const TRIALS_PER_MINUTE = 8.5;
const SECONDS_PER_MINUTE = 60;
const MS_PER_DAY = 24 * 3600_000;

const model = createAbilityModels();

export interface KnownPatient {
  /** What is known of the ability, carried over to today; undefined for a person never seen. */
  readonly start: AbilityState | undefined;
  readonly sessionsBefore: number;
  readonly trialsPerMinute: number;
}

/** What earlier sessions in this exercise tell, those on a real board where there are any. */
export function knownPatient(
  sessions: readonly StoredSession[],
  exercise: string,
  nowMs: number,
): KnownPatient {
  const played = sessions.filter(({ row }) => row.programme.exercise === exercise);
  const trained = played.filter(countsAsTraining);
  const used = trained.length > 0 ? trained : played;
  const last = used.findLast(
    ({ result }) => (result?.abilityAfter?.modelVersion ?? Infinity) <= model.version,
  );
  const state = last?.result?.abilityAfter;
  const days = last === undefined ? 0 : Math.max(0, (nowMs - Date.parse(last.row.startedAt)) / MS_PER_DAY);
  return {
    start: state && model.carriedOver(state, days),
    sessionsBefore: used.length,
    trialsPerMinute: trialsPerMinute(used.at(-1)) ?? TRIALS_PER_MINUTE,
  };
}

/** The hardest difficulty of a programme at home, logits; undefined in the clinic, or where nothing was verified. */
export function homeCeiling({ setting }: Programme, { start }: KnownPatient): number | undefined {
  return setting === 'home' ? start?.verifiedDifficulty : undefined;
}

/** Of the sets of a session that were played to their end. */
function trialsPerMinute(session: StoredSession | undefined): number | undefined {
  let trials = 0;
  let ms = 0;
  for (const { role, completed, startMs, endMs, result } of session?.result?.blocks ?? []) {
    if (role !== 'set' || !completed) continue;
    trials += result.trials.filter(({ score }) => score !== undefined).length;
    ms += endMs - startMs;
  }
  return trials === 0 || ms === 0 ? undefined : (trials * SECONDS_PER_MINUTE * 1000) / ms;
}

/** An exercise with a curve. */
export interface Previewable {
  readonly info: Pick<ExerciseInfo, 'parameters'>;
  readonly curve: Curve;
}

/** The first trials of this patient under a programme whose fields are all possible. */
export function previewOf(
  programme: Programme,
  { info, curve }: Previewable,
  known: KnownPatient,
  strength: Strength,
  seed: number,
): readonly PreviewedSet[] {
  const { start, sessionsBefore, trialsPerMinute: pace } = known;
  const likely = model.estimate(start ?? model.initial()).mean;
  return previewTraining({
    programme,
    specs: info.parameters,
    curve,
    model,
    start,
    sessionsBefore,
    ability: likely + APART[strength],
    trials: PREVIEWED_TRIALS,
    trialsPerSet: Math.max(1, Math.round((pace * programme.secondsPerSet) / SECONDS_PER_MINUTE)),
    seed,
  });
}
