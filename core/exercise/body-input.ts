/** Angles of the body as an exercise gets them. */
import type { BodyAngles } from '../contract/body-angles.ts';
import type { MotionNeed } from './needs.ts';

/** Angles of the body, and which of them are known: those of a sensor that was lost are held from the past. */
export interface BodyInput {
  readonly angles: BodyAngles;
  readonly valid: Readonly<Record<MotionNeed, boolean>>;
}
