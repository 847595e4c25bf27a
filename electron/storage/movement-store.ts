/** Recorded movements of a clinic: rows, recordings and the audit trail together. */
import { randomUUID } from 'node:crypto';
import type { MovementRow, StoredMovement } from '#core/ipc/records.ts';
import { KeelError } from '#core/errors.ts';
import { movementResultSchema } from '#core/movement-tests/movement-result.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import type { MovementSetup } from '#core/movement-tests/movement-setup.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { encodeMovementHeader } from '#core/recording/recording.ts';
import type { Audit } from './audit.ts';
import { checkedInput, isoTime } from './checked.ts';
import type { Database } from './database.ts';
import { Movements } from './movements.ts';
import type { Patients } from './patients.ts';
import type { Recordings } from './recordings.ts';

export interface StartMovement {
  readonly patientId: string;
  readonly task: MovementTask;
  readonly source: MovementSetup['source'];
  readonly versions: MovementSetup['versions'];
  readonly nowMs: number;
}

export interface MovementStoreParts {
  readonly database: Database;
  readonly recordings: Recordings;
  readonly audit: Audit;
  readonly patients: Patients;
}

export class MovementStore {
  readonly #parts: MovementStoreParts;
  readonly #movements: Movements;

  constructor(parts: MovementStoreParts) {
    this.#parts = parts;
    this.#movements = new Movements(parts.database);
  }

  /** Opens a recording. @throws KeelError 'not-found', 'not-allowed', 'storage-failed'. */
  async start({ patientId, task, source, versions, nowMs }: StartMovement): Promise<MovementSetup> {
    const { database, recordings, audit, patients } = this.#parts;
    if (patients.get(patientId).archived) {
      throw new KeelError('not-allowed', 'This patient is archived. Take them out of the archive first.');
    }
    const setup: MovementSetup = {
      recordingId: randomUUID(),
      startedAt: isoTime(nowMs),
      task,
      source,
      versions,
    };
    const { recordingId: id, startedAt } = setup;
    database.transaction(() => {
      this.#movements.insertRunning({ id, patientId, startedAt, task, source });
      audit.add('movement recording started', nowMs, patientId);
    });
    try {
      await recordings.begin(id, encodeMovementHeader(setup));
      this.#movements.setHasRecording(id);
    } catch (error) {
      this.end(id, 'interrupted', undefined, nowMs);
      throw error;
    }
    return setup;
  }

  /**
   * Stores what was measured; nothing where the recording holds nothing that could be.
   * @throws KeelError 'invalid-argument', 'not-found', 'conflict', 'storage-failed'.
   */
  end(
    id: string,
    status: Exclude<MovementRow['status'], 'running'>,
    input: MovementResult | undefined,
    nowMs: number,
  ): void {
    const { database, audit } = this.#parts;
    const result = input && checkedInput(movementResultSchema, input);
    database.transaction(() => {
      this.#movements.end(id, status, result);
      audit.add(`movement recording ${status}`, nowMs, this.get(id).row.patientId);
    });
  }

  /** Erases a recording that is of no use. @throws KeelError 'not-found', 'conflict' while it is made, 'storage-failed'. */
  discard(id: string, nowMs: number): void {
    const { database, recordings, audit } = this.#parts;
    const { patientId } = this.get(id).row;
    if (recordings.isOpen(id)) {
      throw new KeelError('conflict', 'This movement is being recorded. Stop the recording first.');
    }
    recordings.remove(id);
    database.transaction(() => {
      this.#movements.remove(id);
      audit.add('movement recording discarded', nowMs, patientId);
    });
  }

  /** @throws KeelError 'not-found'. */
  get(id: string): StoredMovement {
    return this.#movements.get(id);
  }

  /** Oldest first. */
  ofPatient(patientId: string): StoredMovement[] {
    return this.#movements.ofPatient(patientId);
  }

  /** At start: the recordings that a crash broke off, oldest first. */
  running(): MovementRow[] {
    return this.#movements.running();
  }
}
