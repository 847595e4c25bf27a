/**
 * What motion sensors say of the body, and of a board that tilts. Last good values where the frame's flags say that
 * they are not valid.
 */
import { FRAME_COLUMNS } from './frame.ts';
import type { Frame } from './frame.ts';

type BodyColumn = Extract<keyof Frame, `${'boardTilt' | 'thorax' | 'pelvis' | 'trunk'}${string}`>;

export type BodyAngles = Pick<Frame, BodyColumn>;

/** Upright, straight ahead, at rest. */
export const NEUTRAL_BODY = Object.fromEntries(
  FRAME_COLUMNS.filter((column) => /^(?:boardTilt|thorax|pelvis|trunk)/.test(column)).map((column) => [
    column,
    0,
  ]),
) as BodyAngles;
