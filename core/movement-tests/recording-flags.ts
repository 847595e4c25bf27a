/** What speaks against a whole recording. */
import { median } from '../signal/statistics.ts';
import { flagWhen } from './flags.ts';
import type { MovementFlag } from './flags.ts';
import type { Repetition } from './movement-result.ts';
import { isUsable } from './sums.ts';
import type { RepeatedTask } from './tasks.ts';
import { LONGEST_BRIDGE, longestUnknown, TRACE_RATE_HZ } from './trace.ts';
import type { Trace } from './trace.ts';

export function countFlags(repetitions: readonly Repetition[]): readonly MovementFlag[] {
  const count = (wholeness: Repetition['wholeness']): number =>
    repetitions.filter((repetition) => repetition.wholeness === wholeness).length;
  const lost = repetitions.filter(
    (repetition) => repetition.wholeness === 'whole' && !isUsable(repetition),
  ).length;
  return [
    ...flagWhen(
      !repetitions.some(isUsable),
      'no-repetition',
      'No whole movement was found: nothing can be said of it.',
    ),
    ...flagWhen(count('half') > 0, 'half-movements', `${count('half')} went less than 60 % of the way.`),
    ...flagWhen(
      count('not-returned') > 0,
      'not-returned',
      `${count('not-returned')} went out again before coming back.`,
    ),
    ...flagWhen(count('cut-off') > 0, 'cut-off', `${count('cut-off')} began or ended outside the recording.`),
    ...flagWhen(lost > 0, 'sensor-lost', `${lost} left out because the sensor on the rib cage was silent.`),
  ];
}

export function sensorFlags({ frames, segments, slipped }: Trace): MovementFlag[] {
  return (['thorax', 'pelvis'] as const).flatMap((name) => {
    const words = name === 'thorax' ? 'rib cage' : 'pelvis';
    const known = segments[name]?.known.filter(Boolean).length ?? 0;
    const lostS = (frames - known) / TRACE_RATE_HZ;
    const gap = longestUnknown(segments[name]?.known ?? [], 0, frames - 1) > LONGEST_BRIDGE;
    return [
      ...flagWhen(
        known === 0,
        'sensor-lost',
        `Nothing is known of the ${words}: no sensor, or not aligned.`,
        name,
      ),
      ...flagWhen(
        known > 0 && gap,
        'sensor-lost',
        `The sensor on the ${words} was silent for ${lostS.toFixed(1)} s.`,
        name,
      ),
      ...flagWhen(
        slipped[name].includes(true),
        'sensor-slipped',
        `The sensor on the ${words} sat otherwise than when it was aligned. Strap it tighter and align again.`,
        name,
      ),
    ];
  });
}

/** Heading may come back this far from where it was, deg. */
const LARGEST_DRIFT_DEG = 5;

export function headingFlags(task: RepeatedTask, { frames, segments, axialDoubtful }: Trace): MovementFlag[] {
  const axial = segments.thorax?.deg.axial;
  const doubtful = axialDoubtful.includes(true);
  const drift =
    axial === undefined
      ? 0
      : median(Array.from(axial.subarray(frames - TRACE_RATE_HZ))) -
        median(Array.from(axial.subarray(0, TRACE_RATE_HZ)));
  return [
    ...flagWhen(
      doubtful,
      'heading-drifted',
      'Heading was not zeroed within the last minute: turns may have drifted.',
    ),
    ...flagWhen(
      task === 'turn' && Math.abs(drift) > LARGEST_DRIFT_DEG,
      'heading-drifted',
      `At the end the rib cage faced ${Math.abs(drift).toFixed(0)}° further ${drift > 0 ? 'right' : 'left'} than at the beginning: drift, or not straight ahead.`,
    ),
  ];
}
