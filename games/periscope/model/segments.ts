/** Where pelvis and thorax are, from one sample: deg from the person's own neutral. */
import type { BodyAngles } from '#core/contract/body-angles.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { SteeringSample } from '#core/exercise/samples.ts';
import { steeringIn } from '../../input.ts';
import { SEGMENTS } from './state.ts';
import type { BySegment, PeriscopeSet, Plane, Segment } from './state.ts';

/** Farther than this no segment of a person leans, deg. */
const FARTHEST_DEG = 120;

export function otherThan(segment: Segment): Segment {
  return segment === 'pelvis' ? 'thorax' : 'pelvis';
}

/** A value for either segment. */
export function bySegment<Value>(valueOf: (segment: Segment) => Value): BySegment<Value> {
  const [pelvis, thorax] = SEGMENTS;
  return { pelvis: valueOf(pelvis), thorax: valueOf(thorax) };
}

/** Both segments; undefined where either is held from the past, or no angle of a body. */
export function segmentsIn(
  sample: Pick<SteeringSample, 'steering' | 'raw' | 'valid' | 'body'>,
  { steering, neutral }: Pick<PeriscopeSet, 'steering' | 'neutral'>,
): BySegment<PlaneVector> | undefined {
  const own = steeringIn(sample)?.raw;
  const other = otherThan(steering);
  if (own === undefined || sample.body?.valid[other] !== true) return undefined;
  const measured = angleOf(sample.body.angles, other);
  const beside = { ml: measured.ml - neutral[other].ml, ap: measured.ap - neutral[other].ap };
  if (!isAngle(own) || !isAngle(beside)) return undefined;
  return steering === 'pelvis' ? { pelvis: own, thorax: beside } : { thorax: own, pelvis: beside };
}

function angleOf(angles: BodyAngles, segment: Segment): PlaneVector {
  return segment === 'pelvis'
    ? { ml: angles.pelvisLateralDeg, ap: angles.pelvisFlexionDeg }
    : { ml: angles.thoraxLateralDeg, ap: angles.thoraxFlexionDeg };
}

function isAngle({ ml, ap }: PlaneVector): boolean {
  return Math.abs(ml) <= FARTHEST_DEG && Math.abs(ap) <= FARTHEST_DEG;
}

/** The angle in a plane. */
export function inPlane({ ml, ap }: PlaneVector, plane: Plane): number {
  return plane === 'lateral' ? ml : ap;
}

/** An angle of a plane as a lean. */
export function leanIn(plane: Plane, angleDeg: number): PlaneVector {
  return plane === 'lateral' ? { ml: angleDeg, ap: 0 } : { ml: 0, ap: angleDeg };
}
