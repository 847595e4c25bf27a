/**
 * What a person takes in of one thing that they steer, in mm of their own ruler: whoever steers an angle has a ruler of
 * so many mm a degree, so that one controller, and one set of its numbers, serves them all.
 */
import type { Aim, MemoryTask, Steering, Stimulus } from '../contract/stimulus.ts';
import type { PointMm } from './point.ts';

/** Nothing on a screen asks for a larger movement than this. */
const LARGEST_MM = 300;

export interface Cue {
  readonly push: PointMm;
  readonly inMs: number;
}

export interface Seen {
  readonly marker: PointMm;
  readonly target: PointMm;
  /** Where the target will be, every `PREVIEW_STEP_MS` from now on; empty where nothing is seen of that. */
  readonly preview: readonly PointMm[];
}

export interface Percept {
  /** Undefined while the eyes are closed. */
  readonly seen: Seen | undefined;
  /** Seen or heard. */
  readonly cue: Cue | undefined;
  /** Asked in words: heard with eyes closed too. */
  readonly memory: MemoryTask | undefined;
}

/**
 * What is perceived of an aim, and asked of the memory: nothing when there is nothing to attend to, or no place it could
 * be.
 */
export function perceiveAim(
  stimulus: Stimulus | undefined,
  steering: Steering,
  mmPerUnit: number,
): Percept | undefined {
  if (stimulus?.attending !== true) return undefined;
  const memory = stimulus.memory?.steering === steering ? stimulus.memory : undefined;
  const aim = findAim(stimulus, steering);
  if (aim === undefined) return memory && { seen: undefined, cue: undefined, memory };
  const marker = placeInMm(aim.markerMl, aim.markerAp, mmPerUnit);
  const target = placeInMm(aim.targetMl, aim.targetAp, mmPerUnit);
  if (marker === undefined || target === undefined) return undefined;
  const preview = (aim.preview ?? []).flatMap(({ ml, ap }) => placeInMm(ml, ap, mmPerUnit) ?? []);
  return {
    seen: stimulus.eyes === 'open' ? { marker, target, preview } : undefined,
    cue: perceiveCue(aim.cue, mmPerUnit),
    memory,
  };
}

export function findAim(stimulus: Stimulus, steering: Steering): Aim | undefined {
  return stimulus.aims.find((aim) => aim.steering === steering);
}

function perceiveCue(cue: Aim['cue'], mmPerUnit: number): Cue | undefined {
  if (cue === undefined || !(cue.inMs >= 0 && cue.inMs < Infinity)) return undefined;
  const push = placeInMm(cue.ml, cue.ap, mmPerUnit);
  return push === undefined ? undefined : { push, inMs: cue.inMs };
}

function placeInMm(ml: number, ap: number, mmPerUnit: number): PointMm | undefined {
  if (Number.isNaN(ml) || Number.isNaN(ap)) return undefined;
  const bounded = (value: number): number => Math.max(-LARGEST_MM, Math.min(LARGEST_MM, mmPerUnit * value));
  return { mlMm: bounded(ml), apMm: bounded(ap) };
}
