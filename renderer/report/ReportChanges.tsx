import { Fragment } from 'react';
import { skillKey } from '#core/exercise/skill.ts';
import type { Translator } from '#core/language/translator.ts';
import type { SkillOutcome } from '#core/session/result.ts';
import { useTranslator } from '../app/language.tsx';
import {
  abilityText,
  COLUMNS_OF_CHANGE,
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
  const translator = useTranslator();
  const { say } = translator;
  const told = skills.map((outcome) => ({ outcome, lines: shortLines(measureLines(outcome, translator)) }));
  const some = told.filter(({ lines }) => lines.length > 0);
  const crowded = some.reduce((sum, { lines }) => sum + lines.length, 0) > MOST_LINES;
  return (
    <section>
      <h2>{say('report.changes')}</h2>
      {some.length === 0 ? (
        <p>{say('change.too-little')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {COLUMNS_OF_CHANGE.map((column) => (
                <th key={column}>{say(`change.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {some.map(({ outcome, lines }) => (
              <Fragment key={skillKey(outcome.skill)}>
                <tr className="skill">
                  <th scope="rowgroup" colSpan={COLUMNS_OF_CHANGE.length}>
                    {skillLine(outcome, translator)}
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

/** As in "Squall, rib cage, sitting. Ability: Baseline: one more session." */
function skillLine(outcome: SkillOutcome, translator: Translator): string {
  const skill = skillText(outcome.skill, translator);
  const ability = abilityText(outcome, translator);
  return ability === undefined ? skill : translator.say('report.changes-of-skill', { skill, ability });
}

/** As in "No real change, and what is expected while there is none: Recovery time, s +0.1 (1.2 to 1.9)." */
function OthersRow({ lines }: { readonly lines: readonly MeasureLine[] }) {
  const translator = useTranslator();
  const { say } = translator;
  if (lines.length === 0) return undefined;
  const measures = lines.map(({ label: measure, judgement, change }) =>
    change === undefined
      ? say('report.change-verdict', { measure, verdict: verdictText(judgement, translator) })
      : say('report.change-expected', {
          measure,
          change: signed(change.change, translator),
          expected: expectedText(change, translator),
        }),
  );
  return (
    <tr>
      <td colSpan={COLUMNS_OF_CHANGE.length} className="words">
        {say('report.changes-others', { measures: measures.join('; ') })}
      </td>
    </tr>
  );
}

function ChangeRow({ line }: { readonly line: MeasureLine }) {
  const translator = useTranslator();
  const { label, judgement } = line;
  const isPrimary = judgement.role === 'primary';
  return (
    <tr>
      <th scope="row">{isPrimary ? translator.say('report.primary-outcome', { measure: label }) : label}</th>
      {numberCells(line, translator).map((cell, column) => (
        <td key={COLUMNS_OF_CHANGE[column + 1]}>{cell}</td>
      ))}
      <td className="words" data-verdict={isReal(judgement) ? judgement.verdict : undefined}>
        {verdictText(judgement, translator)}
      </td>
    </tr>
  );
}
