import type { MovementCurves } from '#core/movement-tests/curves.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { TASK_FACTS } from '#core/movement-tests/tasks.ts';
import { useTranslator } from '../app/language.tsx';
import { poseAtMs, typicalRepetitions } from '../movement/curve-pose.ts';
import { ownPlane } from '../movement/own-plane.ts';
import { TASK_VIEWS } from '../movement/task-text.ts';
import { angleText } from '../motion/trunk-pose.ts';
import type { Plane } from '../motion/trunk-pose.ts';
import { TrunkPicture } from '../motion/TrunkPicture.tsx';

interface MovementPosesProps {
  readonly result: MovementResult;
  readonly curves: MovementCurves;
}

interface Moment {
  readonly title: string;
  readonly tMs: number;
}

/** The person at neutral and at the end of a typical movement to each side. */
export function MovementPoses({ result, curves }: MovementPosesProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { task } = result;
  const typical = typicalRepetitions(result);
  const moments: readonly Moment[] = [
    { title: say('report.movement.at-neutral'), tMs: 0 },
    ...typical.map(({ side, number, peakMs }) => ({
      title: say('report.movement.farthest', { side: typical.length > 1 ? side : 'only', number }),
      tMs: peakMs,
    })),
  ];
  const planes: readonly Plane[] = task === 'reach' ? ['flexion', 'lateral'] : [ownPlane(task)];
  return (
    <div className="poses">
      {moments.map(({ title, tMs }) => {
        const pose = poseAtMs(curves, tMs);
        return (
          <figure key={title}>
            <figcaption>{title}</figcaption>
            <div className="posePictures">
              {TASK_VIEWS[task].map((view) => (
                <TrunkPicture key={view} pose={pose} view={view} sitting={TASK_FACTS[task].sitting} />
              ))}
            </div>
            {planes.map((plane) => (
              <p key={plane}>
                {say('report.movement.pose', {
                  thorax: angleText(pose.thorax, plane, translator),
                  pelvis: angleText(pose.pelvis, plane, translator),
                  trunk: angleText(pose.trunk, plane, translator),
                })}
              </p>
            ))}
          </figure>
        );
      })}
    </div>
  );
}
