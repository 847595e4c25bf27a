import type { ReactNode } from 'react';
import styles from './TrunkPicture.module.css';
import { UPRIGHT } from './trunk-pose.ts';
import type { TrunkPose } from './trunk-pose.ts';
import { trunkShape } from './trunk-shape.ts';
import type { Spot, TrunkShape, View } from './trunk-shape.ts';

interface TrunkPictureProps {
  readonly pose: TrunkPose;
  readonly view: View;
  readonly sitting?: boolean;
  /** Leaves out the dashed upright outline. */
  readonly plain?: boolean;
  /** Drawn behind the trunk, in the same millimetres: arms, a box, a desk. */
  readonly behind?: ReactNode;
}

/** Wide enough for a bend to the level and a lean to either side; one scale for all views. */
const VIEW_BOXES: Readonly<Record<View, string>> = {
  side: '-330 -800 1060 1080',
  back: '-530 -800 1060 1080',
  top: '-400 -560 800 815',
};
const NEUTRAL: TrunkPose = { thorax: UPRIGHT, pelvis: UPRIGHT, trunk: UPRIGHT, axialDoubtful: false };

/** The trunk from one side. The words beside it say what it shows. */
export function TrunkPicture({ pose, view, sitting = false, plain = false, behind }: TrunkPictureProps) {
  const shape = trunkShape(pose, view);
  return (
    <svg className={styles.picture} viewBox={VIEW_BOXES[view]} aria-hidden="true">
      {!plain && <Neutral view={view} />}
      {view !== 'top' && <Legs shape={shape} view={view} sitting={sitting} />}
      {behind}
      {view === 'top' ? (
        <FromAbove shape={shape} pose={pose} />
      ) : (
        <Upright shape={shape} pose={pose} view={view} />
      )}
    </svg>
  );
}

/** Where an upright person would be: what the eye compares with. */
function Neutral({ view }: { readonly view: View }) {
  const shape = trunkShape(NEUTRAL, view);
  if (view === 'top') {
    return (
      <g className={styles.neutral}>
        <path d="M0 -540V-180M0 150V235" />
        <path d={closed(shape.thorax)} />
      </g>
    );
  }
  return (
    <g className={styles.neutral}>
      <path d={closed(shape.thorax)} />
      <circle cx={shape.head.centre.x} cy={shape.head.centre.y} r={shape.head.radiusMm} />
    </g>
  );
}

interface PartProps {
  readonly shape: TrunkShape;
  readonly pose: TrunkPose;
}

function Upright({ shape, pose, view }: PartProps & { readonly view: View }) {
  return (
    <>
      <path className={styles.neck} d={open(shape.neck)} />
      <path className={styles.waist} d={closed(shape.waist)} />
      <Segment name="pelvis" outline={shape.pelvis} known={pose.pelvis !== undefined} />
      <Segment name="thorax" outline={shape.thorax} known={pose.thorax !== undefined} />
      <Head shape={shape} nose={view === 'side'} />
      <path className={styles.spineEdge} d={open(shape.spine)} />
      <path className={styles.spine} d={open(shape.spine)} />
      {shape.spine.map((spot, index) =>
        index % 2 === 1 ? <circle key={index} className={styles.bead} cx={spot.x} cy={spot.y} r="9" /> : null,
      )}
      {view === 'back' && (
        <>
          <path className={styles.level} d={open(shape.shoulderLine)} />
          <path className={styles.level} d={open(shape.pelvisLine)} />
        </>
      )}
    </>
  );
}

function FromAbove({ shape, pose }: PartProps) {
  return (
    <>
      <Segment name="pelvis" outline={shape.pelvis} known={pose.pelvis !== undefined} />
      <Segment name="thorax" outline={shape.thorax} known={pose.thorax !== undefined} />
      <path className={styles.level} data-segment="pelvis" d={open(shape.pelvisLine)} />
      <path className={styles.level} d={open(shape.shoulderLine)} />
      <Head shape={shape} nose />
    </>
  );
}

interface SegmentProps {
  readonly name: 'pelvis' | 'thorax';
  readonly outline: readonly Spot[];
  readonly known: boolean;
}

/** A rounded body: a broad dark line with a slightly less broad one in the body's colour upon it. */
function Segment({ name, outline, known }: SegmentProps) {
  const d = closed(outline);
  return (
    <g data-segment={name} data-known={known} className={styles.segment}>
      <path className={styles.edge} d={d} />
      <path className={styles.body} d={d} />
    </g>
  );
}

function Head({ shape, nose }: { readonly shape: TrunkShape; readonly nose: boolean }) {
  const { centre, radiusMm, nose: tip } = shape.head;
  return (
    <>
      {nose && <path className={styles.nose} d={open([centre, tip])} />}
      <circle className={styles.head} cx={centre.x} cy={centre.y} r={radiusMm} />
    </>
  );
}

/** Standing legs, or a seat with the thighs on it. They belong to the picture, not to the measurement. */
function Legs({
  shape,
  view,
  sitting,
}: {
  readonly shape: TrunkShape;
  readonly view: View;
  readonly sitting: boolean;
}) {
  const [left, right] = shape.hips;
  if (sitting) {
    return view === 'side' ? (
      <>
        <path className={styles.seat} d="M-190 92H330" />
        <path className={styles.leg} d="M0 8H360V270" />
      </>
    ) : (
      <path className={styles.seat} d="M-260 92H260" />
    );
  }
  const legs = view === 'side' ? [{ x: 0, y: 0 }] : [left, right];
  return legs.map((hip) => <path key={hip.x} className={styles.leg} d={`M${n(hip.x)} ${n(hip.y)}V270`} />);
}

function open(spots: readonly Spot[]): string {
  return spots.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
}

function closed(spots: readonly Spot[]): string {
  return `${open(spots)}Z`;
}

function n(mm: number): string {
  return mm.toFixed(1);
}
