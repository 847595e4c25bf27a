/** Recorded movements in memory: recorded, replayed through the hub and measured as in main. */
import type { CallInput, MovementDetail } from '#core/ipc/ipc.ts';
import type { Patient, StoredMovement } from '#core/ipc/records.ts';
import { KeelError } from '#core/errors.ts';
import { analyseMovement } from '#core/movement-tests/analyse-movement.ts';
import { curvesOf } from '#core/movement-tests/curves.ts';
import type { MovementSetup } from '#core/movement-tests/movement-setup.ts';
import { replayMovement } from '#core/movement-tests/replay-movement.ts';
import { decodeEntries } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';

interface FakeMovement {
  stored: StoredMovement;
  readonly setup: MovementSetup;
  readonly entries: RecordingEntry[];
}

export class FakeMovements {
  readonly #movements = new Map<string, FakeMovement>();

  start({ patientId, task, source }: CallInput<'movement:start'>): MovementSetup {
    const recordingId = crypto.randomUUID();
    const startedAt = new Date().toISOString();
    const setup = { recordingId, startedAt, task, source, versions: { app: '0.0.0', hub: 0, movement: 0 } };
    const row = {
      id: recordingId,
      patientId,
      startedAt,
      task,
      source,
      status: 'running',
      hasRecording: true,
    } as const;
    this.#movements.set(recordingId, { stored: { row }, setup, entries: [] });
    return setup;
  }

  append({ recordingId, bytes }: CallInput<'movement:append'>): undefined {
    this.#get(recordingId).entries.push(...decodeEntries(bytes));
  }

  finish({ recordingId }: CallInput<'movement:finish'>): StoredMovement {
    const movement = this.#get(recordingId);
    const { frames, brokenOff } = replayMovement(movement.entries);
    const { row } = movement.stored;
    movement.stored = {
      row: { ...row, status: 'completed' },
      result: analyseMovement(row.task, frames, brokenOff),
    };
    return movement.stored;
  }

  discard({ recordingId }: CallInput<'movement:discard'>): undefined {
    this.#movements.delete(recordingId);
  }

  ofPatient(patientId: string): StoredMovement[] {
    return [...this.#movements.values()]
      .map(({ stored }) => stored)
      .filter(({ row }) => row.patientId === patientId);
  }

  detail({ recordingId }: CallInput<'movement:detail'>, patientOf: (id: string) => Patient): MovementDetail {
    const { stored, setup, entries } = this.#get(recordingId);
    const { patientId, startedAt, task } = stored.row;
    return {
      patient: patientOf(patientId),
      movement: stored,
      earlier: this.ofPatient(patientId).filter(({ row }) => row.task === task && row.startedAt < startedAt),
      setup,
      curves: curvesOf(task, replayMovement(entries).frames),
    };
  }

  #get(recordingId: string): FakeMovement {
    const movement = this.#movements.get(recordingId);
    if (movement === undefined) throw new KeelError('not-found', 'There is no such recording.');
    return movement;
  }
}
