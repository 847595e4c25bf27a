/** Centre-of-pressure files of many kinds: what separates them, which columns they have, in which unit. */
import { WII_BALANCE_BOARD, centreOfPressureMm, totalLoadKg } from '#core/contract/board-geometry.ts';
import type { BoardGeometry } from '#core/contract/board-geometry.ts';
import type { RawRecording } from '#core/stabilometry/quality.ts';
import { weightBearing } from '#core/stabilometry/weight-bearing.ts';
import type { WeightBearing } from '#core/stabilometry/weight-bearing.ts';
import { refusal } from './refusal.ts';
import { MM_IN, conventionsOf } from './analyze-conventions.ts';
import type { Axes, LengthUnit } from './analyze-conventions.ts';
import { tableOf } from './analyze-table.ts';
import type { Table } from './analyze-table.ts';

export interface TextOptions {
  readonly rateHz?: number | undefined;
  /** Names or numbers (from 1): ml,ap | time,ml,ap | four cells | time and four cells. */
  readonly columns?: readonly string[] | undefined;
  readonly unit?: LengthUnit | undefined;
  /** What x and y are, or the first and the second column of the point. */
  readonly axes?: Axes | undefined;
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

const ROLES = {
  time: /^(f_?)?(time|t|timestamp|seconds|sec)$/,
  ml: /^(cop_?)?(ml|x)$/,
  ap: /^(cop_?)?(ap|y)$/,
  frontLeft: /^(front_?left|top_?left|fl|tl|left_?front|left_?top)$/,
  frontRight: /^(front_?right|top_?right|fr|tr|right_?front|right_?top)$/,
  backLeft: /^(back_?left|bottom_?left|rear_?left|bl|left_?back|left_?bottom)$/,
  backRight: /^(back_?right|bottom_?right|rear_?right|br|right_?back|right_?bottom)$/,
} as const;

/** Names that say an axis, where x and y do not. */
const NAMED_AXIS = /^(cop_?)?(ml|ap)$/;

type Role = keyof typeof ROLES;
const POINT_ROLES: readonly Role[] = ['ml', 'ap'];
const CELL_ROLES: readonly Role[] = ['frontLeft', 'frontRight', 'backLeft', 'backRight'];

/**
 * Reads a recording from text.
 * @throws Refusal 'invalid-argument' that says which line or column is wrong, and which option would help.
 */
export function readText(text: string, options: TextOptions): TextRecording {
  const table = tableOf(text);
  const places = placesOf(table, options.columns);
  const isLogOfCells = CELL_ROLES.every((role) => places.has(role));
  const rate = options.rateHz;
  const times = timesOf(table, places, rate);
  if (isLogOfCells) return fromCells(table, places, times, options);
  const clock = places.has('time') ? { timeS: times, rateHz: rate } : { rateHz: rate };
  return fromPoints(table, places, clock, options);
}

function fromPoints(
  table: Table,
  places: ReadonlyMap<Role, number>,
  clock: Pick<RawRecording, 'timeS' | 'rateHz'>,
  options: TextOptions,
): TextRecording {
  const [x, y] = [column(table, places, 'ml'), column(table, places, 'ap')];
  const names = [nameOf(table, places, 'ml'), nameOf(table, places, 'ap')] as const;
  const asMm = { mlMm: x, apMm: y, ...clock };
  const { unit, axes, notes } = conventionsOf(asMm, table.names, names, {
    unit: options.unit ?? unitOfBoth(names),
    axes: options.axes ?? (saysAxes(names, options) ? 'ml,ap' : undefined),
  });
  const [ml, ap] = axes === 'ml,ap' ? [x, y] : [y, x];
  const scaled = (values: readonly number[]): number[] => values.map((value) => value * MM_IN[unit]);
  return { recording: { mlMm: scaled(ml), apMm: scaled(ap), ...clock }, notes };
}

/** By their names, or by their order in --columns. */
function saysAxes(names: readonly [string, string], { columns }: TextOptions): boolean {
  return columns !== undefined || names.every((name) => NAMED_AXIS.test(plainName(name)));
}

function unitOfBoth([x, y]: readonly [string, string]): LengthUnit | undefined {
  const [ofX, ofY] = [unitOf(x), unitOf(y)];
  if (ofX !== undefined && ofY !== undefined && ofX !== ofY) {
    throw refusal(`The columns ${x} and ${y} have different units.`);
  }
  return ofX ?? ofY;
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
