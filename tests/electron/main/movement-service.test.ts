import { truncateSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '#core/ipc/ipc.ts';
import { analyseMovement } from '#core/movement-tests/analyse-movement.ts';
import { replayMovement } from '#core/movement-tests/replay-movement.ts';
import { encodeEntry } from '#core/recording/recording.ts';
import { DisplayAwake } from '#electron/main/display-awake.ts';
import type { Log } from '#electron/main/log.ts';
import { MovementService } from '#electron/main/movement-service.ts';
import type { Notice } from '#electron/main/notices.ts';
import { recoverMovements } from '#electron/main/recover-movements.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import { END_MS, entriesOf } from '../../support/recorded-movement.ts';
import {
  newClinic,
  NOW_MS,
  PASSPHRASE,
  patientFields,
  reloaded,
  temporaryFolder,
} from '../storage/support/clinics.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const entries = entriesOf('end', END_MS);
const bends = analyseMovement('bend', replayMovement(entries).frames);

interface Timer {
  readonly delayMs: number;
  readonly run: () => void;
}

function serviceOver(clinic: Clinic) {
  const notices: Notice[] = [];
  const errors: unknown[] = [];
  const timers = new Set<Timer>();
  const blockers = new Set<number>();
  const service = new MovementService({
    store: () => clinic.store(),
    appVersion: '1.2.3',
    displayAwake: new DisplayAwake({
      start: () => {
        blockers.add(1);
        return 1;
      },
      stop: (id) => blockers.delete(id),
    }),
    recover: (store) =>
      recoverMovements(store, { log: silent, nowMs: () => NOW_MS, notify: (notice) => notices.push(notice) }),
    nowMs: () => NOW_MS,
    report: (error) => errors.push(error),
    after: (delayMs, run) => {
      const timer = { delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  const { id: patientId } = clinic.store().createPatient(patientFields(), NOW_MS);
  const begin = () => service.start({ patientId, task: 'bend', source: 'hid' });
  const record = async (recordingId: string, count = entries.length): Promise<void> => {
    for (const entry of entries.slice(0, count)) {
      await service.append({ recordingId, bytes: Uint8Array.from(encodeEntry(entry)) });
    }
  };
  return { service, notices, errors, timers, blockers, patientId, begin, record };
}

describe('MovementService', () => {
  it('measures a recording from its sealed file when it ends', async () => {
    const clinic = await newClinic();
    const { service, begin, record, blockers, errors } = serviceOver(clinic);
    const { recordingId } = await begin();
    expect(blockers.size).toBe(1);
    await record(recordingId);
    const stored = await service.finish({ recordingId });
    expect(stored.result).toEqual(bends);
    expect(contract['movement:finish'].out.safeParse(stored).success).toBe(true);
    expect(clinic.store().movements.get(recordingId)).toEqual(stored);
    expect([blockers.size, errors]).toEqual([0, []]);
  });

  it('stores that nothing could be measured', async () => {
    const { service, begin } = serviceOver(await newClinic());
    const { recordingId } = await begin();
    const { row, result } = await service.finish({ recordingId });
    expect([row.status, result?.quality]).toEqual(['completed', 'unusable']);
  });

  it('takes nothing more once it is over', async () => {
    const { service, begin, record } = serviceOver(await newClinic());
    const { recordingId } = await begin();
    await service.finish({ recordingId });
    await expect(record(recordingId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(service.finish({ recordingId })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('throws away what is of no use, made or being made', async () => {
    const clinic = await newClinic();
    const { service, begin, record, blockers, patientId } = serviceOver(clinic);
    const { recordingId } = await begin();
    await record(recordingId, 2);
    await service.discard({ recordingId });
    expect([clinic.store().movements.ofPatient(patientId), blockers.size]).toEqual([[], 0]);
    const other = await begin();
    await service.finish({ recordingId: other.recordingId });
    await service.discard({ recordingId: other.recordingId });
    expect(clinic.store().movements.ofPatient(patientId)).toEqual([]);
  });

  it('keeps what was recorded when its page goes, and when another recording begins', async () => {
    const clinic = await newClinic();
    const { service, begin, record, notices } = serviceOver(clinic);
    const first = await begin();
    await record(first.recordingId, 3);
    const second = await begin();
    expect(clinic.store().movements.get(first.recordingId)).toMatchObject({
      row: { status: 'recovered' },
      result: { repetitions: bends.repetitions },
    });
    await service.leave();
    expect(clinic.store().movements.get(second.recordingId).row.status).toBe('interrupted');
    expect(notices.map(({ message }) => message)).toEqual([expect.stringMatching(/has been kept/)]);
  });

  it('takes a page that writes nothing for a minute for gone', async () => {
    const clinic = await newClinic();
    const { service, begin, timers } = serviceOver(clinic);
    const { recordingId } = await begin();
    expect([...timers].map(({ delayMs }) => delayMs)).toEqual([60_000]);
    for (const { run } of timers) run();
    await service.leave();
    expect(clinic.store().movements.get(recordingId).row.status).toBe('interrupted');
  });

  it('measures at the next start what a crash broke off, up to the last whole second', async () => {
    const folder = temporaryFolder();
    const clinic = await newClinic(folder);
    const { begin, record } = serviceOver(clinic);
    const { recordingId } = await begin();
    await record(recordingId, 3);
    await clinic.close();
    const file = join(folder, 'recordings', `${recordingId}.keelrec`);
    truncateSync(file, statSync(file).size - 3);
    const again = await reloaded(folder);
    await again.unlock(PASSPHRASE, NOW_MS);
    const notices: Notice[] = [];
    const recovery = { log: silent, nowMs: () => NOW_MS, notify: (notice: Notice) => notices.push(notice) };
    await recoverMovements(again.store(), recovery);
    expect(again.store().movements.get(recordingId)).toMatchObject({
      row: { status: 'recovered' },
      result: { quality: bends.quality },
    });
    expect(again.store().movements.running()).toEqual([]);
    await recoverMovements(again.store(), recovery);
    expect(notices).toHaveLength(1);
  });

  it('does not measure while the app ends', async () => {
    const clinic = await newClinic();
    const { service, begin, record } = serviceOver(clinic);
    const { recordingId } = await begin();
    await record(recordingId, 3);
    await service.close();
    expect(clinic.store().movements.get(recordingId).row.status).toBe('running');
    expect(clinic.store().recordings.isOpen(recordingId)).toBe(false);
  });
});
