import { decisionText } from '#core/difficulty/describe.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { SessionResult } from '#core/session/result.ts';
import { EXERCISES } from '#games/registry.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { blockTitle, planChangeText } from '../therapist/session-blocks.ts';
import { formatClock } from '../ui/numbers.ts';
import { STOP_TEXT } from '../ui/stop-text.ts';

interface ReportNotesProps {
  readonly session: SessionDetail;
  readonly result: SessionResult;
}

/** What the difficulty did and why, what became otherwise than planned, and every stop with its cause. */
export function ReportNotes({ session, result }: ReportNotesProps) {
  const { decisions, changes, stops } = result;
  return (
    <div className="notes">
      <section>
        <h2>Decisions</h2>
        {decisions.length === 0 && <p>None.</p>}
        <ul>
          {decisions.map((decision) => (
            <li key={`${decision.block} ${decision.forSet}`}>
              {blockTitle(decision.block, session)}, set {decision.forSet}.{' '}
              {decisionText(decision, EXERCISES[decision.skill.exercise]?.info.parameters ?? [], ENGLISH)}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>Stops, and what was otherwise than planned</h2>
        {stops.length + changes.length === 0 && <p>None.</p>}
        <ul>
          {stops.map(({ tMs, cause, releasedAfterMs }) => (
            <li key={`${tMs} ${cause}`}>
              {formatClock(tMs)}: {STOP_TEXT[cause].short}; calm after {releasedAfterMs} ms
            </li>
          ))}
          {changes.map((change, index) => (
            // Changes have no name but their place.
            <li key={index}>{planChangeText(change, session)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
