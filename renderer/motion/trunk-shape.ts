/**
 * The trunk as a body in space, so that its outline is right from every side in every pose: pelvis and rib cage as
 * stacks of ellipses, the lumbar spine as a curve that leaves the pelvis upwards and enters the rib cage upwards.
 *
 * Person axes, mm: x forward, y to the left, z up; the origin lies between the hip joints. It is a picture of a
 * person of middle size, not a measurement: only the angles are the person's own.
 */
import type { Vector3 } from '#core/imu/quaternion.ts';
import { convexHull } from '#core/stabilometry/hull.ts';
import { UPRIGHT } from './trunk-pose.ts';
import type { SegmentAngles, TrunkPose } from './trunk-pose.ts';

export type View = 'side' | 'back' | 'top';

/** Picture coordinates, mm: to the right and down. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** An ellipse across a segment. */
interface Ring {
  readonly z: number;
  readonly x: number;
  readonly halfDepth: number;
  readonly halfWidth: number;
}

/** Smaller by the half of the line that rounds them. */
const PELVIS_RINGS: readonly Ring[] = [
  { z: -46, x: -8, halfDepth: 52, halfWidth: 108 },
  { z: -6, x: -8, halfDepth: 76, halfWidth: 138 },
  { z: 46, x: -4, halfDepth: 70, halfWidth: 130 },
  { z: 74, x: 0, halfDepth: 56, halfWidth: 112 },
];
const THORAX_RINGS: readonly Ring[] = [
  { z: 18, x: 62, halfDepth: 54, halfWidth: 94 },
  { z: 76, x: 68, halfDepth: 78, halfWidth: 120 },
  { z: 170, x: 70, halfDepth: 84, halfWidth: 138 },
  { z: 236, x: 56, halfDepth: 66, halfWidth: 150 },
  { z: 272, x: 42, halfDepth: 40, halfWidth: 142 },
  { z: 298, x: 30, halfDepth: 24, halfWidth: 66 },
];
/** Where the lumbar spine leaves the pelvis, in pelvis axes; it enters the rib cage at the latter's origin. */
const SACRUM: Vector3 = [-74, 0, 74];
const SACRUM_TIP: Vector3 = [-104, 0, 4];
const LUMBAR_MM = 172;
/** Upper spine in rib cage axes: the thoracic curve is rounded to the back, the neck comes forward. */
const SPINE_MIDDLE: Vector3 = [-74, 0, 168];
const SPINE_TOP: Vector3 = [6, 0, 330];
const HEAD: Vector3 = [46, 0, 432];
const HEAD_RADIUS_MM = 84;
const NOSE: Vector3 = [142, 0, 424];
const SHOULDERS: readonly [Vector3, Vector3] = [
  [40, 158, 256],
  [40, -158, 256],
];
const HIPS: readonly [Vector3, Vector3] = [
  [0, 96, 0],
  [0, -96, 0],
];
const CRESTS: readonly [Vector3, Vector3] = [
  [-20, 128, 62],
  [-20, -128, 62],
];

export interface TrunkShape {
  readonly pelvis: readonly Spot[];
  /** Between pelvis and rib cage. */
  readonly waist: readonly Spot[];
  readonly thorax: readonly Spot[];
  /** From the sacrum to the neck. */
  readonly spine: readonly Spot[];
  readonly head: { readonly centre: Spot; readonly radiusMm: number; readonly nose: Spot };
  readonly neck: readonly [Spot, Spot];
  /** Left end first. */
  readonly shoulderLine: readonly [Spot, Spot];
  readonly pelvisLine: readonly [Spot, Spot];
  readonly hips: readonly [Spot, Spot];
}

