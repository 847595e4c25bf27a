/** Means over the repetitions, each with its standard error and what speaks against it. */
import { meanMetric } from '../coordination/estimates.ts';
import { message } from '../language/message.ts';
import { flagWhen } from './flags.ts';
import type { MovementFlag } from './flags.ts';
import { MOVEMENT_MEASURE_KEYS, MOVEMENT_MEASURES, sensorsOf } from './measures.ts';
import type { MovementMeasureKey } from './measures.ts';
import type { MovementMeasure, Repetition } from './movement-result.ts';
import type { Side } from './tasks.ts';

/** Goes into the sums: whole, with the rib cage known throughout. */
export function isUsable({ wholeness, values }: Repetition): boolean {
  return wholeness === 'whole' && values.thoraxFlexionRangeDeg !== undefined;
}

/** @param side Undefined where the task has no sides. @param recording What is said of the whole recording. */
export function summed(
  repetitions: readonly Repetition[],
  side: Side | undefined,
  recording: readonly MovementFlag[],
): MovementMeasure[] {
  const measures: MovementMeasure[] = [];
  for (const key of MOVEMENT_MEASURE_KEYS) {
    const values = repetitions.flatMap((repetition) => repetition.values[key] ?? []);
    const metric = meanMetric(values);
    if (metric === undefined) continue;
    const { value, standardError, trials } = metric;
    measures.push({
      key,
      ...(side !== undefined && { side }),
      value,
      ...(standardError !== undefined && { standardError }),
      trials,
      flags: [
        ...fewFlags(trials, MOVEMENT_MEASURES[key].fewest),
        ...ownFlags(key, repetitions),
        ...recording.filter((flag) => concerns(flag, key)),
      ],
    });
  }
  return measures;
}

function fewFlags(trials: number, fewest: number): readonly MovementFlag[] {
  const reason = message('quality.movement.few-repetitions', { trials, fewest });
  return flagWhen(trials < fewest, 'too-few-repetitions', reason);
}

/** What the repetitions say against one measure: its own sensors were lost or had slipped in some of them. */
function ownFlags(key: MovementMeasureKey, repetitions: readonly Repetition[]): MovementFlag[] {
  const sensors = sensorsOf(key);
  const lost = repetitions.filter(({ values }) => values[key] === undefined).length;
  const slipped = repetitions.filter(({ flags }) =>
    flags.some(
      ({ code, segment }) => code === 'sensor-slipped' && segment !== undefined && sensors.includes(segment),
    ),
  ).length;
  return [
    ...flagWhen(
      lost > 0,
      'sensor-lost',
      message('quality.movement.lost-in-some', { lost, all: repetitions.length }),
    ),
    ...flagWhen(slipped > 0, 'sensor-slipped', message('quality.movement.slipped-in-some', { slipped })),
  ];
}

/** What is said of the whole recording and bears on one measure. */
export function concerns({ code }: MovementFlag, key: MovementMeasureKey): boolean {
  return code === 'heading-drifted' && key.includes('Axial');
}
