import type { MovementPoint } from '#core/ipc/records.ts';
import type { MovementMeasureKey } from '#core/movement-tests/measures.ts';
import type { MovementAsymmetry, MovementResult } from '#core/movement-tests/movement-result.ts';
import { useTranslator } from '../app/language.tsx';
import { asymmetryLabel, asymmetryVerdict, detectableText, indexText } from '../movement/asymmetry-text.ts';
import { changeLabel, changesOf, changeVerdict } from '../movement/change-text.ts';
import { changeCells } from '../therapist/changes.ts';
import { columnsOf, flagsOf, measureKinds, trialsText, valueText } from '../movement/measure-rows.ts';
import { formatNumber } from '../ui/numbers.ts';

interface MeasureTableProps {
  readonly result: MovementResult;
  /** What belongs on a page that people read. */
  readonly keep: (key: MovementMeasureKey) => boolean;
}

export function MovementMeasureTable({ result, keep }: MeasureTableProps) {
  const translator = useTranslator();
  const { say, sayMessage } = translator;
  const columns = columnsOf(result);
  const rows = measureKinds(result, translator)
    .flatMap((kind) => kind.rows)
    .filter(({ key }) => keep(key));
  if (rows.length === 0) return <p>{say('movement.measures-none')}</p>;
  const careful = rows.some(({ cells }) => flagsOf(cells).length > 0);
  return (
    <table>
      <thead>
        <tr>
          <th>{say('movement.column.measure')}</th>
          {columns.map((side) => (
            <th key={side ?? 'all'} className="number">
              {say(`movement.column.${side ?? 'value'}`)}
            </th>
          ))}
          <th>{say('movement.column.unit')}</th>
          <th>{say(`movement.column.${result.task === 'type' ? 'minutes' : 'repetitions'}`)}</th>
          <th>{say('movement.column.grade')}</th>
          {careful && <th>{say('movement.column.with-care')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, unit, info, cells }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {cells.map((cell, column) => (
              <td key={column} className="number">
                {valueText(cell, translator)}
              </td>
            ))}
            <td>{unit}</td>
            <td>{trialsText(cells)}</td>
            <td>{info.letter}</td>
            {careful && (
              <td className="words">
                {flagsOf(cells)
                  .map(({ reason }) => sayMessage(reason))
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
  const translator = useTranslator();
  const { say } = translator;
  return (
    <table>
      <thead>
        <tr>
          <th>{say('movement.column.measure')}</th>
          <th className="number">{say('movement.column.left')}</th>
          <th className="number">{say('movement.column.right')}</th>
          <th className="number">{say('movement.column.difference')}</th>
          <th className="number">{say('movement.column.index')}</th>
          <th className="number">{say('report.movement.detectable')}</th>
          <th>{say('movement.column.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {asymmetries.map((entry) => (
          <tr key={entry.key}>
            <th scope="row">{asymmetryLabel(entry, translator)}</th>
            <td className="number">{formatNumber(entry.left, translator)}</td>
            <td className="number">{formatNumber(entry.right, translator)}</td>
            <td className="number">{formatNumber(entry.difference, translator)}</td>
            <td className="number">{indexText(entry, translator)}</td>
            <td className="number">{detectableText(entry, translator)}</td>
            <td className="words" data-found={entry.asymmetric}>
              {asymmetryVerdict(entry, translator)}
            </td>
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
  const translator = useTranslator();
  const { say } = translator;
  const changes = changesOf(result, earlier);
  if (changes.length === 0) return <p>{say('report.movement.changes-none')}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th>{say('movement.column.measure')}</th>
          <th className="number">{say('movement.column.now')}</th>
          <th className="number">{say('movement.column.first-recordings')}</th>
          <th className="number">{say('movement.column.change')}</th>
          <th className="number">{say('movement.column.expected')}</th>
          <th>{say('movement.column.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((entry) => (
          <tr key={`${entry.key} ${entry.side ?? ''}`}>
            <th scope="row">{changeLabel(entry, translator)}</th>
            {[valueText(entry.now, translator), ...changeCells(entry.change, translator)].map(
              (text, column) => (
                <td key={column} className="number">
                  {text}
                </td>
              ),
            )}
            <td className="words" data-found={entry.change?.verdict === 'changed'}>
              {changeVerdict(entry, translator)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
