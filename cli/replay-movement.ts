/** The measures of an exported movement, computed anew from its readings. */
import { analyseMovement } from '#core/movement-tests/analyse-movement.ts';
import { measureInfo } from '#core/movement-tests/measures.ts';
import type { MovementMeasure, MovementResult } from '#core/movement-tests/movement-result.ts';
import { replayMovement } from '#core/movement-tests/replay-movement.ts';
import { decodeEntries, movementSetupIn } from '#core/recording/recording.ts';
import type { RecordingContents } from '#electron/storage/recording-file.ts';

/** @throws KeelError as `movementSetupIn`. */
export function replayedMovement({ header, chunks }: RecordingContents): MovementResult {
  const { task } = movementSetupIn(header);
  const { frames, brokenOff } = replayMovement(chunks.flatMap(decodeEntries));
  return analyseMovement(task, frames, brokenOff);
}

/** One screen of text. */
export function describeMovement(result: MovementResult): string {
  const whole = result.repetitions.filter(({ wholeness }) => wholeness === 'whole').length;
  const count = result.task === 'type' ? '' : `, ${whole} of ${result.repetitions.length} repetitions whole`;
  return [
    `Movement  ${result.task}, ${(result.durationMs / 1000).toFixed(0)} s${count}`,
    `Quality   ${result.quality}, algorithm ${result.version}`,
    ...result.flags.map(({ reason }) => `          ${reason}`),
    '',
    ...result.measures.map((measure) => describeMeasure(result, measure)),
    ...result.asymmetries.map(
      ({ key, difference, minimalDetectableChange, asymmetric }) =>
        `left - right, ${key.padEnd(26)} ${difference.toFixed(2)}, detectable from ${minimalDetectableChange.toFixed(2)}: ${asymmetric ? 'unequal' : 'no difference told'}`,
    ),
  ].join('\n');
}

function describeMeasure({ task }: MovementResult, measure: MovementMeasure): string {
  const { key, side = '', value, standardError, trials, flags } = measure;
  const { unit, letter } = measureInfo(key, task);
  const error = standardError === undefined ? '' : ` ± ${standardError.toFixed(2)}`;
  const care = flags.length === 0 ? '' : `  ! ${flags.map(({ code }) => code).join(', ')}`;
  return `${key.padEnd(26)} ${side.padEnd(8)} ${value.toFixed(2)}${error} ${unit}  (${trials}, ${letter})${care}`;
}
