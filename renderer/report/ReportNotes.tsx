import { decisionText } from '#core/difficulty/describe.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { SessionResult } from '#core/session/result.ts';
import { EXERCISES } from '#games/registry.ts';
import { useTranslator } from '../app/language.tsx';
import { blockTitle, planChangeText } from '../therapist/session-blocks.ts';
import { formatClock } from '../ui/numbers.ts';

interface ReportNotesProps {
  readonly session: SessionDetail;
  readonly result: SessionResult;
}

/** What the difficulty did and why, what became otherwise than planned, and every stop with its cause. */
export function ReportNotes({ session, result }: ReportNotesProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { decisions, changes, stops } = result;
  return (
    <div className="notes">
      <section>
        <h2>{say('report.decisions')}</h2>
        {decisions.length === 0 && <p>{say('report.none')}</p>}
        <ul>
          {decisions.map((decision) => (
            <li key={`${decision.block} ${decision.forSet}`}>
              {say('report.decision', {
                block: blockTitle(decision.block, session, translator),
                set: decision.forSet,
                decision: decisionText(
                  decision,
                  EXERCISES[decision.skill.exercise]?.info.parameters ?? [],
                  translator,
                ),
              })}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say('report.stops')}</h2>
        {stops.length + changes.length === 0 && <p>{say('report.none')}</p>}
        <ul>
          {stops.map(({ tMs, cause, releasedAfterMs }) => (
            <li key={`${tMs} ${cause}`}>
              {say('report.stop', {
                clock: formatClock(tMs),
                cause: say(`stop.${cause}.short`),
                releasedAfterMs,
              })}
            </li>
          ))}
          {changes.map((change, index) => (
            // Changes have no name but their place.
            <li key={index}>{planChangeText(change, session, translator)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
