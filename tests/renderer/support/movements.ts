/** A recorded turn of a person who turns further to the left, as main would answer it. */
import type { MovementDetail } from '#core/ipc/ipc.ts';
import { analyseMovement } from '#core/movement-tests/analyse-movement.ts';
import { curvesOf } from '#core/movement-tests/curves.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { bumps, recorded, scaled, series } from '../../core/movement-tests/synthetic.ts';
import type { Curves } from '../../core/movement-tests/synthetic.ts';
import { PATIENT } from './sessions.ts';

const turn = bumps(series([-52, 34, -50, 35, -51, 33, -52, 34, -50, 36], 5));
const bend = bumps(series([60, 64, 56, 60, 60]));

const CURVES: Readonly<Record<MovementTask, readonly [seconds: number, Curves]>> = {
  turn: [54, { thoraxAxial: turn, pelvisAxial: scaled(turn, 0.2) }],
  bend: [34, { thoraxFlexion: bend, pelvisFlexion: scaled(bend, 0.4) }],
  lift: [34, { thoraxFlexion: bend, pelvisFlexion: scaled(bend, 0.5) }],
  reach: [54, { thoraxFlexion: scaled(turn, 0.5), thoraxLateral: turn }],
  type: [360, { thoraxFlexion: (t) => (t < 200 ? 10 : 30) }],
};

export const SESSION_ID = '2f0c5d3e-7f5b-4c1e-9a57-0d3c3f1f5b11';
/** Of the movement among the blocks of its session. */
export const POSITION = 2;

export function movementDetail(task: MovementTask, curves: Partial<Curves> = {}): MovementDetail {
  const [seconds, known] = CURVES[task];
  const frames = recorded(seconds, { ...known, ...curves });
  return {
    patient: PATIENT,
    movement: {
      sessionId: SESSION_ID,
      startedAt: '2026-03-02T09:00:00.000Z',
      source: 'hid',
      position: POSITION,
      task,
      record: {
        kind: 'movement',
        block: 'movement',
        number: 1,
        task,
        startMs: 0,
        endMs: 1000 * seconds,
        completed: true,
        result: analyseMovement(task, frames),
      },
    },
    earlier: [],
    curves: curvesOf(task, frames),
  };
}

/** As where the recording broke off before the movement. */
export function unusableMovement(task: MovementTask): MovementDetail {
  const { movement, ...detail } = movementDetail(task);
  const record = { ...movement.record, result: analyseMovement(task, []) };
  return { ...detail, movement: { ...movement, record }, curves: undefined };
}
