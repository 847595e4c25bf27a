/**
 * Lumbo-pelvic rhythm: how much of bending forward comes from the lower back and how much from the pelvis, quarter by
 * quarter of the trunk's way (Vazirian et al. 2016, Int Musculoskelet Med 38:51; Esola et al. 1996, Spine 21:71).
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { at, requireFinite, requireSameLength } from '../signal/values.ts';
import { methodOf } from './methods.ts';
import type { Method } from './methods.ts';
import { flagIf } from './quality.ts';
import type { MeasureFlag } from './quality.ts';

export interface RhythmQuarter {
  /** Change of the lumbar angle (trunk less pelvis) and of the pelvis within the quarter, deg. */
  readonly lumbarDeg: number;
  readonly pelvisDeg: number;
  /** Lumbar over pelvic change; undefined when the pelvis did not move. */
  readonly ratio: number | undefined;
  /** Lumbar change over the trunk's, 0 to 1 while both move forward. */
  readonly lumbarShare: number;
}

export interface LumbopelvicRhythm {
  readonly method: Method;
  /** The trunk's way from upright to its farthest, deg. */
  readonly trunkRangeDeg: number;
  /** Four quarters of that way, in the order in which they were moved through. */
  readonly quarters: readonly RhythmQuarter[];
  /** The same over the whole way. */
  readonly whole: RhythmQuarter;
  readonly flags: readonly MeasureFlag[];
}

export interface RhythmOptions {
  /** Bending down from the first sample to the farthest, or coming up from there to the last. Default `down`. */
  readonly phase?: 'down' | 'up';
  /** A pelvic change below this makes a ratio of noise, deg: the ratio is then left out. Default 1. */
  readonly smallestPelvisDeg?: number;
}

/** Bending less than this is not told well from standing, deg. */
const SMALLEST_RANGE_DEG = 20;

/**
 * Rhythm of one forward bend: angles of trunk (thorax) and pelvis against the vertical, deg, forward positive. The
 * quarters are of the trunk's way between its start and its farthest, each ended where the trunk first gets there,
 * linear between samples; going up is read backwards, so that its first quarter is the first one moved through.
 *
 * It tells shares of the movement: not load, and not the movement of single vertebrae.
 * @throws KeelError `invalid-argument` for fewer than 5 samples, NaN, lists of different length, a trunk that does not
 * bend forward.
 */
export function lumbopelvicRhythm(
  trunkDeg: ArrayLike<number>,
  pelvisDeg: ArrayLike<number>,
  { phase = 'down', smallestPelvisDeg = 1 }: RhythmOptions = {},
): LumbopelvicRhythm {
  requireSameLength(trunkDeg, pelvisDeg, 'quantity.lumbo-pelvic-rhythm');
  requireFinite(trunkDeg, 5, 'quantity.lumbo-pelvic-rhythm');
  requireFinite(pelvisDeg, 5, 'quantity.lumbo-pelvic-rhythm');
  const { trunk, pelvis } = fromUpright(trunkDeg, pelvisDeg, phase);
  const start = at(trunk, 0);
  const trunkRangeDeg = at(trunk, trunk.length - 1) - start;
  if (!(trunkRangeDeg > 0)) {
    throw new KeelError('invalid-argument', message('error.coordination.no-bend'));
  }
  const pelvisAt = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    valueWhere(trunk, pelvis, start + share * trunkRangeDeg),
  );
  const part = (from: number, to: number): RhythmQuarter => {
    const pelvisPart = at(pelvisAt, to) - at(pelvisAt, from);
    const way = ((to - from) / 4) * trunkRangeDeg;
    const lumbarDeg = way - pelvisPart;
    const ratio = Math.abs(pelvisPart) < smallestPelvisDeg ? undefined : lumbarDeg / pelvisPart;
    return { lumbarDeg, pelvisDeg: pelvisPart, ratio, lumbarShare: lumbarDeg / way };
  };
  const quarters = [part(0, 1), part(1, 2), part(2, 3), part(3, 4)];
  const unsure = quarters.filter((quarter) => quarter.ratio === undefined).length;
  return {
    method: methodOf('lumbo-pelvic rhythm', { phase, smallestPelvisDeg }),
    trunkRangeDeg,
    quarters: phase === 'down' ? quarters : quarters.toReversed(),
    whole: part(0, 4),
    flags: [
      ...flagIf(
        trunkRangeDeg < SMALLEST_RANGE_DEG,
        'too-noisy',
        message('quality.small-bend', { deg: trunkRangeDeg, leastDeg: SMALLEST_RANGE_DEG }),
      ),
      ...flagIf(unsure > 0, 'incomplete', message('quality.pelvis-still', { quarters: unsure })),
    ],
  };
}

/** The part between upright and farthest, upright first. */
function fromUpright(
  trunkDeg: ArrayLike<number>,
  pelvisDeg: ArrayLike<number>,
  phase: 'down' | 'up',
): { trunk: number[]; pelvis: number[] } {
  const trunk = Array.from(trunkDeg);
  const pelvis = Array.from(pelvisDeg);
  if (phase === 'up') {
    trunk.reverse();
    pelvis.reverse();
  }
  const farthest = trunk.indexOf(trunk.reduce((most, value) => Math.max(most, value), -Infinity));
  return { trunk: trunk.slice(0, farthest + 1), pelvis: pelvis.slice(0, farthest + 1) };
}

/** The second signal where the first one first reaches a level. */
function valueWhere(first: readonly number[], second: readonly number[], level: number): number {
  const index = first.findIndex((value) => value >= level);
  if (index < 0) return at(second, second.length - 1);
  if (index === 0) return at(second, 0);
  const share = (level - at(first, index - 1)) / (at(first, index) - at(first, index - 1));
  return at(second, index - 1) + share * (at(second, index) - at(second, index - 1));
}
