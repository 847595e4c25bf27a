import type { MovementTask } from '#core/movement-tests/tasks.ts';
import type { Plane } from '../motion/trunk-pose.ts';

/** The plane in which a movement goes above all. */
export function ownPlane(task: MovementTask): Plane {
  return task === 'turn' ? 'axial' : 'flexion';
}
