import type { SessionResult } from '#core/session/result.ts';
import { describeDecision } from '#core/difficulty/describe.ts';
import { formatClock } from '../ui/numbers.ts';
import { STOP_TEXT } from '../ui/stop-text.ts';

/** What the difficulty did and why, and every stop with its cause. */
export function ReportNotes({ result }: { readonly result: SessionResult }) {
  return (
    <div className="notes">
      <section>
        <h2>Decisions</h2>
        {result.decisions.length === 0 && <p>None.</p>}
        <ul>
          {result.decisions.map((decision) => (
            <li key={decision.forSet}>
              Set {decision.forSet}. {describeDecision(decision)}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>Stops</h2>
        {result.stops.length === 0 && <p>None.</p>}
        <ul>
          {result.stops.map(({ tMs, cause, releasedAfterMs }) => (
            <li key={`${tMs} ${cause}`}>
              {formatClock(tMs)}: {STOP_TEXT[cause].short}; calm after {releasedAfterMs} ms
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
