/**
 * What a person is to feel of a step of the session. Only a sensor that neither steers the exercise nor is needed by it
 * vibrates: its readings are not scored meanwhile, and trials that miss some of them would be void.
 */
import type { Frame } from '../contract/frame.ts';
import { isWorn } from '../exercise/needs.ts';
import type { WornNeed } from '../exercise/needs.ts';
import { pulseMs, sideOf } from '../exercise/touch.ts';
import type { Side } from '../exercise/touch.ts';
import { exerciseOf } from './exercise-of.ts';
import { trunkLeanDeg } from './safety.ts';
import type { RunnerOutput, RunningBlock, SessionDependencies, SessionState } from './state.ts';

export interface Pulse {
  /** Where, the best place first: the next is for when the sensor there has no motor. */
  readonly segments: readonly WornNeed[];
  readonly durationMs: number;
}

/** @returns undefined when there is nothing to feel. */
export function pulseOf(
  before: SessionState,
  { state, cues }: RunnerOutput,
  dependencies: SessionDependencies,
): Pulse | undefined {
  const { block, phase, setup } = state;
  const { touch } = setup.programme;
  if (touch.length === 0 || block === undefined || phase.name !== 'playing') return undefined;
  const segments = block.spareSensors.filter(isWorn);
  if (segments.length === 0) return undefined;
  const declared = exerciseOf(dependencies, block.step.exercise).info.touch ?? {};
  for (const { name, direction } of cues) {
    const cue = declared[name];
    if (cue !== undefined && touch.includes(cue)) {
      return { segments, durationMs: pulseMs(sideOf(cue, direction)) };
    }
  }
  const { frame } = state;
  if (!touch.includes('band') || frame === undefined || !leavesBand(before.frame, frame, block))
    return undefined;
  return { segments, durationMs: pulseMs(sideOfLean(frame)) };
}

function leavesBand(before: Frame | undefined, now: Frame, { leanGateDeg }: RunningBlock): boolean {
  const leanBefore = before && trunkLeanDeg(before);
  const leanNow = trunkLeanDeg(now);
  if (leanGateDeg === undefined || leanBefore === undefined || leanNow === undefined) return false;
  return leanBefore <= leanGateDeg && leanNow > leanGateDeg;
}

/** Undefined of a lean that is more to the front or back. */
function sideOfLean(frame: Frame): Side | undefined {
  const { thoraxLateralDeg, thoraxFlexionDeg } = frame;
  if (Math.abs(thoraxLateralDeg) <= Math.abs(thoraxFlexionDeg)) return undefined;
  return thoraxLateralDeg < 0 ? 'left' : 'right';
}
