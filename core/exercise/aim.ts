/** What an exercise shows, in the units of the body that answers it. */
import type { Aim, Steering } from '../contract/stimulus.ts';
import type { ShownAim } from './exercise.ts';
import { fromFraction } from './range.ts';
import type { SteeringRange } from './range.ts';

/** @returns The aim in mm or deg from neutral. */
export function aimOf({ marker, target, cue }: ShownAim, steering: Steering, range: SteeringRange): Aim {
  const at = fromFraction(range, marker);
  const to = fromFraction(range, target);
  const aim = { steering, markerMl: at.ml, markerAp: at.ap, targetMl: to.ml, targetAp: to.ap };
  if (cue === undefined) return aim;
  const push = fromFraction(range, cue.push);
  return { ...aim, cue: { ml: push.ml, ap: push.ap, inMs: cue.inMs } };
}
