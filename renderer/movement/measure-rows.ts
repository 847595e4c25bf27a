/** The numbers of a movement as rows of a table, by kind; the same for the page and the report. Pure. */
import { logLine } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import { measureInfo } from '#core/movement-tests/measures.ts';
import type { MovementMeasureInfo, MovementMeasureKey } from '#core/movement-tests/measures.ts';
import type { MovementMeasure, MovementResult } from '#core/movement-tests/movement-result.ts';
import type { MovementFlag } from '#core/movement-tests/flags.ts';
import type { Side } from '#core/movement-tests/tasks.ts';
import { formatNumber, withError } from '../ui/numbers.ts';
import { unitText } from './measure-label.ts';

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

const KINDS = [
  ['range', (key) => key.endsWith('RangeDeg')],
  ['time', (key) => TIMES.has(key)],
  ['smoothness', (key) => key.startsWith('smoothness') || key.startsWith('jerk')],
  ['rhythm', (key) => key.startsWith('lumbar')],
  ['onset', (key) => key === 'pelvisLagMs'],
  ['posture', (key) => key.endsWith('MeanDeg') || key.endsWith('SpreadDeg')],
  ['bands', (key) => BANDS.has(key)],
  ['changes', (key) => key === 'posturesPerHour' || key === 'longestStillS'],
] as const satisfies readonly (readonly [name: string, test: (key: MovementMeasureKey) => boolean])[];

const TIMES: ReadonlySet<MovementMeasureKey> = new Set<MovementMeasureKey>([
  'durationS',
  'outboundS',
  'returnS',
  'peakVelocityDegS',
  'pelvisPeakVelocityDegS',
]);

const BANDS: ReadonlySet<MovementMeasureKey> = new Set<MovementMeasureKey>([
  'leaningBackPercent',
  'uprightPercent',
  'forwardPercent',
  'farForwardPercent',
  'sideBentPercent',
]);

/** The columns of a result: the sides that there are, or one without a name. */
export function columnsOf({ measures }: MovementResult): readonly (Side | undefined)[] {
  const sides: readonly Side[] = ['left', 'right', 'forward'];
  const present = sides.filter((side) => measures.some((measure) => measure.side === side));
  return present.length === 0 ? [undefined] : present;
}

export function measureKinds(result: MovementResult, translator: Translator): readonly MeasureKind[] {
  const columns = columnsOf(result);
  const keys = [...new Set(result.measures.map(({ key }) => key))];
  const left = new Set(keys);
  return KINDS.flatMap(([name, test]) => {
    const rows = keys.filter((key) => left.has(key) && test(key));
    for (const key of rows) left.delete(key);
    if (rows.length === 0) return [];
    const title = translator.say(`movement.kind.${name}`);
    return [{ title, rows: rows.map((key) => rowOf(result, key, columns, translator)) }];
  });
}

function rowOf(
  { measures, task }: MovementResult,
  key: MovementMeasureKey,
  columns: readonly (Side | undefined)[],
  translator: Translator,
): MeasureRow {
  const info = measureInfo(key, task);
  const cells = columns.map((side) =>
    measures.find((measure) => measure.key === key && measure.side === side),
  );
  const label = translator.say(`movement.measure.${key}`);
  return { key, label, unit: unitText(info.unit, translator), info, cells };
}

/** As in "62.1 ± 1.4", "–". */
export function valueText(measure: MovementMeasure | undefined, translator: Translator): string {
  return measure === undefined ? '–' : withError(measure.value, measure.standardError, translator);
}

/** How many repetitions the cells rest on, as in "5" or "5, 4". */
export function trialsText(cells: readonly (MovementMeasure | undefined)[]): string {
  const trials = cells.flatMap((cell) => (cell === undefined ? [] : [cell.trials]));
  return new Set(trials).size === 1 ? String(trials[0]) : trials.join(', ');
}

/** Everything said against the cells of a row, once. */
export function flagsOf(cells: readonly (MovementMeasure | undefined)[]): readonly MovementFlag[] {
  const all = cells.flatMap((cell) => cell?.flags ?? []);
  return [...new Map(all.map((flag) => [logLine(flag.reason), flag])).values()];
}

/** The number that stands for a movement in a list: its own range, left and right, or the time held. */
export function primaryMeasureText({ task, measures }: MovementResult, translator: Translator): string {
  const { say } = translator;
  const of = (key: MovementMeasureKey, side?: Side): string => {
    const measure = measures.find((other) => other.key === key && other.side === side);
    return measure === undefined ? '–' : formatNumber(measure.value, translator);
  };
  switch (task) {
    case 'bend':
    case 'lift':
      return say('movement.primary.forward', { angle: of('thoraxFlexionRangeDeg') });
    case 'turn':
      return say('movement.primary.turn', {
        left: of('thoraxAxialRangeDeg', 'left'),
        right: of('thoraxAxialRangeDeg', 'right'),
      });
    case 'reach':
      return say('movement.primary.reach', {
        left: of('thoraxFlexionRangeDeg', 'left'),
        right: of('thoraxFlexionRangeDeg', 'right'),
      });
    case 'type':
      return say('movement.primary.type', { rate: of('posturesPerHour') });
  }
}
