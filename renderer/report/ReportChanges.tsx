import { Fragment } from 'react';
import { skillKey } from '#core/exercise/skill.ts';
import type { SkillPoint } from '#core/ipc/records.ts';
import type { SkillOutcome } from '#core/session/result.ts';
import { abilityChangeText, signed, summaryChanges, toldChanges, verdictText } from '../therapist/changes.ts';
import type { SummaryChange } from '../therapist/changes.ts';
import { skillText } from '../ui/exercise-text.ts';
import { formatNumber, withError } from '../ui/numbers.ts';

interface ReportChangesProps {
  readonly skills: readonly SkillOutcome[];
  readonly history: readonly SkillPoint[];
}

/** Summary metrics of each skill against the first sessions and the minimal detectable change. */
export function ReportChanges({ skills, history }: ReportChangesProps) {
  const told = skills.map((outcome) => ({ outcome, changes: toldChanges(summaryChanges(outcome, history)) }));
  const some = told.filter(({ changes }) => changes.length > 0);
  return (
    <section>
      <h2>Change against the first sessions</h2>
      {some.length === 0 ? (
        <p>Too little was measured.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>Measure</th>
              <th>Now</th>
              <th>Trials</th>
              <th>First sessions</th>
              <th>Change</th>
              <th>Minimal detectable change</th>
              <th>Verdict</th>
            </tr>
          </thead>
          <tbody>
            {some.map(({ outcome, changes }) => (
              <Fragment key={skillKey(outcome.skill)}>
                <tr className="skill">
                  <th scope="rowgroup" colSpan={7}>
                    {skillText(outcome.skill)}. {abilityChangeText(outcome)}
                  </th>
                </tr>
                {changes.map((entry) => (
                  <ChangeRow key={entry.spec.key} entry={entry} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ChangeRow({ entry }: { readonly entry: SummaryChange }) {
  const { label, now, change } = entry;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{withError(now.value, now.standardError)}</td>
      <td>{now.trials}</td>
      <td>{change === undefined ? '–' : formatNumber(change.baseline)}</td>
      <td>{change === undefined ? '–' : signed(change.change)}</td>
      <td>{change === undefined ? '–' : formatNumber(change.minimalDetectableChange)}</td>
      <td data-verdict={change?.verdict}>{verdictText(entry)}</td>
    </tr>
  );
}
