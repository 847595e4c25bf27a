/** How the numbers in the reports follow the tilt of the board. */
import { readBits } from '../hid-descriptor/bits.ts';
import { type FieldPlace, valueAt } from './axis-value.ts';
import type { LearningStepId } from './learning-steps.ts';
import type { ReportGroup } from './poses.ts';

/** Widths of numbers, and at which multiples of bits they begin: bytes, words, and what is packed between bytes. */
const SHAPES = [
  { bitSize: 8, every: 8 },
  { bitSize: 10, every: 2 },
  { bitSize: 12, every: 4 },
  { bitSize: 16, every: 8 },
] as const;

/** One number of the reports, and what it read in each pose. */
export interface Response {
  readonly place: FieldPlace;
  readonly levelValue: number;
  /** From level to the tilt, in units of the number. */
  readonly toRight: number;
  readonly toFront: number;
  /** Between the two times the board was level. */
  readonly levelShift: number;
  /** How much it varied in any one pose: from the 10th to the 90th percentile. */
  readonly noise: number;
  /** Value of its lowest bit that ever changes; 1 when none does. */
  readonly granularity: number;
}

/** Every number that could be meant, those left out that the same bits tell better. */
export function responsesOf(group: ReportGroup): Response[] {
  const changing = changingBits(group);
  const responses: Response[] = [];
  for (let bitOffset = 0; bitOffset < 8 * group.payloadBytes; bitOffset += 2) {
    const atOffset: Response[] = [];
    for (const { bitSize, every } of SHAPES) {
      if (bitOffset % every !== 0 || bitOffset + bitSize > 8 * group.payloadBytes) continue;
      for (const signed of [false, true]) {
        atOffset.push(responseAt({ reportId: group.reportId, bitOffset, bitSize, signed }, group, changing));
      }
    }
    const usedBits = highestChange(changing, bitOffset);
    responses.push(
      ...atOffset.filter((response) => !atOffset.some((other) => isCalmer(other, response, usedBits))),
    );
  }
  return responses;
}

/**
 * Numbers that begin at the same bit and hold all bits that change differ by the sign at most. Read under the wrong
 * one, a number jumps from end to end where it passes zero: the calmer one is right.
 * @param usedBits By their size: bits up to the highest one that changes within it.
 */
function isCalmer(other: Response, response: Response, usedBits: (bitSize: number) => number): boolean {
  const holdsAll = other.place.bitSize >= usedBits(response.place.bitSize);
  return holdsAll && other.place.bitSize <= response.place.bitSize && motion(other) < 0.9 * motion(response);
}

function motion({ toRight, toFront, levelShift }: Response): number {
  return Math.abs(toRight) + Math.abs(toFront) + levelShift;
}

/** One bit for each of the payload that is not always the same. */
function changingBits({ all, reportId, payloadBytes }: ReportGroup): Uint8Array {
  const [first = new Uint8Array()] = all;
  const offset = reportId === 0 ? 0 : 1;
  return Uint8Array.from({ length: payloadBytes }, (_, index) =>
    all.reduce((bits, report) => bits | ((report[index + offset] ?? 0) ^ (first[index + offset] ?? 0)), 0),
  );
}

function highestChange(changing: Uint8Array, bitOffset: number): (bitSize: number) => number {
  return (bitSize) => 32 - Math.clz32(readBits(changing, bitOffset, bitSize, false) ?? 0);
}

function responseAt(place: FieldPlace, group: ReportGroup, changing: Uint8Array): Response {
  const bits = readBits(changing, place.bitOffset, place.bitSize, false) ?? 0;
  const poseOf = (id: LearningStepId): number[] =>
    group.held[id].map((report) => valueAt(place, report) ?? 0).toSorted((a, b) => a - b);
  const poses = {
    level: poseOf('level'),
    right: poseOf('right'),
    back: poseOf('levelAgain'),
    front: poseOf('forward'),
  };
  const [before, after] = [quantile(poses.level, 0.5), quantile(poses.back, 0.5)];
  const levelValue = (before + after) / 2;
  const all = Object.values(poses);
  return {
    place,
    levelValue,
    toRight: quantile(poses.right, 0.5) - levelValue,
    // A slow drift has gone on by half a step more since the mean of the two levels; the second one is nearer.
    toFront: quantile(poses.front, 0.5) - after,
    levelShift: Math.abs(after - before),
    noise: Math.max(...all.map((pose) => quantile(pose, 0.9) - quantile(pose, 0.1))),
    granularity: bits === 0 ? 1 : bits & -bits,
  };
}

/** Nearest rank. @param sorted Ascending, not empty. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}
