/** What the patient's screens see of a live session, and what they may do to it. Plain data: it crosses to the page. */
import type { Frame } from '#core/contract/frame.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { RepetitionCount } from '#core/movement-tests/count-repetitions.ts';
import type { SessionAction } from '#core/session/actions.ts';
import type { NextSet } from '#core/session/next-set.ts';
import type { PlanStep } from '#core/session/plan-step.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { Phase } from '#core/session/state.ts';
import type { SceneFeed } from '#games/shared/scene-feed.ts';

/** A picture of the session for React: made anew when the phase changes and otherwise ten times a second. */
export interface SessionView {
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
  /** Once the session is over: what is shown until main has derived its own. */
  readonly result: SessionResult | undefined;
  /** What main derived from the recording and stored. */
  readonly stored: SessionDetail | undefined;
  /** Something the person should know: the session could not be kept. */
  readonly problem: string | undefined;
}

export interface SessionDriver {
  readonly subscribe: (listener: () => void) => () => void;
  readonly view: () => SessionView;
  act(action: SessionAction): void;
  /** What a therapist chooses for; undefined when no set is left. Costs a decision of the ability model. */
  nextSet(): Promise<NextSet | undefined>;
  /** The present block's scene feed; the same object for the whole block. */
  feed(): SceneFeed<unknown> | undefined;
  dispose(): void;
}
