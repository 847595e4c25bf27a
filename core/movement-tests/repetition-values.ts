/** What is measured of one repetition. A segment that was unknown for more than a moment gives no number. */
import { dimensionlessJerk, spectralArcLength, speedOf } from '../coordination/smoothness.ts';
import { lumbopelvicRhythm } from '../coordination/lumbopelvic.ts';
import { onsetOrder } from '../coordination/onset-order.ts';
import { message } from '../language/message.ts';
import { at } from '../signal/values.ts';
import { HUB_STEP_MS } from '../units.ts';
import { flagWhen } from './flags.ts';
import type { MovementFlag } from './flags.ts';
import { rangeKey } from './measures.ts';
import type { MovementMeasureKey, RhythmKey } from './measures.ts';
import type { Repetition } from './movement-result.ts';
import type { FoundRepetition } from './repetitions.ts';
import type { RepeatedTask } from './tasks.ts';
import { LONGEST_BRIDGE, longestUnknown, PLANES, SEGMENTS, TRACE_RATE_HZ } from './trace.ts';
import type { Plane, PlaneColumns, Segment, SegmentTrace, Trace } from './trace.ts';

type Values = Partial<Record<MovementMeasureKey, number>>;

/** A smaller forward bend has no rhythm to speak of, deg (as core/coordination/lumbopelvic.ts). */
const SMALLEST_RHYTHM_DEG = 20;
/** A way shorter than this gives no spectrum, frames. */
const FEWEST_SMOOTHNESS_FRAMES = 20;

export function measuredRepetition(
  task: RepeatedTask,
  trace: Trace,
  found: FoundRepetition,
  number: number,
): Repetition {
  const known = knownSegments(trace, found);
  const values: Values = {
    ...ranges(known, found),
    ...times(found),
    ...speeds(task, known, found),
    ...smoothness(known, found),
    ...(task === 'bend' || task === 'lift' ? rhythm(known, found) : {}),
  };
  const onset = onsets(task, known, found);
  if (onset !== undefined) values.pelvisLagMs = onset.lagMs;
  return {
    number,
    side: found.side,
    wholeness: found.wholeness,
    startMs: found.start * HUB_STEP_MS,
    peakMs: found.peak * HUB_STEP_MS,
    endMs: found.end * HUB_STEP_MS,
    values,
    ...(onset !== undefined && { first: onset.first }),
    flags: repetitionFlags(trace, known, found),
  };
}

type KnownSegments = Trace['segments'];

function knownSegments(trace: Trace, { start, end }: FoundRepetition): KnownSegments {
  const known: Partial<Record<Segment, SegmentTrace>> = {};
  for (const name of SEGMENTS) {
    const segment = trace.segments[name];
    if (segment !== undefined && longestUnknown(segment.known, start, end) <= LONGEST_BRIDGE) {
      known[name] = segment;
    }
  }
  return known;
}

function ranges(known: KnownSegments, { from, to }: FoundRepetition): Values {
  const values: Values = {};
  for (const name of SEGMENTS) {
    const segment = known[name];
    if (segment === undefined) continue;
    for (const plane of PLANES) values[rangeKey(name, plane)] = rangeOf(segment.deg[plane], from, to);
  }
  return values;
}

function rangeOf(values: Float64Array, from: number, to: number): number {
  let low = Infinity;
  let high = -Infinity;
  for (let index = from; index <= to; index++) {
    low = Math.min(low, at(values, index));
    high = Math.max(high, at(values, index));
  }
  return high - low;
}

function times({ start, end, arrival, departure }: FoundRepetition): Values {
  const seconds = (from: number, to: number): number => (to - from) / TRACE_RATE_HZ;
  return {
    durationS: seconds(start, end),
    outboundS: seconds(start, arrival),
    returnS: seconds(departure, end),
  };
}

/** Angular speed in the task's own planes. */
function ownSpeed(task: RepeatedTask, degS: PlaneColumns): Float64Array {
  switch (task) {
    case 'bend':
    case 'lift':
      return degS.flexion.map(Math.abs);
    case 'turn':
      return degS.axial.map(Math.abs);
    case 'reach':
      return degS.flexion.map((value, k) =>
        Math.sqrt(value * value + at(degS.lateral, k) * at(degS.lateral, k)),
      );
  }
}

function speeds(task: RepeatedTask, known: KnownSegments, { start, end }: FoundRepetition): Values {
  const peak = (segment: SegmentTrace | undefined): number | undefined =>
    segment?.degS === undefined
      ? undefined
      : ownSpeed(task, segment.degS)
          .subarray(start, end + 1)
          .reduce((most, value) => Math.max(most, value), 0);
  const [thorax, pelvis] = [peak(known.thorax), peak(known.pelvis)];
  return {
    ...(thorax !== undefined && { peakVelocityDegS: thorax }),
    ...(pelvis !== undefined && { pelvisPeakVelocityDegS: pelvis }),
  };
}

