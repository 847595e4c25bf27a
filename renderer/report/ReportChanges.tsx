import { Fragment } from 'react';
import { skillKey } from '#core/exercise/skill.ts';
import type { SkillOutcome } from '#core/session/result.ts';
import {
  CHANGE_COLUMNS,
  abilityText,
  expectedText,
  isReal,
  measureLines,
  numberCells,
  shortLines,
  signed,
  verdictText,
} from '../therapist/changes.ts';
import type { MeasureLine } from '../therapist/changes.ts';
import { skillText } from '../ui/exercise-text.ts';

/** More lines than this leave no room for the blocks: only what has changed then has a line of its own. */
const MOST_LINES = 16;

/** Measures of each skill against the first sessions and what is expected while nothing changes. */
export function ReportChanges({ skills }: { readonly skills: readonly SkillOutcome[] }) {
  const told = skills.map((outcome) => ({ outcome, lines: shortLines(measureLines(outcome)) }));
  const some = told.filter(({ lines }) => lines.length > 0);
  const crowded = some.reduce((sum, { lines }) => sum + lines.length, 0) > MOST_LINES;
  return (
    <section>
      <h2>Change against the first sessions</h2>
      {some.length === 0 ? (
        <p>Too little was measured.</p>
      ) : (
        <table>
          <thead>
            <tr>
              {CHANGE_COLUMNS.map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {some.map(({ outcome, lines }) => (
              <Fragment key={skillKey(outcome.skill)}>
                <tr className="skill">
                  <th scope="rowgroup" colSpan={CHANGE_COLUMNS.length}>
                    {skillText(outcome.skill)}. {abilityText(outcome)}
                  </th>
                </tr>
                {lines
                  .filter((line) => !crowded || hasOwnLine(line))
                  .map((line) => (
                    <ChangeRow key={line.spec.key} line={line} />
                  ))}
                {crowded && <OthersRow lines={lines.filter((line) => !hasOwnLine(line))} />}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function hasOwnLine({ judgement }: MeasureLine): boolean {
  return judgement.role === 'primary' || isReal(judgement);
}

/** As in "No real change: recovery time, s +0.1 (1.2 to 1.9)". */
function OthersRow({ lines }: { readonly lines: readonly MeasureLine[] }) {
  if (lines.length === 0) return undefined;
  const told = lines.map(({ label, judgement, change }) => {
    const name = label.toLowerCase();
    return change === undefined
      ? `${name}: ${verdictText(judgement).toLowerCase()}`
      : `${name} ${signed(change.change)} (${expectedText(change)})`;
  });
  return (
    <tr>
      <td colSpan={CHANGE_COLUMNS.length} className="words">
        No real change, and what is expected while there is none: {told.join('; ')}.
      </td>
    </tr>
  );
}

function ChangeRow({ line }: { readonly line: MeasureLine }) {
  const { label, judgement } = line;
  return (
    <tr>
      <th scope="row">{judgement.role === 'primary' ? `${label} (primary outcome)` : label}</th>
      {numberCells(line).map((cell, column) => (
        <td key={CHANGE_COLUMNS[column + 1]}>{cell}</td>
      ))}
      <td data-verdict={isReal(judgement) ? judgement.verdict : undefined}>{verdictText(judgement)}</td>
    </tr>
  );
}
