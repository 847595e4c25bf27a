/** What an exercise needs of the sensors, and whether a frame has it. */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';

/** `board`: a centre of pressure. `tilt`: the lean of a board that tilts. */
export type SensorNeed = 'board' | 'thorax' | 'pelvis' | 'tilt';
/** Needs that motion sensors meet. */
export type MotionNeed = Exclude<SensorNeed, 'board'>;

const VALID: Readonly<Record<MotionNeed, number>> = {
  thorax: FrameFlag.thoraxValid,
  pelvis: FrameFlag.pelvisValid,
  tilt: FrameFlag.tiltValid,
};

/** The first motion sensor that is needed and not valid. The board has rules of its own (safety.ts). */
export function missingSensor(needs: readonly SensorNeed[], frame: Frame): MotionNeed | undefined {
  return needs.find((need): need is MotionNeed => need !== 'board' && !hasFlag(frame, VALID[need]));
}

/** Somebody wears a motion sensor: straight ahead is to be set anew before each trial. */
export function wearsSensors(frame: Frame): boolean {
  return hasFlag(frame, FrameFlag.thoraxAttached) || hasFlag(frame, FrameFlag.pelvisAttached);
}

/** Which motion sensors are valid in this frame. */
export function validSensors(frame: Frame): Readonly<Record<MotionNeed, boolean>> {
  return {
    thorax: hasFlag(frame, VALID.thorax),
    pelvis: hasFlag(frame, VALID.pelvis),
    tilt: hasFlag(frame, VALID.tilt),
  };
}
