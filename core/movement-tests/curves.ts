/** A recorded movement as few enough numbers to be drawn and moved through: the angles, thinned out. */
import { z } from 'zod';
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import { HUB_STEP_MS } from '../units.ts';
import type { MovementTask } from './tasks.ts';

/** 25 a second are smooth to the eye; ten minutes of sitting need five. */
const STEP_MS = { repeated: 40, typing: 200 } as const;

export const CURVE_COLUMNS = [
  'thoraxFlexionDeg',
  'thoraxLateralDeg',
  'thoraxAxialDeg',
  'pelvisFlexionDeg',
  'pelvisLateralDeg',
  'pelvisAxialDeg',
  'trunkFlexionDeg',
  'trunkLateralDeg',
  'trunkAxialDeg',
] as const satisfies readonly (keyof Frame)[];
export type CurveColumn = (typeof CURVE_COLUMNS)[number];

const rowSchema = z.instanceof(Float32Array);

export const movementCurvesSchema = z.object({
  stepMs: z.number().positive(),
  /** Degrees, one value a step; NaN where the angle was not known. */
  deg: z.record(z.enum(CURVE_COLUMNS), rowSchema),
  /** Steps at which heading may have drifted. */
  axialDoubtful: z.boolean(),
});
export type MovementCurves = z.infer<typeof movementCurvesSchema>;

export function curvesOf(task: MovementTask, frames: readonly Frame[]): MovementCurves {
  const stepMs = task === 'type' ? STEP_MS.typing : STEP_MS.repeated;
  const every = stepMs / HUB_STEP_MS;
  const kept = frames.filter((_, index) => index % every === 0);
  const deg = Object.fromEntries(
    CURVE_COLUMNS.map((column) => {
      const needed = neededFlags(column);
      return [
        column,
        Float32Array.from(kept, (frame) =>
          needed.every((flag) => hasFlag(frame, flag)) ? frame[column] : Number.NaN,
        ),
      ];
    }),
  ) as MovementCurves['deg'];
  return { stepMs, deg, axialDoubtful: kept.some((frame) => hasFlag(frame, FrameFlag.axialDoubtful)) };
}

function neededFlags(column: CurveColumn): readonly number[] {
  if (column.startsWith('thorax')) return [FrameFlag.thoraxValid];
  if (column.startsWith('pelvis')) return [FrameFlag.pelvisValid];
  return [FrameFlag.thoraxValid, FrameFlag.pelvisValid];
}