/** Of the rib cage's angular speed, on the way out and on the way back: each one discrete movement, without the hold. */
function smoothness({ thorax }: KnownSegments, found: FoundRepetition): Values {
  const { degS, rawDegS } = thorax ?? {};
  if (degS === undefined || rawDegS === undefined) return {};
  const out = [found.start, found.arrival] as const;
  const back = [found.departure, found.end] as const;
  const values: Values = {};
  for (const [[from, to], arcKey, jerkKey] of [
    [out, 'smoothnessOut', 'jerkOut'],
    [back, 'smoothnessBack', 'jerkBack'],
  ] as const) {
    if (to - from + 1 < FEWEST_SMOOTHNESS_FRAMES) continue;
    const cut = (columns: PlaneColumns): Float64Array =>
      speedOf(
        columns.flexion.subarray(from, to + 1),
        columns.lateral.subarray(from, to + 1),
        columns.axial.subarray(from, to + 1),
      );
    const raw = cut(rawDegS);
    if (raw.every((value) => value === 0)) continue;
    values[arcKey] = spectralArcLength(raw, { rateHz: TRACE_RATE_HZ }).value;
    values[jerkKey] = dimensionlessJerk(cut(degS), TRACE_RATE_HZ).logarithm;
  }
  return values;
}

function rhythm({ thorax, pelvis }: KnownSegments, repetition: FoundRepetition): Values {
  if (thorax === undefined || pelvis === undefined) return {};
  const values: Values = {};
  for (const [phase, way, from, to] of [
    ['down', 'Down', repetition.from, repetition.peak],
    ['up', 'Up', repetition.peak, repetition.to],
  ] as const) {
    const trunkDeg = thorax.deg.flexion.subarray(from, to + 1);
    if (rangeOf(thorax.deg.flexion, from, to) < SMALLEST_RHYTHM_DEG) continue;
    const { quarters } = lumbopelvicRhythm(trunkDeg, pelvis.deg.flexion.subarray(from, to + 1), { phase });
    quarters.forEach(({ lumbarShare }, index) => {
      values[`lumbarShare${way}${index + 1}Percent` as RhythmKey] = 100 * lumbarShare;
    });
  }
  return values;
}

/** A segment that goes less far than this has no onset worth telling, deg. */
const SMALLEST_ONSET_DEG = 4;
/** The movement's beginning is looked for from so long before the repetition's own, frames. */
const LEAD_FRAMES = 50;

interface Onsets {
  readonly first: 'thorax' | 'pelvis' | 'together';
  readonly lagMs: number;
}

function onsets(
  task: RepeatedTask,
  { thorax, pelvis }: KnownSegments,
  { start, arrival, side }: FoundRepetition,
): Onsets | undefined {
  const plane = onsetPlane(task, side);
  const [one, other] = [thorax?.degS?.[plane], pelvis?.degS?.[plane]];
  if (thorax === undefined || pelvis === undefined || one === undefined || other === undefined)
    return undefined;
  const far = Math.min(
    rangeOf(thorax.deg[plane], start, arrival),
    rangeOf(pelvis.deg[plane], start, arrival),
  );
  const from = Math.max(0, start - LEAD_FRAMES);
  if (far < SMALLEST_ONSET_DEG || arrival - from < 5) return undefined;
  const { order, lagMs, flags } = onsetOrder(
    one.subarray(from, arrival + 1),
    other.subarray(from, arrival + 1),
    {
      rateHz: TRACE_RATE_HZ,
    },
  );
  if (flags.length > 0) return undefined;
  const first = order === 'together' ? order : order === 'first' ? 'thorax' : 'pelvis';
  return { first, lagMs };
}

function onsetPlane(task: RepeatedTask, side: FoundRepetition['side']): Plane {
  if (task === 'turn') return 'axial';
  return task === 'reach' && side !== 'forward' ? 'lateral' : 'flexion';
}

function repetitionFlags(
  { slipped }: Trace,
  known: KnownSegments,
  { start, end, wholeness }: FoundRepetition,
): MovementFlag[] {
  const within = (mask: readonly boolean[]): boolean => mask.slice(start, end + 1).includes(true);
  const sensors = (['thorax', 'pelvis'] as const).flatMap((segment) => [
    ...flagWhen(
      known[segment] === undefined,
      'sensor-lost',
      message('quality.repetition.sensor-lost', { segment }),
      segment,
    ),
    ...flagWhen(
      within(slipped[segment]),
      'sensor-slipped',
      message('quality.repetition.sensor-slipped', { segment }),
      segment,
    ),
  ]);
  return [
    ...flagWhen(wholeness === 'half', 'half-movements', message('quality.repetition.half')),
    ...flagWhen(wholeness === 'not-returned', 'not-returned', message('quality.repetition.not-returned')),
    ...flagWhen(wholeness === 'cut-off', 'cut-off', message('quality.repetition.cut-off')),
    ...sensors,
  ];
}
