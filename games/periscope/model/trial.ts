/**
 * One scored cycle: whether the moving segment went about as far as asked, in time, and how much of it leaked into the
 * segment that holds still.
 *
 * In a part where both go against each other, both are counted in their asked amplitudes: what moves is half their
 * difference, what leaks half their sum. Both alike leak all, one alone leaks as much as it moves, opposite and equal
 * nothing.
 */
import { leakageOfCycles } from '#core/coordination/leakage.ts';
import { difficultyOf } from '#core/exercise/curve.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { cosineOfTurns, sineOfTurns } from '#core/signal/cosine.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { hasManyHeld, marginOf } from '../../block-result.ts';
import { PERISCOPE_CURVE } from '../curve.ts';
import { leadOf } from './asked.ts';
import { bySegment, inPlane, otherThan, segmentsIn } from './segments.ts';
import type { BySegment, Fault, Part, PeriscopeSet, Piece, RunningPiece } from './state.ts';

/** Who follows what is shown is about this late; who knows the beat is with it. The middle counts as in time, ms. */
const FOLLOWING_MS = 200;
/** About as far as asked: shares of the amplitude. More is not better. */
const LEAST_REACH = 0.55;
const MOST_REACH = 1.6;
/** In time: within a sixth of a cycle, as the cosine of that. */
const LEAST_TIMING = 0.5;
/** Less than this share of what may leak is as good as none. */
const LEAST_SHARE = 0.01;

/** Both segments in the plane of a cycle, deg, sample by sample; held readings stand as they were. */
export interface CycleAngles extends BySegment<readonly number[]> {
  /** Samples that were missing or held. */
  readonly held: number;
}

/** What the samples say of a stretch of time. */
export function anglesBetween(
  samples: BlockSamples,
  startMs: number,
  endMs: number,
  { plane }: Pick<Piece, 'plane'>,
  set: Pick<PeriscopeSet, 'steering' | 'neutral'>,
): CycleAngles {
  const pelvis: number[] = [];
  const thorax: number[] = [];
  let held = 0;
  let last: BySegment<PlaneVector> | undefined;
  for (let index = firstFrom(samples, startMs); index < samples.length; index++) {
    const sample = samples.at(index);
    if (sample === undefined || sample.tMs >= endMs) break;
    const known = segmentsIn(sample, set);
    if (known === undefined) held += 1;
    last = known ?? last;
    if (last === undefined) continue;
    pelvis.push(inPlane(last.pelvis, plane));
    thorax.push(inPlane(last.thorax, plane));
  }
  const expected = Math.round((endMs - startMs) / HUB_STEP_MS);
  return { pelvis, thorax, held: held + Math.max(0, expected - pelvis.length - held) };
}

