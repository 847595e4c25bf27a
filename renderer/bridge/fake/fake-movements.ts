/** Recorded movements of the sessions in memory, with the curves that replaying gives. */
import type { Frame } from '#core/contract/frame.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { MovementDetail } from '#core/ipc/ipc.ts';
import type { MovementPoint, Patient } from '#core/ipc/records.ts';
import { curvesOf } from '#core/movement-tests/curves.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { replayState } from '#core/recording/replay.ts';
import type { RunningMovement } from '#core/session/state.ts';
import type { FakeSessions } from './fake-sessions.ts';

export class FakeMovements {
  readonly #sessions: FakeSessions;

  constructor(sessions: FakeSessions) {
    this.#sessions = sessions;
  }

  /** Oldest first. */
  ofPatient(patientId: string, task?: MovementTask): MovementPoint[] {
    const rows = this.#sessions.rows(patientId, Number.POSITIVE_INFINITY).toReversed();
    const points = rows.flatMap(({ id }) => this.#ofSession(id));
    return points.filter((point) => task === undefined || point.task === task);
  }

  detail(patient: Patient, sessionId: string, position: number): MovementDetail {
    const movement = this.#ofSession(sessionId).find((point) => point.position === position);
    if (movement === undefined) throw new KeelError('not-found', message('error.movement-not-found'));
    const { startedAt, source, task } = movement;
    const earlier = this.ofPatient(patient.id, task).filter(
      (point) => point.startedAt < startedAt && point.source === source,
    );
    return { patient, movement, earlier, curves: curvesOf(task, this.#framesOf(movement)) };
  }

  #ofSession(sessionId: string): MovementPoint[] {
    const { row, result } = this.#sessions.detail(sessionId);
    const { startedAt, source } = row;
    return (result?.blocks ?? []).flatMap((record, position) =>
      record.kind === 'movement'
        ? [{ sessionId, startedAt, source, position, task: record.task, record }]
        : [],
    );
  }

  #framesOf({ sessionId, record }: MovementPoint): readonly Frame[] {
    const { setup, entries } = this.#sessions.recording(sessionId);
    let newest: RunningMovement | undefined;
    replayState(setup, entries, this.#sessions.dependencies, ({ movement }) => {
      if (movement?.startMs === record.startMs) newest = movement;
    });
    return newest?.frames.slice() ?? [];
  }
}
