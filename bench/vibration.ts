/**
 * What a vibrating motor does to the angles of a frame: `node bench/vibration.ts [seeds]`. Both sensors of the virtual
 * patient vibrate for 150 ms every two seconds or so, at 160 and 320 Hz, during 30 s of a movement; the hub is told of it or not. Errors
 * in deg and deg/s, mean over the seeds: RMSE of the frames that are flagged, of all others, and the largest of all.
 */
import type { BodyAngles } from '../core/contract/body-angles.ts';
import { FrameFlag, hasFlag } from '../core/contract/frame.ts';
import type { Movement } from '../core/contract/stimulus.ts';
import { ADULT } from '../tests/core/virtual/laboratory.ts';
import { MotionLaboratory, type Moment, rmse } from '../tests/core/virtual/motion-laboratory.ts';

const SECONDS = 30;
/** No whole number of periods, so that pulses do not all begin alike. */
const PULSE_EVERY_S = 2.03;
const PULSE_MS = 150;
const MOVEMENTS = ['stand-still', 'bend', 'reach', 'turn'] as const satisfies readonly Movement[];
const COLUMNS = [
  'thoraxFlexionDeg',
  'thoraxLateralDeg',
  'thoraxAxialDeg',
  'thoraxFlexionDegS',
  'thoraxLateralDegS',
] as const satisfies readonly (keyof BodyAngles)[];
/** Of the motor, in times the usual; 0: none runs. */
const STRENGTHS = [0, 1, 3] as const;

interface Errors {
  readonly flagged: readonly number[];
  readonly others: readonly number[];
  readonly largest: readonly number[];
}

function momentsOf(seed: number, movement: Movement, motorStrength: number, told: boolean): Moment[] {
  const motor = { motorStrength };
  const laboratory = new MotionLaboratory({ ...ADULT, seed, sensors: 'rigid', thorax: motor, pelvis: motor });
  laboratory.calibrate();
  return Array.from({ length: Math.floor(SECONDS / PULSE_EVERY_S) }, () => {
    laboratory.vibrate('thorax', PULSE_MS, told);
    laboratory.vibrate('pelvis', PULSE_MS, told);
    return laboratory.run(movement, PULSE_EVERY_S);
  }).flat();
}

/** @param isFlagged By place in the list: of frames that were not told, those that would have been. */
function errorsOf(moments: readonly Moment[], isFlagged: readonly boolean[]): Errors {
  const flagged = moments.filter((_, at) => isFlagged[at]);
  const others = moments.filter((_, at) => !isFlagged[at]);
  return {
    flagged: COLUMNS.map((column) => rmse(flagged, column)),
    others: COLUMNS.map((column) => rmse(others, column)),
    largest: COLUMNS.map((column) =>
      Math.max(...moments.map(({ frame, truth }) => Math.abs(frame[column] - truth[column]))),
    ),
  };
}

function meanOf(rows: readonly (readonly number[])[], at: number): string {
  return (rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length).toFixed(2);
}

const seeds = Array.from({ length: Number(process.argv[2] ?? 8) }, (_, index) => index + 1);
for (const movement of MOVEMENTS) {
  const table: Record<string, Record<string, string>> = {};
  for (const strength of STRENGTHS) {
    const runs = seeds.map((seed) => {
      const told = momentsOf(seed, movement, strength, true);
      const isFlagged = told.map(({ frame }) => hasFlag(frame, FrameFlag.thoraxVibrating));
      const untold = momentsOf(seed, movement, strength, false);
      return { told: errorsOf(told, isFlagged), untold: errorsOf(untold, isFlagged) };
    });
    for (const handling of ['untold', 'told'] as const) {
      const errors = runs.map((run) => run[handling]);
      table[`strength ${strength}, ${handling}`] = Object.fromEntries(
        COLUMNS.map((column, at) => [
          column.replace('thorax', '').replace('Deg', '').replace('S', '/s'),
          (['flagged', 'others', 'largest'] as const)
            .map((part) =>
              meanOf(
                errors.map((error) => error[part]),
                at,
              ),
            )
            .join(' / '),
        ]),
      );
    }
  }
  console.log(`\n${movement}, ${seeds.length} seeds: flagged / others / largest`);
  console.table(table);
}
