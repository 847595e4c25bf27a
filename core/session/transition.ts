/** What a phase answers to a frame or an action: the state after it, and where the session goes from there. */
import type { ExerciseCue } from '../exercise/exercise.ts';
import type { ChangeReason, SessionAction } from './actions.ts';
import type { Stop } from './safety.ts';
import type { Phase, PhaseOf, SensorRequest, SessionDependencies, SessionState } from './state.ts';

export type Go =
  | { readonly to: 'next' }
  | { readonly to: 'step'; readonly index: number }
  /** Takes every disturbance away, then pauses. */
  | { readonly to: 'stop'; readonly stop: Stop }
  /** Back into what was interrupted. */
  | { readonly to: 'resume' }
  /** Straight to what is asked at the end. */
  | { readonly to: 'end'; readonly reason: ChangeReason };

export interface Transition {
  readonly state: SessionState;
  readonly requests?: readonly SensorRequest[];
  readonly cues?: readonly ExerciseCue[];
  /** Undefined: stays. */
  readonly go?: Go;
}

export function stay(state: SessionState): Transition {
  return { state };
}

export function goNext(state: SessionState): Transition {
  return { state, go: { to: 'next' } };
}

export function withPhase(state: SessionState, phase: Phase): SessionState {
  return { ...state, phase };
}

/** One phase: what a frame does to it, and what people may do in it. */
export interface PhaseHandler<Name extends Phase['name']> {
  /** @param stop The rule that this frame breaks. */
  step(
    state: SessionState,
    phase: PhaseOf<Name>,
    dependencies: SessionDependencies,
    stop: Stop | undefined,
  ): Transition;
  /** Undefined where the action makes no sense here. */
  act?(
    state: SessionState,
    phase: PhaseOf<Name>,
    action: SessionAction,
    dependencies: SessionDependencies,
  ): Transition | undefined;
  /** Whether `stop` and `end` are heard. */
  readonly stops: boolean;
  readonly ends: boolean;
}

/** Waits for what people do, whatever the frames say. */
export function waits(state: SessionState): Transition {
  return { state };
}
