/** Recordings of movements that a crash broke off: measured from what is on disk, so that the work up to then counts. */
import { toErrorData } from '#core/errors.ts';
import type { MovementRow } from '#core/ipc/records.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';
import type { Log } from './log.ts';
import { measureMovement } from './measure-movement.ts';
import type { Notice } from './notices.ts';

export interface MovementRecovery {
  readonly log: Log;
  readonly nowMs: () => number;
  readonly notify: (notice: Notice) => void;
}

/** Ends every recording that nobody makes any more. Never throws: what can't be ended is said and left as it is. */
export async function recoverMovements(store: ClinicStore, recovery: MovementRecovery): Promise<void> {
  const { log, notify } = recovery;
  try {
    for (const row of store.movements.running()) {
      if (!store.recordings.isOpen(row.id)) await recoverMovement(store, row, recovery);
    }
  } catch (error) {
    log.error('recovery', 'recordings of movements could not be ended', error);
    notify({
      kind: 'warning',
      message: `A recording of a movement was broken off and could not be stored. ${toErrorData(error).message}`,
    });
  }
}

async function recoverMovement(
  store: ClinicStore,
  row: MovementRow,
  recovery: MovementRecovery,
): Promise<void> {
  const { log, nowMs, notify } = recovery;
  const result = row.hasRecording ? await measured(store, row, log) : undefined;
  const usable = result !== undefined && result.quality !== 'unusable';
  store.movements.end(row.id, usable ? 'recovered' : 'interrupted', usable ? result : undefined, nowMs());
  if (!usable) return;
  log.info('recovery', `movement ${row.id} recovered`);
  notify({
    kind: 'info',
    message: 'The recording of a movement was broken off. What was recorded until then has been kept.',
  });
}

/** Undefined when the recording can't be read. */
async function measured(store: ClinicStore, row: MovementRow, log: Log): Promise<MovementResult | undefined> {
  try {
    return (await measureMovement(store.recordings, row.id)).result;
  } catch (error) {
    log.error('recovery', `recording of movement ${row.id} not measured`, error);
    return undefined;
  }
}