/** The outlines of a pose as one looks from this side. An unknown segment is drawn upright. */
export function trunkShape(pose: TrunkPose, view: View): TrunkShape {
  const pelvis = turnOf(pose.pelvis ?? UPRIGHT);
  const thorax = turnOf(pose.thorax ?? UPRIGHT);
  const sacrum = pelvis(SACRUM);
  const [upPelvis, upThorax] = [pelvis([0, 0, 1]), thorax([0, 0, 1])];
  const half = LUMBAR_MM / 2;
  const base = plus(sacrum, plus(scaled(upPelvis, half), scaled(upThorax, half)));
  const inThorax = (point: Vector3): Vector3 => plus(base, thorax(point));
  const see = (point: Vector3): Spot => seen(point, view);
  const pelvisPoints = ringPoints(PELVIS_RINGS, pelvis).map(see);
  const thoraxPoints = ringPoints(THORAX_RINGS, inThorax).map(see);
  const lumbar = bezier(
    sacrum,
    plus(sacrum, scaled(upPelvis, LUMBAR_MM / 2.6)),
    plus(base, scaled(upThorax, -LUMBAR_MM / 2.6)),
    base,
  );
  const thoracic = bezier(
    base,
    inThorax([-34, 0, 60]),
    inThorax(plus(SPINE_MIDDLE, [0, 0, 60])),
    inThorax(SPINE_TOP),
  );
  const line = ([left, right]: readonly [Vector3, Vector3], place: Place): [Spot, Spot] => [
    see(place(left)),
    see(place(right)),
  ];
  return {
    pelvis: outline(pelvisPoints),
    waist: outline(
      [...ringPoints(PELVIS_RINGS.slice(-1), pelvis), ...ringPoints(THORAX_RINGS.slice(0, 1), inThorax)].map(
        see,
      ),
    ),
    thorax: outline(thoraxPoints),
    spine: [pelvis(SACRUM_TIP), ...lumbar, ...thoracic.slice(1)].map(see),
    head: { centre: see(inThorax(HEAD)), radiusMm: HEAD_RADIUS_MM, nose: see(inThorax(NOSE)) },
    neck: [see(inThorax([30, 0, 300])), see(inThorax(HEAD))],
    shoulderLine: line(SHOULDERS, inThorax),
    pelvisLine: line(CRESTS, pelvis),
    hips: line(HIPS, pelvis),
  };
}

type Place = (point: Vector3) => Vector3;

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Flexion about y, then lateral bend about the new x, then axial rotation about the new z, each signed as the angles. */
export function turnOf({ flexionDeg, lateralDeg, axialDeg }: SegmentAngles): Place {
  const [sf, cf] = sineCosine(flexionDeg);
  const [sl, cl] = sineCosine(lateralDeg);
  const [sa, ca] = sineCosine(-axialDeg);
  return ([x, y, z]) => {
    const [x1, y1] = [ca * x - sa * y, sa * x + ca * y];
    const [y2, z2] = [cl * y1 - sl * z, sl * y1 + cl * z];
    return [cf * x1 + sf * z2, y2, cf * z2 - sf * x1];
  };
}

function sineCosine(degrees: number): readonly [number, number] {
  return [Math.sin(degrees * RADIANS_PER_DEGREE), Math.cos(degrees * RADIANS_PER_DEGREE)];
}

/** From the person's right, from behind, or from above with the front up. */
function seen([x, y, z]: Vector3, view: View): Spot {
  switch (view) {
    case 'side':
      return { x, y: -z };
    case 'back':
      return { x: -y, y: -z };
    case 'top':
      return { x: -y, y: -x };
  }
}

const RING_POINTS = 28;

function ringPoints(rings: readonly Ring[], place: Place): Vector3[] {
  return rings.flatMap(({ x, z, halfDepth, halfWidth }) =>
    Array.from({ length: RING_POINTS }, (_, k) => {
      const angle = (2 * Math.PI * k) / RING_POINTS;
      return place([x + halfDepth * Math.cos(angle), halfWidth * Math.sin(angle), z]);
    }),
  );
}

function outline(points: readonly Spot[]): readonly Spot[] {
  return convexHull(
    points.map((point) => point.x),
    points.map((point) => point.y),
  );
}

const CURVE_POINTS = 12;

/** Points of a cubic Bezier curve, its ends included. */
function bezier(a: Vector3, b: Vector3, c: Vector3, d: Vector3): Vector3[] {
  return Array.from({ length: CURVE_POINTS + 1 }, (_, k) => {
    const t = k / CURVE_POINTS;
    const s = 1 - t;
    return plus(
      plus(scaled(a, s * s * s), scaled(b, 3 * s * s * t)),
      plus(scaled(c, 3 * s * t * t), scaled(d, t * t * t)),
    );
  });
}

function plus(a: Vector3, b: Vector3): Vector3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function scaled(v: Vector3, by: number): Vector3 {
  return [v[0] * by, v[1] * by, v[2] * by];
}
