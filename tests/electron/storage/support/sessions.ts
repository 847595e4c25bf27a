/** Patients who may train, and sessions that were played, by the store alone. */
import { randomUUID } from 'node:crypto';
import type { SessionResult } from '#core/session/result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';
import { newClinic, NOW_MS, patientFields, temporaryFolder } from './clinics.ts';
import { outcomeOf, threeBlocks, VERSIONS } from './results.ts';

export async function newStore(userData = temporaryFolder()): Promise<ClinicStore> {
  return (await newClinic(userData)).store();
}

/** A patient who may start a session; the id. */
export function readyPatient(store: ClinicStore, name = 'Ada Quill'): string {
  const { id } = store.createPatient(patientFields({ name }), NOW_MS);
  store.saveProgramme(id, threeBlocks({ id: randomUUID() }), NOW_MS);
  return id;
}

/** A session that may be opened now, or at a moment. */
export function setupFor(
  store: ClinicStore,
  patientId: string,
  changes: Partial<SessionSetup> & { readonly nowMs?: number } = {},
): SessionSetup {
  const { nowMs = NOW_MS, ...rest } = changes;
  const { clinicId, stationId } = store.meta;
  return {
    sessionId: randomUUID(),
    seed: 7,
    startedAt: new Date(nowMs).toISOString(),
    clinicId,
    stationId,
    source: 'hid',
    programme: store.programmeToTrain(patientId, nowMs),
    week: 1,
    sensors: ['board', 'thorax'],
    ranges: [],
    skills: [],
    sessionsBefore: 0,
    versions: VERSIONS,
    ...rest,
  };
}

/** Opens a session and leaves it running. */
export async function opened(
  store: ClinicStore,
  patientId: string,
  changes: Parameters<typeof setupFor>[2] = {},
): Promise<SessionSetup> {
  const setup = setupFor(store, patientId, changes);
  await store.sessions.open(patientId, setup, Date.parse(setup.startedAt));
  return setup;
}

/** A whole session; its recording holds three bytes. */
export async function played(
  store: ClinicStore,
  patientId: string,
  changes: Parameters<typeof setupFor>[2] = {},
  result: Partial<SessionResult> = {},
): Promise<SessionSetup> {
  const setup = await opened(store, patientId, changes);
  const { sessionId, startedAt } = setup;
  await store.recordings.append(sessionId, Uint8Array.of(1, 2, 3));
  const outcome = outcomeOf(setup, result);
  await store.sessions.end(sessionId, { status: outcome.result.status, outcome }, Date.parse(startedAt));
  return setup;
}
