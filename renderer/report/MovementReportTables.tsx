import type { MovementPoint } from '#core/ipc/records.ts';
import type { MovementMeasureKey } from '#core/movement-tests/measures.ts';
import type { MovementAsymmetry, MovementResult } from '#core/movement-tests/movement-result.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { asymmetryLabel, asymmetryVerdict, detectableText, indexText } from '../movement/asymmetry-text.ts';
import { changeLabel, changesOf, changeVerdict } from '../movement/change-text.ts';
import { changeCells } from '../therapist/changes.ts';
import {
  columnsOf,
  flagsOf,
  measureKinds,
  SIDE_NAMES,
  trialsText,
  valueText,
} from '../movement/measure-rows.ts';
import { formatNumber } from '../ui/numbers.ts';

interface MeasureTableProps {
  readonly result: MovementResult;
  /** What belongs on a page that people read. */
  readonly keep: (key: MovementMeasureKey) => boolean;
}

export function MovementMeasureTable({ result, keep }: MeasureTableProps) {
  const columns = columnsOf(result);
  const rows = measureKinds(result)
    .flatMap((kind) => kind.rows)
    .filter(({ key }) => keep(key));
  if (rows.length === 0) return <p>None.</p>;
  const careful = rows.some(({ cells }) => flagsOf(cells).length > 0);
  return (
    <table>
      <thead>
        <tr>
          <th>Measure</th>
          {columns.map((side) => (
            <th key={side ?? 'all'} className="number">
              {side === undefined ? 'Value' : SIDE_NAMES[side]}
            </th>
          ))}
          <th>Unit</th>
          <th>{result.task === 'type' ? 'Minutes' : 'Repetitions'}</th>
          <th>Grade</th>
          {careful && <th>With care</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, unit, info, cells }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {cells.map((cell, column) => (
              <td key={column} className="number">
                {valueText(cell)}
              </td>
            ))}
            <td>{unit}</td>
            <td>{trialsText(cells)}</td>
            <td>{info.letter}</td>
            {careful && (
              <td className="words">
                {flagsOf(cells)
                  .map(({ reason }) => ENGLISH.sayMessage(reason))
                  .join(' ')}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function AsymmetryTable({ asymmetries }: { readonly asymmetries: readonly MovementAsymmetry[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th>Measure</th>
          <th className="number">Left</th>
          <th className="number">Right</th>
          <th className="number">Difference</th>
          <th className="number">Index</th>
          <th className="number">Minimal detectable change</th>
          <th>Verdict</th>
        </tr>
      </thead>
      <tbody>
        {asymmetries.map((entry) => (
          <tr key={entry.key}>
            <th scope="row">{asymmetryLabel(entry)}</th>
            <td className="number">{formatNumber(entry.left)}</td>
            <td className="number">{formatNumber(entry.right)}</td>
            <td className="number">{formatNumber(entry.difference)}</td>
            <td className="number">{indexText(entry)}</td>
            <td className="number">{detectableText(entry)}</td>
            <td data-found={entry.asymmetric}>{asymmetryVerdict(entry)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ChangeTableProps {
  readonly result: MovementResult;
  readonly earlier: readonly MovementPoint[];
}

export function MovementChangeTable({ result, earlier }: ChangeTableProps) {
  const changes = changesOf(result, earlier);
  if (changes.length === 0) return <p>It takes two earlier recordings to compare with.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th>Measure</th>
          <th className="number">Now</th>
          <th className="number">First recordings</th>
          <th className="number">Change</th>
          <th className="number">Expected if unchanged</th>
          <th>Verdict</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((entry) => (
          <tr key={`${entry.key} ${entry.side ?? ''}`}>
            <th scope="row">{changeLabel(entry)}</th>
            {[valueText(entry.now), ...changeCells(entry.change)].map((text, column) => (
              <td key={column} className="number">
                {text}
              </td>
            ))}
            <td data-found={entry.change?.verdict === 'changed'}>{changeVerdict(entry)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
