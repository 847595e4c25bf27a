/**
 * What a crash left behind: sessions that were running. Each is replayed from its recording, so that the patient's
 * work up to the last second counts.
 */
import type { SessionResult } from '#core/session/result.ts';
import type { SessionDependencies } from '#core/session/state.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import { sessionSetupIn } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import { toErrorData } from '#core/errors.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';
import type { Log } from './log.ts';
import type { Notice } from './notices.ts';
import { wholeEntries } from './recorded-entries.ts';

export interface Recovery {
  readonly dependencies: SessionDependencies;
  readonly log: Log;
  readonly nowMs: () => number;
  readonly notify: (notice: Notice) => void;
}

/** Ends every session that nobody plays any more. Never throws: what can't be recovered is said and left as it is. */
export async function recoverSessions(store: ClinicStore, recovery: Recovery): Promise<void> {
  for (const row of brokenOff(store, recovery)) {
    if (store.recordings.isOpen(row.id)) continue;
    // A breath between two replays, so that the window answers meanwhile.
    await new Promise((resolve) => void setImmediate(resolve));
    try {
      await recoverSession(store, row, recovery);
    } catch (error) {
      recovery.log.error('recovery', `session ${row.id} could not be ended`, error);
      recovery.notify({
        kind: 'warning',
        message: `${startOf(row)} was broken off and could not be stored. It will be tried again at the next start.`,
      });
    }
  }
}

function brokenOff(store: ClinicStore, { log, notify }: Recovery): SessionRow[] {
  try {
    return store.runningSessions();
  } catch (error) {
    log.error('recovery', 'sessions could not be listed', error);
    notify({
      kind: 'warning',
      message: `Earlier sessions could not be looked at. ${toErrorData(error).message}`,
    });
    return [];
  }
}

async function recoverSession(store: ClinicStore, row: SessionRow, recovery: Recovery): Promise<void> {
  const { log, nowMs, notify } = recovery;
  const result = row.hasRecording ? replayed(store, row, recovery) : undefined;
  if (result === undefined) {
    await store.abandonSession(row.id, nowMs());
    if (row.hasRecording)
      notify({
        kind: 'warning',
        message: `${startOf(row)} was broken off, and its recording cannot be read.`,
      });
    return;
  }
  if (result.status !== 'interrupted') {
    // It had come to its end; only the last call was lost.
    await store.finishSession(row.id, result, nowMs());
    return;
  }
  if (result.blocks.length === 0) {
    await store.abandonSession(row.id, nowMs());
    return;
  }
  store.recoverSession(row.id, result, nowMs());
  log.info('recovery', `session ${row.id} recovered`);
  notify({
    kind: 'info',
    message: `${startOf(row)} was broken off. What was recorded until then has been kept.`,
  });
}

/** The result the recording gives; undefined when it can't be read. */
function replayed(store: ClinicStore, row: SessionRow, recovery: Recovery): SessionResult | undefined {
  try {
    const { header, chunks } = store.recordings.read(row.id);
    return replayRecording(sessionSetupIn(header), wholeEntries(chunks), recovery.dependencies);
  } catch (error) {
    recovery.log.error('recovery', `recording of session ${row.id} not replayed`, error);
    return undefined;
  }
}

/** "The session of 1 March 2026, 14:05": no name, because the start screen shows it to everyone. */
function startOf(row: SessionRow): string {
  const started = new Date(row.startedAt);
  const text = started.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  return `The session of ${text}`;
}
