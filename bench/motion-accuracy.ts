/**
 * How close the angles of a frame come to the true angles of the virtual patient, by movement and by how the sensors sit:
 * `node bench/motion-accuracy.ts [seeds]`. RMSE in deg as mean / largest over the seeds, each of which straps two sensors
 * another way round. The heading is zeroed once, before 30 s of the movement.
 */
import type { BodyAngles } from '../core/contract/body-angles.ts';
import type { Movement } from '../core/contract/stimulus.ts';
import { ADULT } from '../tests/core/virtual/laboratory.ts';
import { ANGLES, MotionLaboratory, type Wearing, rmse } from '../tests/core/virtual/motion-laboratory.ts';

const SECONDS = 30;
const MOVEMENTS = [
  'stand-still',
  'bend',
  'lift',
  'reach',
  'turn',
  'type',
] as const satisfies readonly Movement[];
const COLUMNS = [
  ...ANGLES,
  'thoraxAxialDeg',
  'trunkAxialDeg',
] as const satisfies readonly (keyof BodyAngles)[];

function errorsDeg(seed: number, sensors: Wearing['sensors'], movement: Movement): number[] {
  const laboratory = new MotionLaboratory({ ...ADULT, seed, sensors });
  laboratory.calibrate();
  const moments = laboratory.run(movement, SECONDS);
  return COLUMNS.map((column) => rmse(moments, column));
}

function cell(errors: readonly number[]): string {
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  return `${mean.toFixed(2)} / ${Math.max(...errors).toFixed(2)}`;
}

const seeds = Array.from({ length: Number(process.argv[2] ?? 12) }, (_, index) => index + 1);
for (const sensors of ['rigid', 'soft-tissue'] as const) {
  const table = MOVEMENTS.map((movement) => {
    const rows = seeds.map((seed) => errorsDeg(seed, sensors, movement));
    const cells = COLUMNS.map((column, at) => [
      column.replace('Deg', ''),
      cell(rows.map((row) => row[at] ?? 0)),
    ]);
    return [movement, Object.fromEntries(cells)] as const;
  });
  console.log(`\n${sensors}, ${seeds.length} seeds, deg`);
  console.table(Object.fromEntries(table));
}
