/**
 * A recording as columns: angles and angular velocities of both segments, low-pass filtered without phase shift
 * (Butterworth order 4 at 6 Hz: trunk movements at one's own pace lie below 3 Hz), with a mask of what was known.
 */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import { fewestSamples, filterZeroPhase } from '../signal/butterworth.ts';
import { HUB_STEP_MS } from '../units.ts';

export const TRACE_RATE_HZ = 1000 / HUB_STEP_MS;
const CUTOFF_HZ = 6;
const ORDER = 4;
/** Fewer frames than this hold no movement. */
export const FEWEST_FRAMES = Math.max(TRACE_RATE_HZ, fewestSamples(ORDER));
/** Angles unknown for no longer than this are bridged, frames. */
export const LONGEST_BRIDGE = 10;

export const SEGMENTS = ['thorax', 'pelvis', 'trunk'] as const;
/** `trunk`: thorax against pelvis. */
export type Segment = (typeof SEGMENTS)[number];
export const PLANES = ['flexion', 'lateral', 'axial'] as const;
export type Plane = (typeof PLANES)[number];

export type PlaneColumns = Readonly<Record<Plane, Float64Array>>;

export interface SegmentTrace {
  /** Filtered angles, deg. */
  readonly deg: PlaneColumns;
  /** Filtered angular velocities, deg/s; none for the trunk, which has no sensor of its own. */
  readonly degS?: PlaneColumns | undefined;
  /** As the hub gave them: what spectra are made of. */
  readonly rawDegS?: PlaneColumns | undefined;
  /** The angles were known at this frame. */
  readonly known: readonly boolean[];
}

export interface Trace {
  readonly frames: number;
  /** A segment of which nothing was ever known is not there. */
  readonly segments: Readonly<Partial<Record<Segment, SegmentTrace>>>;
  readonly slipped: Readonly<Record<'thorax' | 'pelvis', readonly boolean[]>>;
  readonly axialDoubtful: readonly boolean[];
}

/** @param frames Of one hub, without holes; at least `FEWEST_FRAMES` of them. */
export function traceOf(frames: readonly Frame[]): Trace {
  const has = (flag: number): boolean[] => frames.map((frame) => hasFlag(frame, flag));
  const thorax = has(FrameFlag.thoraxValid);
  const pelvis = has(FrameFlag.pelvisValid);
  const both = thorax.map((known, index) => known && pelvis[index] === true);
  const angle = (key: NumberKey): Float64Array => columnOf(frames, key);
  const segments: Partial<Record<Segment, SegmentTrace>> = {};
  for (const [segment, known] of [
    ['thorax', thorax],
    ['pelvis', pelvis],
  ] as const) {
    if (!known.includes(true)) continue;
    const deg = columns((plane) => smooth(angle(`${segment}${CAPITAL[plane]}Deg`), known));
    const rawDegS = columns((plane) => bridged(angle(`${segment}${CAPITAL[plane]}DegS`), known));
    const degS = columns((plane) => filtered(rawDegS[plane]));
    segments[segment] = { deg, degS, rawDegS, known };
  }
  if (both.includes(true)) {
    segments.trunk = {
      deg: columns((plane) => smooth(angle(`trunk${CAPITAL[plane]}Deg`), both)),
      known: both,
    };
  }
  return {
    frames: frames.length,
    segments,
    slipped: { thorax: has(FrameFlag.thoraxSlipped), pelvis: has(FrameFlag.pelvisSlipped) },
    axialDoubtful: has(FrameFlag.axialDoubtful),
  };
}

/** The angles of the rib cage alone; undefined where they were never known. */
export function thoraxTraceOf(frames: readonly Frame[]): SegmentTrace | undefined {
  const known = frames.map((frame) => hasFlag(frame, FrameFlag.thoraxValid));
  if (!known.includes(true)) return undefined;
  const deg = columns((plane) => smooth(columnOf(frames, `thorax${CAPITAL[plane]}Deg`), known));
  return { deg, known };
}

/** A loop of its own: this is done again and again while repetitions are counted live. */
function columnOf(frames: readonly Frame[], key: NumberKey): Float64Array {
  const column = new Float64Array(frames.length);
  let row = 0;
  for (const frame of frames) column[row++] = frame[key];
  return column;
}

const CAPITAL = { flexion: 'Flexion', lateral: 'Lateral', axial: 'Axial' } as const;
type NumberKey = Exclude<keyof Frame, 'flags'>;

function columns(of: (plane: Plane) => Float64Array): PlaneColumns {
  return { flexion: of('flexion'), lateral: of('lateral'), axial: of('axial') };
}

function smooth(values: Float64Array, known: readonly boolean[]): Float64Array {
  return filtered(bridged(values, known));
}

function filtered(values: Float64Array): Float64Array {
  return filterZeroPhase(values, { rateHz: TRACE_RATE_HZ, cutoffHz: CUTOFF_HZ, order: ORDER });
}

/** Unknown stretches as straight lines between their known neighbours; at the ends, as the nearest known value. */
function bridged(values: Float64Array, known: readonly boolean[]): Float64Array {
  const result = Float64Array.from(values);
  let before = -1;
  for (let index = 0; index <= values.length; index++) {
    if (index < values.length && known[index] !== true) continue;
    const from = values[before] ?? values[index] ?? 0;
    const to = values[index] ?? from;
    for (let gap = before + 1; gap < index; gap++) {
      result[gap] = from + ((to - from) * (gap - before)) / (index - before);
    }
    before = index;
  }
  return result;
}

/** The longest run of frames from `from` to `to`, both included, for which nothing was known. */
export function longestUnknown(known: readonly boolean[], from: number, to: number): number {
  let longest = 0;
  let run = 0;
  for (let index = from; index <= to; index++) {
    run = known[index] === true ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
