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

/** More lines than this leave no room for the blocks: only what has changed then has a line of its own. */
const MOST_LINES = 16;

/** Summary metrics of each skill against the first sessions and the minimal detectable change. */
export function ReportChanges({ skills, history }: ReportChangesProps) {
  const told = skills.map((outcome) => ({ outcome, changes: toldChanges(summaryChanges(outcome, history)) }));
  const some = told.filter(({ changes }) => changes.length > 0);
  const crowded = some.reduce((sum, { changes }) => sum + changes.length, 0) > MOST_LINES;
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
                {changes
                  .filter((entry) => !crowded || isReal(entry))
                  .map((entry) => (
                    <ChangeRow key={entry.spec.key} entry={entry} />
                  ))}
                {crowded && <OthersRow changes={changes.filter((entry) => !isReal(entry))} />}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function isReal({ change }: SummaryChange): boolean {
  return change !== undefined && change.verdict !== 'no-real-change';
}

/** As in "No real change: recovery time, s +0.1 (from 0.5)". */
function OthersRow({ changes }: { readonly changes: readonly SummaryChange[] }) {
  if (changes.length === 0) return undefined;
  const told = changes.map(({ label, change }) => {
    const name = label.toLowerCase();
    return change === undefined
      ? `${name}: baseline`
      : `${name} ${signed(change.change)} (from ${formatNumber(change.minimalDetectableChange)})`;
  });
  return (
    <tr>
      <td colSpan={7} className="words">
        No real change, and from when it could be told: {told.join('; ')}.
      </td>
    </tr>
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
