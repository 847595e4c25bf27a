/**
 * How the course was followed, from the samples of a set and the course that its seed drew. Whole periods of the set's
 * own sum of sines are measured, in which hardly a reading was held.
 */
import { trackingError } from '#core/coordination/tracking-error.ts';
import type { TrackingError } from '#core/coordination/tracking-error.ts';
import { trackingResponse } from '#core/coordination/tracking.ts';
import type { TrackingResponse } from '#core/coordination/tracking.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { steeringIn } from '../../input.ts';
import { STRETCH_MS, measuredFromMs, middleAt, repeatedSpan } from './course.ts';
import type { Course } from './course.ts';
import { PERIOD_S } from './setup.ts';
import type { ChannelState } from './state.ts';

export interface Analysis {
  /** Undefined without a whole period. */
  readonly response: TrackingResponse | undefined;
  readonly error: TrackingError | undefined;
  /** On the water that every set has. */
  readonly repeated: TrackingError | undefined;
}

const RATE_HZ = 1000 / HUB_STEP_MS;
const PERIOD_SAMPLES = PERIOD_S * RATE_HZ;
const BLOCK_SAMPLES = STRETCH_MS / HUB_STEP_MS;
/** Up to this share of a period may be held from the past. */
const MOST_HELD = 0.02;

interface Tracked {
  readonly target: readonly number[];
  readonly response: readonly number[];
  /** Which of the responses are held from the past. */
  readonly held: readonly boolean[];
}

export function analyse(state: ChannelState, samples: BlockSamples): Analysis {
  const { course } = state;
  const untilMs = state.phase === 'course' ? state.tMs + HUB_STEP_MS : state.phaseStartMs;
  const whole = wholePeriodsOf(trackedIn(course, samples, measuredFromMs(course), untilMs));
  const [from, until] = repeatedSpan(course) ?? [0, 0];
  const known = trackedIn(course, samples, from, Math.min(until, untilMs));
  return {
    response: whole && responseOf(whole, state),
    error: whole && trackingError(whole.target, whole.response, BLOCK_SAMPLES),
    repeated: isComplete(known, (until - from) / HUB_STEP_MS)
      ? trackingError(known.target, known.response, BLOCK_SAMPLES)
      : undefined,
  };
}

function trackedIn(course: Course, samples: BlockSamples, fromMs: number, untilMs: number): Tracked {
  const target: number[] = [];
  const response: number[] = [];
  const held: boolean[] = [];
  let last = 0;
  for (let index = 0; index < samples.length; index++) {
    const sample = samples.at(index);
    if (sample === undefined || !(sample.tMs >= fromMs && sample.tMs < untilMs)) continue;
    const usable = steeringIn(sample)?.steering.ml;
    last = usable ?? last;
    target.push(middleAt(course, sample.tMs));
    response.push(last);
    held.push(usable === undefined);
  }
  return { target, response, held };
}

function isComplete({ held }: Tracked, samples: number): boolean {
  return samples > 0 && held.length >= samples && held.filter(Boolean).length <= MOST_HELD * samples;
}

/** The longest run of whole periods without too many held readings; undefined where there is none. */
function wholePeriodsOf(tracked: Tracked): Tracked | undefined {
  const part = (fromPeriod: number, toPeriod: number): Tracked => {
    const range = [fromPeriod * PERIOD_SAMPLES, toPeriod * PERIOD_SAMPLES] as const;
    return {
      target: tracked.target.slice(...range),
      response: tracked.response.slice(...range),
      held: tracked.held.slice(...range),
    };
  };
  const periods = Math.floor(tracked.held.length / PERIOD_SAMPLES);
  let longest = { from: 0, to: 0 };
  let from = 0;
  for (let period = 0; period < periods; period++) {
    if (!isComplete(part(period, period + 1), PERIOD_SAMPLES)) from = period + 1;
    else if (period + 1 - from > longest.to - longest.from) longest = { from, to: period + 1 };
  }
  return longest.to === longest.from ? undefined : part(longest.from, longest.to);
}

function responseOf({ target, response }: Tracked, { course, latencyMs }: ChannelState): TrackingResponse {
  return trackingResponse(target, response, {
    rateHz: RATE_HZ,
    systemLatency: { meanMs: latencyMs, standardDeviationMs: 0 },
    periodS: PERIOD_S,
    harmonics: course.own.lines.map(({ harmonic }) => harmonic),
    runInPeriods: 0,
  });
}
