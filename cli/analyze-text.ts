/** Centre-of-pressure files of many kinds: what separates them, which columns they have, in which unit. */
import { KeelError } from '#core/errors.ts';
import { WII_BALANCE_BOARD, centreOfPressureMm, totalLoadKg } from '#core/contract/board-geometry.ts';
import type { BoardGeometry } from '#core/contract/board-geometry.ts';
import type { RawRecording } from '#core/stabilometry/quality.ts';
import { weightBearing } from '#core/stabilometry/weight-bearing.ts';
import type { WeightBearing } from '#core/stabilometry/weight-bearing.ts';

export type LengthUnit = 'mm' | 'cm' | 'm';

export interface TextOptions {
  readonly rateHz?: number | undefined;
  /** Names or numbers (from 1): ml,ap | time,ml,ap | four cells | time and four cells. */
  readonly columns?: readonly string[] | undefined;
  readonly unit?: LengthUnit | undefined;
  readonly board?: BoardGeometry | undefined;
}

export interface TextRecording {
  readonly recording: RawRecording;
  /** Only of four-cell logs. */
  readonly weightBearing?: WeightBearing;
  readonly notes: readonly string[];
}

/** Below this load there is no centre of pressure to speak of. */
const LEAST_LOAD_KG = 10;
const MM_IN: Readonly<Record<LengthUnit, number>> = { mm: 1, cm: 10, m: 1000 };

const ROLES = {
  time: /^(f_?)?(time|t|timestamp|seconds|sec)$/,
  ml: /^(cop_?)?(ml|x)$/,
  ap: /^(cop_?)?(ap|y)$/,
  frontLeft: /^(front_?left|top_?left|fl|tl|left_?front|left_?top)$/,
  frontRight: /^(front_?right|top_?right|fr|tr|right_?front|right_?top)$/,
  backLeft: /^(back_?left|bottom_?left|rear_?left|bl|left_?back|left_?bottom)$/,
  backRight: /^(back_?right|bottom_?right|rear_?right|br|right_?back|right_?bottom)$/,
} as const;

type Role = keyof typeof ROLES;
const POINT_ROLES: readonly Role[] = ['ml', 'ap'];
const CELL_ROLES: readonly Role[] = ['frontLeft', 'frontRight', 'backLeft', 'backRight'];

