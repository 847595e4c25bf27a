/**
 * Reads all of the database now and then, in the background, and says when a part of it is damaged. Opening reads only
 * what it needs, so that it takes no longer the more is stored.
 */
import type { Notice } from '#core/ipc/notices.ts';
import { MS_PER_DAY } from '#core/units.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import { ProcessEnded } from './background.ts';
import type { Background } from './background.ts';
import type { Log } from './log.ts';

const EVERY_DAYS = 7;

export interface DatabaseCheckOptions {
  readonly background: Background;
  readonly log: Log;
  readonly nowMs: () => number;
  readonly notify: (notice: Notice) => void;
}

/** Never throws. Does nothing while the last check is no older than a week. */
export async function checkDatabase(clinic: Clinic, options: DatabaseCheckOptions): Promise<void> {
  const { background, log, nowMs, notify } = options;
  try {
    const { meta } = clinic.store();
    if (meta.checkedAt !== undefined && nowMs() - Date.parse(meta.checkedAt) < EVERY_DAYS * MS_PER_DAY)
      return;
    const whole = await isWhole(clinic, background);
    if (whole) {
      meta.checkedAt = new Date(nowMs()).toISOString();
      return;
    }
    log.error('database', 'damaged');
    notify({ code: 'database-damaged' });
  } catch (error) {
    log.error('database', 'not checked', error);
  }
}

/** A process that ended of what it read is the worst of damage: this one would, too. */
async function isWhole(clinic: Clinic, background: Background): Promise<boolean> {
  try {
    return await background.run({ type: 'check-database', database: clinic.databaseSource() });
  } catch (error) {
    if (error instanceof ProcessEnded) return false;
    throw error;
  }
}
