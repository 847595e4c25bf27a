import { useRef, useState } from 'react';
import { lastFrame } from '../sensors/sensors-store.ts';
import { useAnimationFrame } from '../ui/use-animation-frame.ts';
import styles from './TrunkFigure.module.css';
import { TrunkPicture } from './TrunkPicture.tsx';
import { angleText, NO_POSE, poseOf } from './trunk-pose.ts';
import type { Plane, TrunkPose } from './trunk-pose.ts';
import type { View } from './trunk-shape.ts';

export interface TrunkFigureProps {
  readonly pose: TrunkPose;
  /** Default: side and back. `top` is for turning. */
  readonly views?: readonly View[];
  readonly sitting?: boolean;
  /** Angles as text below each picture. Default true. */
  readonly words?: boolean;
}

const VIEWS: Readonly<
  Record<View, { readonly title: string; readonly plane: Plane; readonly what: string }>
> = {
  side: { title: 'From the right', plane: 'flexion', what: 'Bend forward' },
  back: { title: 'From behind', plane: 'lateral', what: 'Bend to the side' },
  top: { title: 'From above', plane: 'axial', what: 'Turn' },
};
const SIDE_AND_BACK: readonly View[] = ['side', 'back'];

/** Rib cage, pelvis and spine as they stand now, from two or three sides, with their angles in words. */
export function TrunkFigure({
  pose,
  views = SIDE_AND_BACK,
  sitting = false,
  words = true,
}: TrunkFigureProps) {
  return (
    <div className={styles.figure}>
      {views.map((view) => {
        const { title, plane, what } = VIEWS[view];
        return (
          <figure key={view} className={styles.view} data-view={view}>
            <figcaption>{title}</figcaption>
            <TrunkPicture pose={pose} view={view} sitting={sitting} />
            {words && <Angles pose={pose} plane={plane} what={what} />}
          </figure>
        );
      })}
    </div>
  );
}

interface AnglesProps {
  readonly pose: TrunkPose;
  readonly plane: Plane;
  readonly what: string;
}

function Angles({ pose, plane, what }: AnglesProps) {
  const doubtful = plane === 'axial' && pose.axialDoubtful;
  return (
    <dl className={styles.angles} aria-label={what}>
      <Angle name="Rib cage" segment="thorax" value={angleText(pose.thorax, plane)} />
      <Angle name="Pelvis" segment="pelvis" value={angleText(pose.pelvis, plane)} />
      <Angle name="Between" segment="spine" value={angleText(pose.trunk, plane)} />
      {doubtful && <p className={styles.doubt}>Turns may have drifted.</p>}
    </dl>
  );
}

interface AngleProps {
  readonly name: string;
  readonly segment: 'thorax' | 'pelvis' | 'spine';
  readonly value: string;
}

function Angle({ name, segment, value }: AngleProps) {
  return (
    <div data-segment={segment}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The figure as the sensors see the person now. */
export function LiveTrunkFigure(props: Omit<TrunkFigureProps, 'pose'>) {
  const [pose, setPose] = useState(NO_POSE);
  const shown = useRef(lastFrame());
  useAnimationFrame(() => {
    const frame = lastFrame();
    if (frame === shown.current) return;
    shown.current = frame;
    setPose(poseOf(frame));
  });
  return <TrunkFigure {...props} pose={pose} />;
}
