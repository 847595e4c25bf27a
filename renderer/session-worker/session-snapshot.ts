/** A session as the page's screens see it: plain data, made of the runner's state. */
import type { Frame } from '#core/contract/frame.ts';
import { levelOfPlayed } from '#core/difficulty/levels.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { RepetitionCount } from '#core/movement-tests/count-repetitions.ts';
import { exerciseOf } from '#core/session/exercise-of.ts';
import { hasNextSet } from '#core/session/next-set.ts';
import { placeKey } from '#core/session/plan.ts';
import { isSet } from '#core/session/plan-step.ts';
import type { PlanStep } from '#core/session/plan-step.ts';
import { isSetRecord } from '#core/session/result.ts';
import type { SessionResult } from '#core/session/result.ts';
import { currentStep } from '#core/session/state.ts';
import type { Phase, SessionDependencies, SessionState } from '#core/session/state.ts';

export interface SessionSnapshot {
  readonly phase: Phase;
  readonly step: PlanStep;
  readonly planIndex: number;
  /** May change while it is played: a block is left out, repeated or played next. */
  readonly plan: readonly PlanStep[];
  /** Session time; the times in `phase` are of the same clock. */
  readonly nowMs: number;
  readonly frame: Frame | undefined;
  /** Where the centre of pressure is neutral in the present place, mm; undefined until measured. */
  readonly neutralMm: PlaneVector | undefined;
  /** The one quiet level indicator, 1 to 10: of the present block, else of the last set; undefined before the first. */
  readonly level: number | undefined;
  /** Share of success that was aimed at; undefined before the first set. */
  readonly targetSuccess: number | undefined;
  /** Sets that were played, of all blocks, and sets there are by the plan. */
  readonly setsDone: number;
  readonly setsPlanned: number;
  /** Whether a therapist can still choose how hard a set will be. */
  readonly hasNextSet: boolean;
  /** The exercise of the present step, else of the next one that has any; undefined where none is left. */
  readonly exercise: ExerciseInfo | undefined;
  /** Of the movement that is being recorded. */
  readonly repetitions: RepetitionCount | undefined;
  /** Sessions of this programme before this one. */
  readonly visit: number;
  /** Once the session is over: what is shown until main has derived its own. */
  readonly result: SessionResult | undefined;
}

export function snapshotOf(
  state: SessionState,
  dependencies: SessionDependencies,
  result: SessionResult | undefined,
): SessionSnapshot {
  const { place, places } = state;
  return {
    phase: state.phase,
    step: currentStep(state),
    planIndex: state.planIndex,
    plan: state.plan,
    nowMs: state.nowMs,
    frame: state.frame,
    neutralMm: place && places[placeKey(place)]?.neutral['centre-of-pressure'],
    level: levelOf(state, dependencies),
    targetSuccess: state.decisions.at(-1)?.targetSuccess,
    setsDone: state.blocks.filter(isSetRecord).length,
    setsPlanned: state.plan.filter(isSet).length,
    hasNextSet: hasNextSet(state, dependencies),
    exercise: exerciseNow(state, dependencies),
    repetitions: state.movement?.count,
    visit: state.setup.sessionsBefore,
    result,
  };
}

/** What became otherwise; all of it where nothing was known before. */
export function changesSince(
  before: SessionSnapshot | undefined,
  now: SessionSnapshot,
): Partial<SessionSnapshot> {
  if (before === undefined) return now;
  const changed = Object.entries(now).filter(
    ([key, value]) => !Object.is(value, before[key as keyof SessionSnapshot]),
  );
  return Object.fromEntries(changed);
}

function levelOf({ block, blocks }: SessionState, dependencies: SessionDependencies): number | undefined {
  const last = blocks.findLast((record) => record.kind === 'exercise' && record.role === 'set');
  const played = block === undefined ? last : { exercise: block.step.exercise, parameters: block.parameters };
  if (played === undefined || !('exercise' in played)) return undefined;
  const { curve } = exerciseOf(dependencies, played.exercise);
  return curve && levelOfPlayed(curve, played.parameters);
}

function exerciseNow(state: SessionState, dependencies: SessionDependencies): ExerciseInfo | undefined {
  const step = state.plan.slice(state.planIndex).find(({ kind }) => kind === 'exercise');
  return step?.kind === 'exercise' ? exerciseOf(dependencies, step.exercise).info : undefined;
}