interface Table {
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/**
 * Reads a recording from text.
 * @throws KeelError 'invalid-argument' that says which line or column is wrong, and which option would help.
 */
export function readText(text: string, options: TextOptions): TextRecording {
  const table = tableOf(text);
  const places = placesOf(table, options.columns);
  const isLogOfCells = CELL_ROLES.every((role) => places.has(role));
  const rate = options.rateHz;
  const times = timesOf(table, places, rate);
  if (isLogOfCells) return fromCells(table, places, times, options);
  const scale = MM_IN[options.unit ?? unitOf(nameOf(table, places, 'ml')) ?? 'mm'];
  const recording = {
    mlMm: column(table, places, 'ml').map((value) => value * scale),
    apMm: column(table, places, 'ap').map((value) => value * scale),
    ...(places.has('time') ? { timeS: times, rateHz: rate } : { rateHz: rate }),
  };
  return { recording, notes: [] };
}

function tableOf(text: string): Table {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
  const [first, ...others] = lines;
  if (first === undefined) throw refusal('The file is empty.');
  const separator = separatorOf(first.line);
  const head = cellsOf(first.line, separator);
  const hasHeader = head.some((cell) => Number.isNaN(numberOf(cell, separator)));
  const names = hasHeader ? head : [];
  const rows = (hasHeader ? others : lines).map(({ line, number }) => {
    const cells = cellsOf(line, separator);
    if (cells.length !== head.length) {
      throw refusal(`Line ${number} has ${cells.length} columns, the first line ${head.length}.`);
    }
    return cells.map((cell) => numberOf(cell, separator));
  });
  if (rows.length === 0) throw refusal('The file has a header but no rows.');
  return { names, rows };
}

function separatorOf(line: string): string | RegExp {
  return [';', '\t', ','].find((candidate) => line.includes(candidate)) ?? /\s+/;
}

function cellsOf(line: string, separator: string | RegExp): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** A comma is a decimal point wherever it separates nothing. An empty cell is no number. */
function numberOf(cell: string, separator: string | RegExp): number {
  if (cell === '') return Number.NaN;
  return Number(separator === ',' ? cell : cell.replace(',', '.'));
}

function placesOf(table: Table, wanted: readonly string[] | undefined): ReadonlyMap<Role, number> {
  if (wanted !== undefined) return chosenPlaces(table, wanted);
  const width = table.rows[0]?.length ?? 0;
  if (table.names.length === 0) {
    if (width === 2) return placed(POINT_ROLES);
    if (width === 3) return placed(['time', ...POINT_ROLES]);
    throw refusal(`The file has no header and ${width} columns: name them, as in --columns 1,3,4.`);
  }
  const places = new Map<Role, number>();
  table.names.forEach((name, index) => {
    const plain = plainName(name);
    const role = (Object.keys(ROLES) as Role[]).find((candidate) => ROLES[candidate].test(plain));
    if (role !== undefined && !places.has(role)) places.set(role, index);
  });
  const found = POINT_ROLES.every((role) => places.has(role)) || CELL_ROLES.every((role) => places.has(role));
  if (!found) {
    throw refusal(
      `The columns (${table.names.join(', ')}) name no centre of pressure: choose them, as in --columns time,x,y.`,
    );
  }
  return places;
}

function placed(roles: readonly Role[]): Map<Role, number> {
  return new Map(roles.map((role, index) => [role, index]));
}

function chosenPlaces(table: Table, wanted: readonly string[]): Map<Role, number> {
  const roles = rolesFor(wanted.length);
  return new Map(
    roles.map((role, k) => {
      const name = wanted[k] ?? '';
      const byName = table.names.findIndex((known) => known.toLowerCase() === name.toLowerCase());
      const byNumber = /^\d+$/.test(name) ? Number(name) - 1 : -1;
      const index = byName >= 0 ? byName : byNumber;
      if (index < 0 || index >= (table.rows[0]?.length ?? 0)) {
        const known = table.names.length > 0 ? `It has: ${table.names.join(', ')}.` : 'Give numbers from 1.';
        throw refusal(`The file has no column "${name}". ${known}`);
      }
      return [role, index];
    }),
  );
}

function rolesFor(count: number): readonly Role[] {
  const roles = [POINT_ROLES, ['time', ...POINT_ROLES], CELL_ROLES, ['time', ...CELL_ROLES]] as const;
  const found = roles.find((candidate) => candidate.length === count);
  if (found !== undefined) return found;
  throw refusal(
    '--columns takes ml,ap or time,ml,ap, or the four loads front left, front right, back left, back right, with or without the time before them.',
  );
}

/** Without unit and brackets: "COP ML (mm)" and "cop_ml_mm" are both "cop_ml". */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[[(].*$/, '')
    .trim()
    .replaceAll(/[\s.-]+/g, '_')
    .replace(/_(mm|cm|m|s|ms|sec|kg)$/, '');
}

function unitOf(name: string): LengthUnit | undefined {
  const unit = /[_[( ](mm|cm|m)[\])]?$/i.exec(name)?.[1]?.toLowerCase();
  return unit === 'mm' || unit === 'cm' || unit === 'm' ? unit : undefined;
}

function nameOf(table: Table, places: ReadonlyMap<Role, number>, role: Role): string {
  return table.names[places.get(role) ?? -1] ?? '';
}

function column(table: Table, places: ReadonlyMap<Role, number>, role: Role): number[] {
  const index = places.get(role) ?? -1;
  return table.rows.map((row) => row[index] ?? Number.NaN);
}

/** Times in s: from the file, or from the rate. */
function timesOf(table: Table, places: ReadonlyMap<Role, number>, rateHz: number | undefined): number[] {
  if (places.has('time')) {
    const scale = /(_|\(|\[)ms[\])]?$/i.test(nameOf(table, places, 'time')) ? 1000 : 1;
    return column(table, places, 'time').map((value) => value / scale);
  }
  if (rateHz === undefined) {
    throw refusal('The file has no time column: say how many samples a second it has, as in --rate 100.');
  }
  return table.rows.map((_, index) => index / rateHz);
}

function fromCells(
  table: Table,
  places: ReadonlyMap<Role, number>,
  times: readonly number[],
  { rateHz, board = WII_BALANCE_BOARD }: TextOptions,
): TextRecording {
  const [frontLeft, frontRight, backLeft, backRight] = CELL_ROLES.map((role) => column(table, places, role));
  const samples = times.map((timeS, k) => ({
    timeS,
    frontLeftKg: frontLeft?.[k] ?? Number.NaN,
    frontRightKg: frontRight?.[k] ?? Number.NaN,
    backLeftKg: backLeft?.[k] ?? Number.NaN,
    backRightKg: backRight?.[k] ?? Number.NaN,
  }));
  // NaN is kept, so that the measures refuse it by its line instead of losing it here.
  const loaded = samples.filter((sample) => !(totalLoadKg(sample) < LEAST_LOAD_KG));
  if (loaded.length === 0) {
    throw refusal(`The board never bore ${LEAST_LOAD_KG} kg: are the four columns loads in kg?`);
  }
  const points = loaded.map((sample) => centreOfPressureMm(sample, board));
  const left = samples.length - loaded.length;
  return {
    recording: {
      timeS: loaded.map((sample) => sample.timeS),
      rateHz,
      mlMm: points.map((point) => point.mlMm),
      apMm: points.map((point) => point.apMm),
    },
    weightBearing: weightBearing(loaded),
    notes:
      left === 0 ? [] : [`${left} samples with less than ${LEAST_LOAD_KG} kg on the board were left out.`],
  };
}

function refusal(message: string): KeelError {
  return new KeelError('invalid-argument', message);
}
