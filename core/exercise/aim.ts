/** What an exercise shows, in the units of the body that answers it. */
import type { Aim, Steering, Stimulus } from '../contract/stimulus.ts';
import type { ShownAim, ShownStimulus } from './exercise.ts';
import { fromFraction } from './range.ts';
import type { SteeringRange } from './range.ts';

/** What of a stimulus an exercise decides. */
type ShownByExercise = Pick<Stimulus, 'aims' | 'attending'> &
  Partial<Pick<Stimulus, 'eyes' | 'memory' | 'movement'>>;

/** Aims in mm or deg from neutral; what else there is only where the exercise asks for it. */
export function stimulusOf(
  { aims, beside, attending, eyes, memory, movement }: ShownStimulus,
  steering: Steering,
  range: SteeringRange,
): ShownByExercise {
  const steered = aims.map((aim) => aimOf(aim, steering, range));
  return {
    aims: beside === undefined ? steered : [...steered, beside],
    attending,
    ...(eyes === undefined ? {} : { eyes }),
    ...(memory === undefined ? {} : { memory: { ...memory, steering } }),
    ...(movement === undefined ? {} : { movement }),
  };
}

function aimOf({ marker, target, cue, preview }: ShownAim, steering: Steering, range: SteeringRange): Aim {
  const at = fromFraction(range, marker);
  const to = fromFraction(range, target);
  const aim = {
    steering,
    markerMl: at.ml,
    markerAp: at.ap,
    targetMl: to.ml,
    targetAp: to.ap,
    ...(preview === undefined ? {} : { preview: preview.map((place) => fromFraction(range, place)) }),
  };
  if (cue === undefined) return aim;
  const push = fromFraction(range, cue.push);
  return { ...aim, cue: { ml: push.ml, ap: push.ap, inMs: cue.inMs } };
}
