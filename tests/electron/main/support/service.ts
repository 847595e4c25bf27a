/** A session service over a real clinic, on hand-driven timers; jobs are done at once, in this process. */
import { join } from 'node:path';
import type { Notice } from '#core/ipc/notices.ts';
import type { Programme } from '#core/programme/programme.ts';
import { encodeEntry } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import type { SessionResult } from '#core/session/result.ts';
import { doJob } from '#electron/background/jobs.ts';
import type { Background } from '#electron/main/background.ts';
import { DisplayAwake } from '#electron/main/display-awake.ts';
import type { Log } from '#electron/main/log.ts';
import { SessionService } from '#electron/main/session-service.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import { newClinic, NOW_MS, patientFields, temporaryFolder } from '../../storage/support/clinics.ts';
import { ManualTimers } from '../../storage/support/timers.ts';
import { dependencies, FEET_ONLY, SEED } from './recorded.ts';

export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

export const inProcess: Background = { run: async (job) => doJob(job) };

export function serviceOver(clinic: Clinic, { background = inProcess, nowMs = () => NOW_MS } = {}) {
  const notices: Notice[] = [];
  const timers = new ManualTimers();
  const blockers = new Set<number>();
  const displayAwake = new DisplayAwake({
    start: () => {
      blockers.add(1);
      return 1;
    },
    stop: (id) => blockers.delete(id),
  });
  const service = new SessionService({
    store: () => clinic.store(),
    dependencies,
    appVersion: '1.2.3',
    background,
    log: silent,
    displayAwake,
    nowMs,
    notify: (notice) => void notices.push(notice),
    randomSeed: () => SEED,
    after: timers.after,
  });
  return { service, notices, timers: timers.waiting, awake: () => blockers.size > 0 };
}

export function enrol(clinic: Clinic, programme: Programme = FEET_ONLY): string {
  const { id } = clinic.store().createPatient(patientFields(), NOW_MS);
  clinic.store().saveProgramme(id, programme, NOW_MS);
  return id;
}

interface Started {
  readonly programme?: Programme;
  readonly sensors?: ('board' | 'thorax' | 'pelvis')[];
  readonly background?: Background;
}

/** A session that has just begun. */
export async function started({ programme, sensors = ['board'], background = inProcess }: Started = {}) {
  const userData = temporaryFolder();
  const clinic = await newClinic(userData);
  const patientId = enrol(clinic, programme);
  const made = serviceOver(clinic, { background });
  const ask = { patientId, source: 'virtual-patient', sensors } as const;
  const setup = await made.service.start(ask);
  const { sessionId } = setup;
  const append = async (entries: readonly RecordingEntry[]): Promise<void> => {
    for (let from = 0; from < entries.length; from += 1000) {
      const chunk = entries.slice(from, from + 1000);
      await made.service.append({ sessionId, bytes: Buffer.concat(chunk.map(encodeEntry)) });
    }
  };
  const file = join(userData, 'recordings', `${sessionId}.keelrec`);
  return { ...made, clinic, userData, patientId, ask, setup, sessionId, append, file };
}

/** As it comes back from the database. */
export function plain(result: SessionResult): SessionResult {
  return JSON.parse(JSON.stringify(result)) as SessionResult;
}
