/** A recorded turn of a person who turns further to the left, as main would answer it. */
import type { MovementDetail } from '#core/ipc/ipc.ts';
import { analyseMovement } from '#core/movement-tests/analyse-movement.ts';
import { curvesOf } from '#core/movement-tests/curves.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { bumps, recorded, scaled, series } from '../../core/movement-tests/synthetic.ts';
import type { Curves } from '../../core/movement-tests/synthetic.ts';

const turn = bumps(series([-52, 34, -50, 35, -51, 33, -52, 34, -50, 36], 5));
const bend = bumps(series([60, 64, 56, 60, 60]));

const CURVES: Readonly<Record<MovementTask, readonly [seconds: number, Curves]>> = {
  turn: [54, { thoraxAxial: turn, pelvisAxial: scaled(turn, 0.2) }],
  bend: [34, { thoraxFlexion: bend, pelvisFlexion: scaled(bend, 0.4) }],
  lift: [34, { thoraxFlexion: bend, pelvisFlexion: scaled(bend, 0.5) }],
  reach: [54, { thoraxFlexion: scaled(turn, 0.5), thoraxLateral: turn }],
  type: [360, { thoraxFlexion: (t) => (t < 200 ? 10 : 30) }],
};

export const RECORDING_ID = '2f0c5d3e-7f5b-4c1e-9a57-0d3c3f1f5b11';
export const PATIENT_ID = '4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11';

export function movementDetail(task: MovementTask, curves: Partial<Curves> = {}): MovementDetail {
  const [seconds, known] = CURVES[task];
  const frames = recorded(seconds, { ...known, ...curves });
  const startedAt = '2026-03-02T09:00:00.000Z';
  return {
    patient: {
      id: PATIENT_ID,
      createdAt: startedAt,
      archived: false,
      name: 'Robin Harbour',
      painSite: 'low-back',
      dominantSide: 'right',
      screened: true,
      screenedBy: 'TS',
      notes: '',
    },
    movement: {
      row: {
        id: RECORDING_ID,
        patientId: PATIENT_ID,
        startedAt,
        task,
        source: 'hid',
        status: 'completed',
        hasRecording: true,
      },
      result: analyseMovement(task, frames),
    },
    earlier: [],
    setup: {
      recordingId: RECORDING_ID,
      startedAt,
      task,
      source: 'hid',
      versions: { app: '0.1.0', hub: 2, movement: 1 },
    },
    curves: curvesOf(task, frames),
  };
}
