/** Left against right, within one recording. */
import { asymmetryOf } from '../coordination/asymmetry.ts';
import { message } from '../language/message.ts';
import { flagWhen } from './flags.ts';
import type { MovementFlag } from './flags.ts';
import { MOVEMENT_MEASURES } from './measures.ts';
import type { MovementMeasureKey } from './measures.ts';
import type { MovementAsymmetry, Repetition } from './movement-result.ts';
import { concerns } from './sums.ts';
import type { Side } from './tasks.ts';

/** What is compared side by side, and the least difference the sensors can tell. */
const COMPARED: Readonly<Record<'turn' | 'reach', readonly (readonly [MovementMeasureKey, number])[]>> = {
  turn: [
    ['thoraxAxialRangeDeg', 10],
    ['trunkAxialRangeDeg', 10],
    ['peakVelocityDegS', 0],
    ['outboundS', 0],
  ],
  reach: [
    ['thoraxLateralRangeDeg', 10],
    ['thoraxFlexionRangeDeg', 5],
    ['peakVelocityDegS', 0],
    ['outboundS', 0],
  ],
};

export function asymmetriesOf(
  task: 'turn' | 'reach',
  whole: readonly Repetition[],
  recording: readonly MovementFlag[],
): MovementAsymmetry[] {
  return COMPARED[task].flatMap(([key, smallestDifference]) => {
    const of = (side: Side): number[] =>
      whole.flatMap((repetition) => (repetition.side === side ? (repetition.values[key] ?? []) : []));
    const [left, right] = [of('left'), of('right')];
    if (left.length === 0 || right.length === 0) return [];
    const asymmetry = asymmetryOf(left, right, { smallestDifference });
    const fewer = Math.min(left.length, right.length);
    const { indexPercent, minimalDetectableChange, minimalDetectablePercent } = asymmetry;
    const drifted = recording.filter((flag) => concerns(flag, key));
    const { fewest } = MOVEMENT_MEASURES[key];
    const few = flagWhen(
      fewer < fewest,
      'too-few-repetitions',
      message('quality.movement.few-to-a-side', { left: left.length, right: right.length, fewest }),
    );
    return [
      {
        key,
        left: asymmetry.left,
        right: asymmetry.right,
        leftTrials: left.length,
        rightTrials: right.length,
        difference: asymmetry.difference,
        ...(indexPercent !== undefined && { indexPercent }),
        ...(minimalDetectableChange !== undefined && { minimalDetectableChange }),
        ...(minimalDetectablePercent !== undefined && { minimalDetectablePercent }),
        // Few repetitions tell little, and a drifting heading makes sides unequal by itself.
        asymmetric: asymmetry.asymmetric && few.length === 0 && drifted.length === 0,
        flags: [...few, ...drifted],
      },
    ];
  });
}
