/** The pose of the trunk as far as it is known, and how it is said in words. */
import { hasFlag, FrameFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { Translator } from '#core/language/translator.ts';

/** Cardan angles, deg: positive forward, to the right, to the right (core/contract/body-angles.ts). */
export interface SegmentAngles {
  readonly flexionDeg: number;
  readonly lateralDeg: number;
  readonly axialDeg: number;
}

export interface TrunkPose {
  /** Undefined where the sensor is lost or not yet aligned. */
  readonly thorax: SegmentAngles | undefined;
  readonly pelvis: SegmentAngles | undefined;
  /** Thorax against pelvis; undefined unless both are known. */
  readonly trunk: SegmentAngles | undefined;
  /** Heading may have drifted: axial angles are shown as uncertain. */
  readonly axialDoubtful: boolean;
}

export const UPRIGHT: SegmentAngles = { flexionDeg: 0, lateralDeg: 0, axialDeg: 0 };
export const NO_POSE: TrunkPose = {
  thorax: undefined,
  pelvis: undefined,
  trunk: undefined,
  axialDoubtful: false,
};

export function poseOf(frame: Frame | undefined): TrunkPose {
  if (frame === undefined) return NO_POSE;
  const thorax = hasFlag(frame, FrameFlag.thoraxValid);
  const pelvis = hasFlag(frame, FrameFlag.pelvisValid);
  return {
    thorax: thorax
      ? anglesOf(frame.thoraxFlexionDeg, frame.thoraxLateralDeg, frame.thoraxAxialDeg)
      : undefined,
    pelvis: pelvis
      ? anglesOf(frame.pelvisFlexionDeg, frame.pelvisLateralDeg, frame.pelvisAxialDeg)
      : undefined,
    trunk:
      thorax && pelvis
        ? anglesOf(frame.trunkFlexionDeg, frame.trunkLateralDeg, frame.trunkAxialDeg)
        : undefined,
    axialDoubtful: hasFlag(frame, FrameFlag.axialDoubtful),
  };
}

function anglesOf(flexionDeg: number, lateralDeg: number, axialDeg: number): SegmentAngles {
  return { flexionDeg, lateralDeg, axialDeg };
}

export const PLANES = ['flexion', 'lateral', 'axial'] as const;
export type Plane = (typeof PLANES)[number];

const DIRECTIONS = {
  flexion: ['forward', 'back'],
  lateral: ['right', 'left'],
  axial: ['right', 'left'],
} as const satisfies Readonly<Record<Plane, readonly [positive: string, negative: string]>>;

export function angleOf(angles: SegmentAngles, plane: Plane): number {
  switch (plane) {
    case 'flexion':
      return angles.flexionDeg;
    case 'lateral':
      return angles.lateralDeg;
    case 'axial':
      return angles.axialDeg;
  }
}

/** As in "32° forward", "0°", "not known". */
export function angleText(angles: SegmentAngles | undefined, plane: Plane, { say }: Translator): string {
  if (angles === undefined) return say('trunk.angle.unknown');
  const degrees = Math.round(angleOf(angles, plane));
  if (degrees === 0) return say('trunk.angle.zero');
  const [positive, negative] = DIRECTIONS[plane];
  const direction = degrees > 0 ? positive : negative;
  return say(`trunk.angle.${direction}`, { degrees: Math.abs(degrees) });
}
