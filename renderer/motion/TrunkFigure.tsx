import { useRef, useState } from 'react';
import { useTranslator } from '../app/language.tsx';
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

/** What each side shows best. */
const PLANE_OF: Readonly<Record<View, Plane>> = { side: 'flexion', back: 'lateral', top: 'axial' };
const SIDE_AND_BACK: readonly View[] = ['side', 'back'];

/** Rib cage, pelvis and spine as they stand now, from two or three sides, with their angles in words. */
export function TrunkFigure({
  pose,
  views = SIDE_AND_BACK,
  sitting = false,
  words = true,
}: TrunkFigureProps) {
  const { say } = useTranslator();
  return (
    <div className={styles.figure}>
      {views.map((view) => (
        <figure key={view} className={styles.view} data-view={view}>
          <figcaption>{say(`trunk.view.${view}`)}</figcaption>
          <TrunkPicture pose={pose} view={view} sitting={sitting} />
          {words && <Angles pose={pose} plane={PLANE_OF[view]} />}
        </figure>
      ))}
    </div>
  );
}

interface AnglesProps {
  readonly pose: TrunkPose;
  readonly plane: Plane;
}

function Angles({ pose, plane }: AnglesProps) {
  const translator = useTranslator();
  const { say } = translator;
  const doubtful = plane === 'axial' && pose.axialDoubtful;
  return (
    <dl className={styles.angles} aria-label={say(`trunk.plane.${plane}`)}>
      <Angle segment="thorax" value={angleText(pose.thorax, plane, translator)} />
      <Angle segment="pelvis" value={angleText(pose.pelvis, plane, translator)} />
      <Angle segment="spine" value={angleText(pose.trunk, plane, translator)} />
      {doubtful && <p className={styles.doubt}>{say('trunk.turns-doubtful')}</p>}
    </dl>
  );
}

interface AngleProps {
  readonly segment: 'thorax' | 'pelvis' | 'spine';
  readonly value: string;
}

function Angle({ segment, value }: AngleProps) {
  const { say } = useTranslator();
  return (
    <div data-segment={segment}>
      <dt>{say(`trunk.part.${segment}`)}</dt>
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
