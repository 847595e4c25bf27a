/** What speaks against a whole recording. */
import { message } from '../language/message.ts';
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
  const [half, notReturned, cutOff] = [count('half'), count('not-returned'), count('cut-off')];
  const lost = repetitions.filter(
    (repetition) => repetition.wholeness === 'whole' && !isUsable(repetition),
  ).length;
  return [
    ...flagWhen(!repetitions.some(isUsable), 'no-repetition', message('quality.movement.no-repetition')),
    ...flagWhen(half > 0, 'half-movements', message('quality.movement.half-movements', { count: half })),
    ...flagWhen(
      notReturned > 0,
      'not-returned',
      message('quality.movement.not-returned', { count: notReturned }),
    ),
    ...flagWhen(cutOff > 0, 'cut-off', message('quality.movement.cut-off', { count: cutOff })),
    ...flagWhen(lost > 0, 'sensor-lost', message('quality.movement.left-out', { count: lost })),
  ];
}

export function sensorFlags({ frames, segments, slipped }: Trace): MovementFlag[] {
  return (['thorax', 'pelvis'] as const).flatMap((segment) => {
    const known = segments[segment]?.known.filter(Boolean).length ?? 0;
    const lostS = (frames - known) / TRACE_RATE_HZ;
    const gap = longestUnknown(segments[segment]?.known ?? [], 0, frames - 1) > LONGEST_BRIDGE;
    return [
      ...flagWhen(known === 0, 'sensor-lost', message('quality.movement.no-sensor', { segment }), segment),
      ...flagWhen(
        known > 0 && gap,
        'sensor-lost',
        message('quality.movement.silent', { segment, seconds: lostS }),
        segment,
      ),
      ...flagWhen(
        slipped[segment].includes(true),
        'sensor-slipped',
        message('quality.movement.sensor-slipped', { segment }),
        segment,
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
    ...flagWhen(doubtful, 'heading-drifted', message('quality.movement.heading-old')),
    ...flagWhen(
      task === 'turn' && Math.abs(drift) > LARGEST_DRIFT_DEG,
      'heading-drifted',
      message('quality.movement.heading-drifted', {
        degrees: Math.abs(drift),
        side: drift > 0 ? 'right' : 'left',
      }),
    ),
  ];
}
