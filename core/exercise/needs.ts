/** What is needed of the sensors, and whether a frame has it. */
import { z } from 'zod';
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';

/** `board`: a centre of pressure. `tilt`: the lean of a board that tilts. */
export const SENSOR_NEEDS = ['board', 'tilt', 'thorax', 'pelvis'] as const;
export const sensorNeedSchema = z.enum(SENSOR_NEEDS);
export type SensorNeed = z.infer<typeof sensorNeedSchema>;
/** Needs that motion sensors meet. */
export type MotionNeed = Exclude<SensorNeed, 'board'>;

/** Worn on the body, and calibrated there. */
export type WornNeed = Exclude<MotionNeed, 'tilt'>;

export function isWorn(need: SensorNeed): need is WornNeed {
  return need === 'thorax' || need === 'pelvis';
}

const VALID: Readonly<Record<MotionNeed, number>> = {
  thorax: FrameFlag.thoraxValid,
  pelvis: FrameFlag.pelvisValid,
  tilt: FrameFlag.tiltValid,
};

/** Set while the motor of a sensor shakes it: its angles are bridged then, and nothing may be scored from them. */
export const VIBRATING: Readonly<Record<WornNeed, number>> = {
  thorax: FrameFlag.thoraxVibrating,
  pelvis: FrameFlag.pelvisVibrating,
};

/** The first motion sensor that is needed and does not speak. */
export function missingSensor(needs: readonly SensorNeed[], frame: Frame): MotionNeed | undefined {
  return needs.find((need): need is MotionNeed => need !== 'board' && !hasFlag(frame, VALID[need]));
}

/** Somebody wears a motion sensor: straight ahead is to be set anew before each trial. */
export function wearsSensors(frame: Frame): boolean {
  return hasFlag(frame, FrameFlag.thoraxAttached) || hasFlag(frame, FrameFlag.pelvisAttached);
}

/** Which motion sensors speak in this frame, and may be scored from. */
export function validSensors(frame: Frame): Readonly<Record<MotionNeed, boolean>> {
  return {
    thorax: hasFlag(frame, VALID.thorax) && !hasFlag(frame, VIBRATING.thorax),
    pelvis: hasFlag(frame, VALID.pelvis) && !hasFlag(frame, VIBRATING.pelvis),
    tilt: hasFlag(frame, VALID.tilt),
  };
}
