/** Text to samples of a motion sensor: a header that names the columns, then one sample a line. */
import type { TimedSample } from '#core/imu/fuse-recording.ts';
import type { Vector3 } from '#core/imu/quaternion.ts';
import { refusal } from './refusal.ts';

const AXES = ['x', 'y', 'z'] as const;
const TIME = 'time_s';
const GYRO = AXES.map((axis) => `gyro_${axis}_rad_s`);
const ACC = AXES.map((axis) => `acc_${axis}_m_s2`);
const MAG = AXES.map((axis) => `mag_${axis}_ut`);

export interface SampleText {
  readonly samples: readonly TimedSample[];
  readonly hasMag: boolean;
}

/**
 * Columns in any order, others ignored; separated by comma, semicolon or tab. An empty cell or NaN is a reading that is
 * missing; the time may not be missing. Lines that begin with # are comments.
 * @throws Refusal `invalid-argument` that names the line or the columns.
 */
export function readSamples(text: string): SampleText {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
  const [head, ...rows] = lines;
  if (head === undefined) throw refusal('The file is empty.');
  const separator = [',', ';', '\t'].find((candidate) => head.line.includes(candidate)) ?? ',';
  const names = cellsOf(head.line, separator).map((name) => name.toLowerCase());
  const { required, hasMag } = requiredColumns(names);
  if (rows.length === 0) throw refusal('The file has a header but no samples.');
  const places = required.map((name) => names.indexOf(name));
  const samples = rows.map(({ line, number }) => {
    const cells = cellsOf(line, separator);
    if (cells.length !== names.length) {
      throw refusal(`Line ${number} has ${cells.length} columns, the header ${names.length}.`);
    }
    return sampleOf(places.map((place) => numberOf(cells[place] ?? '', names[place] ?? '', number)));
  });
  requireReadings(samples);
  return { samples, hasMag };
}

function requiredColumns(names: readonly string[]): { required: readonly string[]; hasMag: boolean } {
  const hasMag = MAG.some((name) => names.includes(name));
  const required = [TIME, ...GYRO, ...ACC, ...(hasMag ? MAG : [])];
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const all = [TIME, ...GYRO, ...ACC].join(',');
    throw refusal(
      `The header lacks ${missing.join(', ')}. It must name ${all} and may name ${MAG.join(',')}.`,
    );
  }
  const repeated = required.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (repeated !== undefined) throw refusal(`The column "${repeated}" is there twice.`);
  return { required, hasMag };
}

function sampleOf(values: readonly number[]): TimedSample {
  const vector = (from: number): Vector3 => [
    values[from] ?? Number.NaN,
    values[from + 1] ?? Number.NaN,
    values[from + 2] ?? Number.NaN,
  ];
  const mag = values.length > 7 ? vector(7) : undefined;
  return { timeS: values[0] ?? Number.NaN, gyroRadS: vector(1), accMS2: vector(4), mag };
}

function requireReadings(samples: readonly TimedSample[]): void {
  const isWhole = (vector: Vector3): boolean => vector.every(Number.isFinite);
  if (!samples.some(({ gyroRadS }) => isWhole(gyroRadS))) {
    throw refusal('No line has all three gyroscope readings.');
  }
  if (!samples.some(({ accMS2 }) => isWhole(accMS2))) {
    throw refusal('No line has all three accelerometer readings.');
  }
}

function cellsOf(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function numberOf(cell: string, name: string, line: number): number {
  const value = Number(cell);
  if (cell === '' || /^[+-]?(nan|inf|infinity|null|na)$/i.test(cell)) return Number.NaN;
  if (Number.isNaN(value)) throw refusal(`Line ${line} has "${cell}" for ${name}, which is no number.`);
  return value;
}
