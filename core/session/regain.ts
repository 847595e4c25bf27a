/**
 * What a hub that began anew has forgotten is made again before it is needed: the calibration of what is worn, then the
 * zero of the board. The person comes back to their place after either. Upright is the calibrated stance both times, so
 * that neutral and range stay what they were.
 */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import { isWorn } from '../exercise/needs.ts';
import type { WornNeed } from '../exercise/needs.ts';
import { needsOfStep } from './plan-step.ts';
import { currentStep } from './state.ts';
import type { SessionState } from './state.ts';
import type { Transition } from './transition.ts';

/** Undefined where nothing that the present step needs was lost. */
export function regain(state: SessionState): Transition | undefined {
  if (lacksCalibration(state)) {
    const needs = state.plan.flatMap((step) => (step.kind === 'sensors' ? step.needs : []));
    return calibrate(state, needs);
  }
  if (!lacksZero(state)) return undefined;
  return { state: { ...state, standAgain: true, phase: { name: 'empty-board', sinceMs: state.nowMs } } };
}

/** What is worn is put on and calibrated. */
export function calibrate(state: SessionState, needs: readonly WornNeed[]): Transition {
  const phase = { name: 'sensors', sinceMs: state.nowMs, needs, missing: needs } as const;
  return { state: { ...state, steadyMs: 0, phase } };
}

export function lacksCalibration(state: SessionState): boolean {
  return state.calibrateAgain && needsOfStep(currentStep(state)).some(isWorn);
}

function lacksZero(state: SessionState): boolean {
  const { frame } = state;
  if (!isBehind(state, 'zero-board') || !needsOfStep(currentStep(state)).includes('board')) return false;
  return frame === undefined || !hasFlag(frame, FrameFlag.tared);
}

/** The session has been through a step of this kind. */
export function isBehind({ plan, planIndex }: SessionState, kind: 'sensors' | 'zero-board'): boolean {
  return plan.slice(0, planIndex).some((step) => step.kind === kind);
}
