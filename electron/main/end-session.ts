/**
 * How a session ends, whoever ends it: its recording is closed and replayed in the background, and what that gives is
 * stored. The same path after the last call of the page, after the page went away, and after a crash: what the page
 * claims is never stored, only compared.
 */
import { isDeepStrictEqual } from 'node:util';
import { KeelError, toErrorData } from '#core/errors.ts';
import type { Notice } from '#core/ipc/notices.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { SessionOutcome } from '#core/session/session-result.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';
import type { SessionEnding } from '#electron/storage/session-store.ts';
import type { Background } from './background.ts';
import type { Log } from './log.ts';

export interface EndSessionOptions {
  readonly background: Background;
  readonly log: Log;
  readonly nowMs: () => number;
  readonly notify: (notice: Notice) => void;
}

/**
 * Ends one session that runs no more.
 * @param shown what the page shows; undefined where there is no page to compare with
 * @throws KeelError 'internal' when the replay was broken off; 'storage-failed'. The session then stays as it is, to
 *   be ended at the next start.
 */
export async function endSession(
  store: ClinicStore,
  id: string,
  options: EndSessionOptions,
  shown?: SessionResult,
): Promise<void> {
  const { log, nowMs, notify } = options;
  await store.recordings.end(id);
  const row = store.sessions.row(id);
  const outcome = row.hasRecording ? await replayed(store, row, options) : undefined;
  const ending = endingOf(outcome, shown);
  await store.sessions.end(id, ending, nowMs());
  if (ending.differs === true) log.warn('sessions', `session ${id} differs from what was shown`);
  if (ending.status !== 'recovered') return;
  log.info('sessions', `session ${id} recovered`);
  notify({ code: 'session-recovered', startedAt: row.startedAt });
}

/** A session that had come to its end is finished as such; of one that had not, what was played counts. */
function endingOf(outcome: SessionOutcome | undefined, shown: SessionResult | undefined): SessionEnding {
  const { result } = outcome ?? {};
  const differs = shown !== undefined && !isDeepStrictEqual(plain(result), plain(shown));
  if (outcome === undefined || result === undefined) return { status: 'interrupted', differs };
  if (result.status !== 'interrupted') return { status: result.status, outcome, differs };
  return result.blocks.length === 0
    ? { status: 'interrupted', differs }
    : { status: 'recovered', outcome, differs };
}

/** As it comes back from the database. */
function plain(result: SessionResult | undefined): unknown {
  return result && JSON.parse(JSON.stringify(result));
}

/** Undefined when the recording can't be read. */
async function replayed(
  store: ClinicStore,
  row: SessionRow,
  { background, log, notify }: EndSessionOptions,
): Promise<SessionOutcome | undefined> {
  try {
    return await background.run({ type: 'outcome', recording: store.recordings.source(row.id) });
  } catch (error) {
    if (!(error instanceof KeelError) || error.code === 'internal') throw error;
    log.error('sessions', `recording of session ${row.id} not replayed`, error);
    notify({ code: 'session-unreadable', startedAt: row.startedAt });
    return undefined;
  }
}

/** Ends every session that nobody plays any more. Never throws: what can't be ended is said and left as it is. */
export async function recoverSessions(store: ClinicStore, options: EndSessionOptions): Promise<void> {
  const { log, notify } = options;
  for (const { id, startedAt } of brokenOff(store, options)) {
    if (store.recordings.isOpen(id)) continue;
    try {
      await endSession(store, id, options);
    } catch (error) {
      log.error('sessions', `session ${id} could not be ended`, error);
      notify({ code: 'session-not-stored', startedAt });
    }
  }
}

function brokenOff(store: ClinicStore, { log, notify }: EndSessionOptions): SessionRow[] {
  try {
    return store.sessions.running();
  } catch (error) {
    log.error('sessions', 'sessions could not be listed', error);
    notify({ code: 'sessions-unlisted', message: toErrorData(error).message });
    return [];
  }
}