/** Index of the first sample at or after a time: times grow. */
function firstFrom(samples: BlockSamples, startMs: number): number {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((samples.at(middle)?.tMs ?? startMs) < startMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Times of a scored cycle of a piece, the first being 0, ms. */
export function cycleTimes(
  { startMs }: Pick<RunningPiece, 'startMs'>,
  cycle: number,
  { cycleMs }: Pick<PeriscopeSet, 'cycleMs'>,
): { startMs: number; endMs: number } {
  const from = startMs + (1 + cycle) * cycleMs;
  return { startMs: from, endMs: from + cycleMs };
}

/** A cycle that was done: what moved and what was to hold still, in the same unit. */
interface Movement {
  readonly moving: readonly number[];
  readonly still: readonly number[];
  /** Amplitude asked of what moves. */
  readonly amplitude: number;
}

function movementOf(angles: BySegment<readonly number[]>, piece: Piece, set: PeriscopeSet): Movement {
  const lead = leadOf(piece.part, set.steering);
  const other = otherThan(lead);
  if (piece.part !== 'opposite') {
    return { moving: angles[lead], still: angles[other], amplitude: set.amplitudeDeg[lead][piece.plane] };
  }
  const inAmplitudes = bySegment((segment) => {
    const amplitude = set.amplitudeDeg[segment][piece.plane];
    return angles[segment].map((angle) => angle / amplitude);
  });
  const combined = (sign: 1 | -1): number[] =>
    inAmplitudes[lead].map((value, index) => (value + sign * (inAmplitudes[other][index] ?? 0)) / 2);
  return { moving: combined(-1), still: combined(1), amplitude: 1 };
}

interface Following {
  /** Amplitude at the rate that is asked, as a share of the one asked. */
  readonly reach: number;
  /** Cosine of the phase between the movement and the beat: 1 in time, 0 a quarter of a cycle off. */
  readonly timing: number;
}

/** The movement's part at the rate asked, by its sine and cosine over the whole cycle. */
function followingOf({ moving, amplitude }: Movement, sign: 1 | -1, lagTurns: number): Following {
  let sine = 0;
  let cosine = 0;
  for (const [index, value] of moving.entries()) {
    const turns = index / moving.length - lagTurns;
    sine += value * sineOfTurns(turns);
    cosine += value * cosineOfTurns(turns);
  }
  const size = Math.sqrt(sine * sine + cosine * cosine);
  const share = (2 * size) / Math.max(1, moving.length) / amplitude;
  return { reach: share, timing: size > 0 ? (sign * sine) / size : 0 };
}

function faultOf({ reach, timing }: Following, leakage: number | undefined, limit: number): Fault {
  if (leakage === undefined || reach < LEAST_REACH) return 'small';
  if (timing < LEAST_TIMING) return 'late';
  if (reach > MOST_REACH) return 'large';
  return leakage <= limit ? 'none' : 'leaking';
}

/** How much less leakage could have been allowed. */
function marginOfCycle(leakage: number, part: Part, { parameters, leakLimit }: PeriscopeSet): number {
  const shareOfLimit = Math.max(LEAST_SHARE, leakage / leakLimit[part]);
  const leakLimitPercent = shareOfLimit * parameters.leakLimitPercent;
  const hardest = difficultyOf(PERISCOPE_CURVE, { ...parameters, leakLimitPercent });
  return marginOf(hardest, difficultyOf(PERISCOPE_CURVE, { ...parameters }));
}

export interface JudgedCycle {
  readonly trial: TrialResult;
  readonly fault: Fault;
}

/**
 * The result of a scored cycle that is over, or was broken off. The score is the success itself, 0 or 1: the ability
 * model then aims at a share of cycles done well.
 */
export function judgedCycle(
  piece: RunningPiece,
  index: number,
  samples: BlockSamples,
  set: PeriscopeSet,
  brokenOffMs?: number,
): JudgedCycle {
  const times = cycleTimes(piece, piece.judged, set);
  const hidden = piece.hidden[piece.judged] === true;
  const difficulty = set.difficulty[piece.plane];
  const base = {
    index,
    ...times,
    target: { angleDeg: set.amplitudeDeg[leadOf(piece.part, set.steering)][piece.plane] },
    kind: piece.part,
    difficulty,
  };
  const flags = { flexion: piece.plane === 'flexion' ? 1 : 0, hidden: hidden ? 1 : 0, sign: piece.sign };
  if (brokenOffMs !== undefined) {
    return { trial: { ...base, endMs: brokenOffMs, values: flags, void: 'interrupted' }, fault: 'none' };
  }
  const angles = anglesBetween(samples, times.startMs, times.endMs, piece, set);
  const steps = Math.round(set.cycleMs / HUB_STEP_MS);
  if (hasManyHeld({ steps, heldSteps: angles.held }) || angles.pelvis.length === 0) {
    return { trial: { ...base, values: flags, void: 'held-readings' }, fault: 'none' };
  }
  const movement = movementOf(angles, piece, set);
  const leakage = leakageOfCycles(movement.moving, movement.still);
  const lagTurns = (FOLLOWING_MS + set.latencyMs) / set.cycleMs;
  const following = followingOf(movement, piece.sign, lagTurns);
  const fault = faultOf(following, leakage, set.leakLimit[piece.part]);
  const values = { ...flags, ...following, ...(leakage === undefined ? {} : { leakage }) };
  const success = fault === 'none';
  const scored = { ...base, values, success, score: success ? 1 : 0 };
  const trial =
    success && leakage !== undefined
      ? { ...scored, margin: marginOfCycle(leakage, piece.part, set) }
      : scored;
  return { trial, fault };
}
