/** The whole analysis of a recorded movement: frames in, result out. */
import type { Frame } from '../contract/frame.ts';
import { message } from '../language/message.ts';
import { HUB_STEP_MS } from '../units.ts';
import { flagWhen } from './flags.ts';
import type { MovementFlag } from './flags.ts';
import { MOVEMENT_VERSION } from './movement-result.ts';
import type { MovementMeasure, MovementResult } from './movement-result.ts';
import { countFlags, headingFlags, sensorFlags } from './recording-flags.ts';
import { findRepetitions } from './repetitions.ts';
import { measuredRepetition } from './repetition-values.ts';
import { asymmetriesOf } from './sides.ts';
import { isUsable, summed } from './sums.ts';
import { isRepeated, TASK_FACTS } from './tasks.ts';
import type { MovementTask, RepeatedTask, Side } from './tasks.ts';
import { FEWEST_FRAMES, traceOf } from './trace.ts';
import type { Trace } from './trace.ts';
import { typingMeasures } from './typing.ts';

/**
 * Measures a recorded movement.
 * @param frames Of one hub, without holes, from the moment at which the person was told to begin; the person held
 * still at first, in the neutral posture at which heading was zeroed.
 * @param brokenOff The sensors' process began anew, and what came after is not in the frames.
 */
export function analyseMovement(
  task: MovementTask,
  frames: readonly Frame[],
  brokenOff = false,
): MovementResult {
  const durationMs = frames.length * HUB_STEP_MS;
  const broken = flagWhen(brokenOff, 'broken-off', message('quality.movement.broken-off'));
  if (frames.length < FEWEST_FRAMES) {
    return unusable(task, durationMs, [
      ...broken,
      { code: 'too-short', reason: message('quality.movement.too-short', { seconds: durationMs / 1000 }) },
    ]);
  }
  const trace = traceOf(frames);
  const { thorax } = trace.segments;
  if (thorax === undefined) return unusable(task, durationMs, [...broken, ...sensorFlags(trace)]);
  const flags = [...broken, ...sensorFlags(trace)];
  if (!isRepeated(task)) {
    const measures = typingMeasures(trace, flags);
    return { ...emptyResult(task, durationMs), measures, quality: qualityOf(flags, measures), flags };
  }
  return repeated(task, trace, durationMs, flags);
}

function repeated(
  task: RepeatedTask,
  trace: Trace,
  durationMs: number,
  sensors: readonly MovementFlag[],
): MovementResult {
  const { thorax } = trace.segments;
  const found = thorax === undefined ? [] : findRepetitions(task, thorax);
  const repetitions = found.map((repetition, index) =>
    measuredRepetition(task, trace, repetition, index + 1),
  );
  const flags = [...sensors, ...countFlags(repetitions), ...headingFlags(task, trace)];
  const sided = TASK_FACTS[task].sides.length > 1;
  const sides: readonly (Side | undefined)[] = sided ? ['left', 'right', 'forward'] : [undefined];
  const whole = repetitions.filter(isUsable);
  const measures = sides.flatMap((side) =>
    summed(
      whole.filter((repetition) => side === undefined || repetition.side === side),
      side,
      flags,
    ),
  );
  return {
    ...emptyResult(task, durationMs),
    repetitions,
    measures,
    asymmetries: task === 'turn' || task === 'reach' ? asymmetriesOf(task, whole, flags) : [],
    onsets: {
      thorax: whole.filter(({ first }) => first === 'thorax').length,
      pelvis: whole.filter(({ first }) => first === 'pelvis').length,
      together: whole.filter(({ first }) => first === 'together').length,
    },
    quality: qualityOf(flags, measures),
    flags,
  };
}

const FEW: ReadonlySet<MovementFlag['code']> = new Set(['too-few-repetitions', 'too-short']);

function qualityOf(
  flags: readonly MovementFlag[],
  measures: readonly MovementMeasure[],
): MovementResult['quality'] {
  if (measures.length === 0) return 'unusable';
  const few = measures.some(({ flags: own }) => own.some(({ code }) => FEW.has(code)));
  return flags.length > 0 || few ? 'doubtful' : 'good';
}

function unusable(task: MovementTask, durationMs: number, flags: readonly MovementFlag[]): MovementResult {
  return { ...emptyResult(task, durationMs), quality: 'unusable', flags: [...flags] };
}

function emptyResult(task: MovementTask, durationMs: number): Omit<MovementResult, 'quality' | 'flags'> {
  return {
    version: MOVEMENT_VERSION,
    task,
    durationMs,
    repetitions: [],
    measures: [],
    asymmetries: [],
    onsets: { thorax: 0, pelvis: 0, together: 0 },
  };
}
