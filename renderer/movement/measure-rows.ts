/** The numbers of a movement as rows of a table, by kind; the same for the page and the report. Pure. */
import { measureInfo } from '#core/movement-tests/measures.ts';
import type { MovementMeasureInfo, MovementMeasureKey } from '#core/movement-tests/measures.ts';
import type { MovementMeasure, MovementResult } from '#core/movement-tests/movement-result.ts';
import type { MovementFlag } from '#core/movement-tests/flags.ts';
import type { Side } from '#core/movement-tests/tasks.ts';
import { formatNumber, withError } from '../ui/numbers.ts';

export interface MeasureRow {
  readonly key: MovementMeasureKey;
  readonly label: string;
  readonly unit: string;
  readonly info: MovementMeasureInfo;
  /** One a column; undefined where a side has no such number. */
  readonly cells: readonly (MovementMeasure | undefined)[];
}

export interface MeasureKind {
  readonly title: string;
  readonly rows: readonly MeasureRow[];
}

const KINDS: readonly (readonly [title: string, test: (key: MovementMeasureKey) => boolean])[] = [
  ['Range of movement', (key) => key.endsWith('RangeDeg')],
  ['Time and speed', (key) => TIMES.has(key)],
  ['Smoothness, 0 is smoothest', (key) => key.startsWith('smoothness') || key.startsWith('jerk')],
  ['Rhythm of low back and pelvis', (key) => key.startsWith('lumbar')],
  ['Which begins', (key) => key === 'pelvisLagMs'],
  ['Posture', (key) => key.endsWith('MeanDeg') || key.endsWith('SpreadDeg')],
  ['Time in each posture', (key) => key.endsWith('Percent')],
  ['Change of posture', (key) => key === 'posturesPerHour' || key === 'longestStillS'],
];
const TIMES: ReadonlySet<MovementMeasureKey> = new Set<MovementMeasureKey>([
  'durationS',
  'outboundS',
  'returnS',
  'peakVelocityDegS',
  'pelvisPeakVelocityDegS',
]);

/** The columns of a result: the sides that there are, or one without a name. */
export function columnsOf({ measures }: MovementResult): readonly (Side | undefined)[] {
  const sides: readonly Side[] = ['left', 'right', 'forward'];
  const present = sides.filter((side) => measures.some((measure) => measure.side === side));
  return present.length === 0 ? [undefined] : present;
}

export const SIDE_NAMES: Readonly<Record<Side, string>> = {
  left: 'Left',
  right: 'Right',
  forward: 'Forward',
};

export function measureKinds(result: MovementResult): readonly MeasureKind[] {
  const columns = columnsOf(result);
  const keys = [...new Set(result.measures.map(({ key }) => key))];
  const left = new Set(keys);
  return KINDS.flatMap(([title, test]) => {
    const rows = keys.filter((key) => left.has(key) && test(key));
    for (const key of rows) left.delete(key);
    return rows.length === 0 ? [] : [{ title, rows: rows.map((key) => rowOf(result, key, columns)) }];
  });
}

function rowOf(
  { measures, task }: MovementResult,
  key: MovementMeasureKey,
  columns: readonly (Side | undefined)[],
): MeasureRow {
  const info = measureInfo(key, task);
  const cells = columns.map((side) =>
    measures.find((measure) => measure.key === key && measure.side === side),
  );
  return { key, label: info.label, unit: unitText(info.unit), info, cells };
}

export function unitText(unit: MovementMeasureInfo['unit']): string {
  return unit.replace('deg', '°').replace('1/h', 'an hour');
}

/** As in "62.1 ± 1.4", "–". */
export function valueText(measure: MovementMeasure | undefined): string {
  return measure === undefined ? '–' : withError(measure.value, measure.standardError);
}

/** How many repetitions the cells rest on, as in "5" or "5, 4". */
export function trialsText(cells: readonly (MovementMeasure | undefined)[]): string {
  const trials = cells.flatMap((cell) => (cell === undefined ? [] : [cell.trials]));
  return new Set(trials).size === 1 ? String(trials[0]) : trials.join(', ');
}

/** Everything said against the cells of a row, once. */
export function flagsOf(cells: readonly (MovementMeasure | undefined)[]): readonly MovementFlag[] {
  const all = cells.flatMap((cell) => cell?.flags ?? []);
  return [...new Map(all.map((flag) => [flag.reason, flag])).values()];
}

/** The number that stands for a movement in a list: its own range, left and right, or the time held. */
export function primaryMeasureText({ task, measures }: MovementResult): string {
  const of = (key: MovementMeasureKey, side?: Side): string => {
    const measure = measures.find((other) => other.key === key && other.side === side);
    return measure === undefined ? '–' : formatNumber(measure.value);
  };
  switch (task) {
    case 'bend':
    case 'lift':
      return `Forward ${of('thoraxFlexionRangeDeg')}°`;
    case 'turn':
      return `Left ${of('thoraxAxialRangeDeg', 'left')}°, right ${of('thoraxAxialRangeDeg', 'right')}°`;
    case 'reach':
      return `Left ${of('thoraxFlexionRangeDeg', 'left')}°, right ${of('thoraxFlexionRangeDeg', 'right')}° forward`;
    case 'type':
      return `${of('posturesPerHour')} posture changes an hour`;
  }
}

export const QUALITY_TEXT: Readonly<Record<MovementResult['quality'], string>> = {
  good: 'Good',
  doubtful: 'Read with care',
  unusable: 'Nothing measured',
};
