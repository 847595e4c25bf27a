/**
 * Values that cannot be what their name says, each with a flag: sway that no standing person has, which is most often a
 * wrong unit; a dimension above that of the plane; a critical time where none was sought. The values themselves stay
 * those of the published definitions.
 */
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
}: Descriptors): string | undefined {
  if (velocity === undefined || rms === undefined || isStandingSway(velocity, rms)) return undefined;
  const [sizes, speeds] = [STANDING.rmsDistanceMm.join(' to '), STANDING.meanVelocityMmS.join(' to ')];
  return `RMS ${rms.toPrecision(3)} mm at ${velocity.toPrecision(3)} mm/s; people who stand show ${sizes} mm at ${speeds} mm/s. Check the unit.`;
}

function beyondThePlane({ fractal_dimension: dimension }: Descriptors): string | undefined {
  if (dimension === undefined || dimension <= LARGEST_DIMENSION) return undefined;
  return `fractal_dimension is ${dimension.toFixed(2)}; no path in a plane has more than ${LARGEST_DIMENSION}, so the number says nothing here.`;
}

function outsideTheSearch(
  descriptors: Descriptors,
  axis: SwayAxis,
  sampleS: number,
  [earliestS, latestS]: readonly [number, number],
): string | undefined {
  const key = `diffusion_critical_time_${axis}_s` as const;
  const timeS = descriptors[key];
  if (timeS === undefined) return undefined;
  if (timeS < sampleS)
    return `${key} is ${timeS.toPrecision(2)} s, less than one sample: the lines do not meet.`;
  if (timeS < earliestS) return `${key} is ${timeS.toPrecision(2)} s; it was sought from ${earliestS} s on.`;
  if (timeS < latestS) return undefined;
  return `${key} lies at the longest lag of ${latestS.toPrecision(3)} s: the lines do not meet before it.`;
}

function isWithin(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}
