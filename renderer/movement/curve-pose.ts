/** The trunk at one step of a recorded movement's curves. Pure. */
import type { CurveColumn, MovementCurves } from '#core/movement-tests/curves.ts';
import type { MovementResult, Repetition } from '#core/movement-tests/movement-result.ts';
import type { Side } from '#core/movement-tests/tasks.ts';
import type { SegmentAngles, TrunkPose } from '../motion/trunk-pose.ts';

export function stepsOf(curves: MovementCurves): number {
  return curves.deg.thoraxFlexionDeg.length;
}

export function poseAtMs(curves: MovementCurves, tMs: number): TrunkPose {
  const index = Math.min(stepsOf(curves) - 1, Math.max(0, Math.round(tMs / curves.stepMs)));
  const value = (column: CurveColumn): number => curves.deg[column][index] ?? Number.NaN;
  const angles = (
    flexion: CurveColumn,
    lateral: CurveColumn,
    axial: CurveColumn,
  ): SegmentAngles | undefined => {
    const [flexionDeg, lateralDeg, axialDeg] = [value(flexion), value(lateral), value(axial)];
    return Number.isNaN(flexionDeg) ? undefined : { flexionDeg, lateralDeg, axialDeg };
  };
  return {
    thorax: angles('thoraxFlexionDeg', 'thoraxLateralDeg', 'thoraxAxialDeg'),
    pelvis: angles('pelvisFlexionDeg', 'pelvisLateralDeg', 'pelvisAxialDeg'),
    trunk: angles('trunkFlexionDeg', 'trunkLateralDeg', 'trunkAxialDeg'),
    axialDoubtful: curves.axialDoubtful,
  };
}

/** The repetition in the middle by its range, to each side: what a picture of the movement shows. */
export function typicalRepetitions(result: MovementResult): readonly Repetition[] {
  const sides: readonly Side[] = ['forward', 'left', 'right'];
  return sides.flatMap((side) => {
    const whole = result.repetitions.filter(
      (repetition) => repetition.side === side && repetition.wholeness === 'whole',
    );
    const byRange = whole.toSorted((a, b) => rangeOf(a) - rangeOf(b));
    return byRange[Math.floor((byRange.length - 1) / 2)] ?? [];
  });
}

function rangeOf({ values }: Repetition): number {
  return Math.max(
    values.thoraxFlexionRangeDeg ?? 0,
    values.thoraxLateralRangeDeg ?? 0,
    values.thoraxAxialRangeDeg ?? 0,
  );
}
