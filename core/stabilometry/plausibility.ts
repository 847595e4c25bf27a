/**
 * Values that cannot be what their name says, each with a flag: sway that no standing person has, which is most often a
 * wrong unit; a dimension above that of the plane; a critical time where none was sought. The values themselves stay
 * those of the published definitions.
 */
import { type Message, message } from '../language/message.ts';
import type { Descriptors } from './descriptors.ts';
import { criticalTimesS } from './diffusion.ts';
import type { DiffusionOptions } from './diffusion.ts';
import type { QualityFlag } from './quality.ts';
import type { Sway, SwayAxis } from './sway.ts';

/**
 * Just around what 966 trials of 60 s of people of all ages show, eyes open and closed, on firm ground and on foam, by
 * the standard pipeline: 3.4 to 97 mm/s, 1.9 to 37 mm in the plane (Santos & Duarte 2016, PeerJ 4:e2648).
 */
const STANDING = { meanVelocityMmS: [3, 100], rmsDistanceMm: [1.5, 40] } as const;

/** What moves in a plane fills it at most. */
const LARGEST_DIMENSION = 2;

/** Whether a person may stand like that, by mean velocity and RMS distance in the plane. */
export function isStandingSway(meanVelocityMmS: number, rmsDistanceMm: number): boolean {
  return (
    isWithin(meanVelocityMmS, STANDING.meanVelocityMmS) && isWithin(rmsDistanceMm, STANDING.rmsDistanceMm)
  );
}

export function plausibilityFlags(
  sway: Sway,
  descriptors: Descriptors,
  options?: DiffusionOptions,
): QualityFlag[] {
  const range = criticalTimesS(sway, options);
  const reasons = [
    notOfStanding(descriptors),
    beyondThePlane(descriptors),
    ...(['ml', 'ap'] as const).map((axis) => outsideTheSearch(descriptors, axis, 1 / sway.rateHz, range)),
  ];
  return reasons.filter((reason) => reason !== undefined).map((reason) => ({ code: 'implausible', reason }));
}

function notOfStanding({
  mean_velocity_mm_s: velocity,
  rms_distance_mm: rms,
}: Descriptors): Message | undefined {
  if (velocity === undefined || rms === undefined || isStandingSway(velocity, rms)) return undefined;
  const [leastRmsMm, mostRmsMm] = STANDING.rmsDistanceMm;
  const [leastMmS, mostMmS] = STANDING.meanVelocityMmS;
  return message('quality.not-standing', {
    rmsMm: rms,
    mmS: velocity,
    leastRmsMm,
    mostRmsMm,
    leastMmS,
    mostMmS,
  });
}

function beyondThePlane({ fractal_dimension: dimension }: Descriptors): Message | undefined {
  if (dimension === undefined || dimension <= LARGEST_DIMENSION) return undefined;
  return message('quality.beyond-the-plane', {
    measure: 'fractal_dimension',
    value: dimension,
    most: LARGEST_DIMENSION,
  });
}

function outsideTheSearch(
  descriptors: Descriptors,
  axis: SwayAxis,
  sampleS: number,
  [earliestS, latestS]: readonly [number, number],
): Message | undefined {
  const key = `diffusion_critical_time_${axis}_s` as const;
  const timeS = descriptors[key];
  if (timeS === undefined) return undefined;
  if (timeS < sampleS) return message('quality.below-one-sample', { measure: key, timeS });
  if (timeS < earliestS) return message('quality.before-the-search', { measure: key, timeS, earliestS });
  if (timeS < latestS) return undefined;
  return message('quality.at-longest-lag', { measure: key, latestS });
}

function isWithin(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}
