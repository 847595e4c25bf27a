/** The moving drawing of each movement: the pose of the trunk and the hands at a time. Words carry the meaning too. */
import { UPRIGHT } from '../motion/trunk-pose.ts';
import type { SegmentAngles, TrunkPose } from '../motion/trunk-pose.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';

/** There, held, back, rest, s. */
const CYCLE_S = 6;

export interface DrawnMoment {
  readonly pose: TrunkPose;
  /** -1 to the left, 1 to the right, 0 where there are no sides. */
  readonly side: -1 | 0 | 1;
  /** 0 at rest, 1 at the farthest. */
  readonly far: number;
}

export function drawnMoment(task: MovementTask, tS: number): DrawnMoment {
  const cycle = Math.floor(tS / CYCLE_S);
  const sided = task === 'reach' || task === 'turn';
  const side = sided ? (cycle % 2 === 0 ? 1 : -1) : 0;
  const far = wayAt(tS - cycle * CYCLE_S);
  const [thorax, pelvis] = endOf(task, side);
  const pose = poseBetween(scaled(thorax, far), scaled(pelvis, far));
  return { pose, side, far };
}

/** Out within 1.8 s, held half a second, back within 1.8 s, and rest. */
function wayAt(tS: number): number {
  const ease = (from: number, lengthS: number): number => {
    const share = Math.min(1, Math.max(0, (tS - from) / lengthS));
    return (1 - Math.cos(Math.PI * share)) / 2;
  };
  return ease(0.6, 1.8) - ease(2.9, 1.8);
}

function endOf(task: MovementTask, side: -1 | 0 | 1): readonly [SegmentAngles, SegmentAngles] {
  switch (task) {
    case 'bend':
      return [angles(85), angles(42)];
    case 'lift':
      return [angles(68), angles(38)];
    case 'reach':
      return [angles(24, 14 * side, -16 * side), angles(10, 4 * side, -6 * side)];
    case 'turn':
      return [angles(0, 0, 50 * side), angles(0, 0, 6 * side)];
    case 'type':
      return [angles(9), angles(-8)];
  }
}

function angles(flexionDeg: number, lateralDeg = 0, axialDeg = 0): SegmentAngles {
  return { flexionDeg, lateralDeg, axialDeg };
}

function scaled({ flexionDeg, lateralDeg, axialDeg }: SegmentAngles, by: number): SegmentAngles {
  return angles(by * flexionDeg, by * lateralDeg, by * axialDeg);
}

function poseBetween(thorax: SegmentAngles, pelvis: SegmentAngles): TrunkPose {
  return { thorax, pelvis, trunk: UPRIGHT, axialDoubtful: false };
}
