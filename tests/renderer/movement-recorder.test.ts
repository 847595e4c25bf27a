// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FrameFlag, packFrames } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { StoredMovement } from '#core/ipc/records.ts';
import type { SensorCommand } from '#core/contract/sensors.ts';
import type { Movement } from '#core/contract/stimulus.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { MovementRecorder } from '#renderer/movement/movement-recorder.ts';
import { standing } from '../support/frames.ts';

const KNOWN =
  FrameFlag.thoraxAttached | FrameFlag.thoraxValid | FrameFlag.pelvisAttached | FrameFlag.pelvisValid;
const STORED: StoredMovement = {
  row: {
    id: '2f0c5d3e-7f5b-4c1e-9a57-0d3c3f1f5b11',
    patientId: '4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11',
    startedAt: '2026-03-02T09:00:00.000Z',
    task: 'bend',
    source: 'hid',
    status: 'completed',
    hasRecording: true,
  },
};

/** A recorder of which everything is kept that it says. */
function recorderOf(
  task: MovementTask,
  finish: () => Promise<StoredMovement> = () => Promise.resolve(STORED),
) {
  const sent: SensorCommand[] = [];
  const asked: Movement[] = [];
  const entries: RecordingEntry[] = [];
  const ended: string[] = [];
  let nowMs = 0;
  let onProblem: (message: string) => void = () => undefined;
  const recorder = new MovementRecorder(task, {
    send: (command) => sent.push(command),
    ask: (movement) => asked.push(movement),
    recording: {
      add: (entry) => entries.push(entry),
      close: () => {
        ended.push('closed');
        return Promise.resolve();
      },
      onProblem: (listener) => {
        onProblem = listener;
      },
    },
    finish: () => {
      ended.push('finished');
      return finish();
    },
    discard: () => {
      ended.push('discarded');
      return Promise.resolve();
    },
    clock: () => nowMs,
  });
  onTestEnd(recorder);
  let tMs = 0;
  /** Frames of so many seconds, in batches of a tenth. */
  const play = (seconds: number, frameAt: (tS: number) => Partial<Frame> = () => ({})): void => {
    for (let batch = 0; batch < seconds * 10; batch++) {
      const frames = Array.from({ length: 10 }, () => {
        tMs += 10;
        return standing({ tMs, flags: KNOWN, ...frameAt(tMs / 1000) });
      });
      nowMs += 100;
      recorder.receive({
        type: 'batch',
        sequence: 0,
        inputs: new Uint8Array([1]),
        frames: packFrames(frames),
      });
    }
  };
  const startHub = (): void => {
    tMs = 0;
    recorder.receive({ type: 'hub-started', clockOriginMs: 0 });
  };
  const actions = (): string[] =>
    entries.flatMap((entry) => (entry.type === 'movement-action' ? [entry.action.type] : []));
  return {
    recorder,
    sent,
    asked,
    ended,
    play,
    startHub,
    actions,
    problem: (words: string) => onProblem(words),
  };
}

const recorders: MovementRecorder[] = [];
function onTestEnd(recorder: MovementRecorder): void {
  recorders.push(recorder);
}
afterEach(() => {
  for (const recorder of recorders.splice(0)) recorder.dispose();
  vi.useRealTimers();
});

/** Five bends of 60 deg from the sixth second on, five seconds apart. */
function bending(tS: number): Partial<Frame> {
  const inCycle = (tS - 6) % 5;
  const away = tS > 6 && tS < 31 && inCycle < 3.5;
  return { thoraxFlexionDeg: away ? 30 * (1 - Math.cos((2 * Math.PI * inCycle) / 3.5)) : 0 };
}

describe('the recorder of a movement', () => {
  it('begins with a new hub, zeroes heading at neutral, and tells the beginning only then', () => {
    const { recorder, sent, asked, play, startHub, actions } = recorderOf('bend');
    expect(sent).toEqual([{ type: 'restart-hub' }]);
    play(1);
    expect(recorder.view().leftMs).toBe(4000);
    startHub();
    play(2);
    expect([recorder.view().phase, sent.length]).toEqual(['countdown', 1]);
    play(1);
    expect(sent.slice(1)).toEqual([{ type: 'zero-heading' }]);
    play(1);
    expect([recorder.view().phase, actions()]).toEqual(['hold', ['begin']]);
    expect(new Set(asked)).toEqual(new Set(['stand-still']));
    play(1.5);
    expect([recorder.view().phase, asked.at(-1)]).toEqual(['moving', 'bend']);
  });

  it('counts whole repetitions, and ends by itself a moment after the last', async () => {
    const { recorder, play, startHub, actions, ended } = recorderOf('bend');
    startHub();
    play(18, bending);
    expect(recorder.view().count.whole.forward).toBe(2);
    play(30, bending);
    await vi.waitFor(() => expect(recorder.view().phase).toBe('done'));
    expect(recorder.view().count.whole.forward).toBe(5);
    expect([actions(), ended, recorder.view().stored]).toEqual([
      ['begin', 'end'],
      ['closed', 'finished'],
      STORED,
    ]);
  });

  it('ends typing after ten minutes, and turning after one', () => {
    for (const [task, seconds] of [
      ['type', 600],
      ['turn', 60],
    ] as const) {
      const { recorder, play, startHub } = recorderOf(task);
      startHub();
      play(4 + seconds - 1);
      expect(recorder.view().phase).toBe('moving');
      play(2);
      expect(['measuring', 'done']).toContain(recorder.view().phase);
    }
  });

  it('keeps what there is when it is stopped, and nothing before the movement', async () => {
    const moving = recorderOf('bend');
    moving.startHub();
    moving.play(8);
    moving.recorder.stop();
    await vi.waitFor(() => expect(moving.ended).toEqual(['closed', 'finished']));
    const early = recorderOf('bend');
    early.startHub();
    early.play(2);
    early.recorder.stop();
    await vi.waitFor(() => expect(early.ended).toEqual(['closed', 'discarded']));
    expect(early.recorder.view()).toMatchObject({ phase: 'failed', problem: undefined });
  });

  it('does not begin without the rib cage, and says what to do', async () => {
    const { recorder, play, startHub, ended } = recorderOf('bend');
    startHub();
    play(5, () => ({ flags: FrameFlag.pelvisValid }));
    expect(recorder.view()).toMatchObject({
      phase: 'failed',
      problem: expect.stringMatching(/Put the sensors on/),
    });
    await vi.waitFor(() => expect(ended).toEqual(['closed', 'discarded']));
  });

  it('tells of a sensor that is lost or slips while it records', () => {
    const { recorder, play, startHub } = recorderOf('bend');
    startHub();
    play(8);
    expect(recorder.view().troubles).toEqual([]);
    play(1, () => ({ flags: (KNOWN & ~FrameFlag.pelvisValid) | FrameFlag.thoraxSlipped }));
    expect(recorder.view().troubles).toEqual([
      'The sensor on the pelvis is silent.',
      'The sensor on the rib cage has slipped.',
    ]);
  });

  it('ends with what it has when the sensors begin anew, and fails when that is nothing yet', () => {
    const late = recorderOf('bend');
    late.startHub();
    late.play(8);
    late.startHub();
    expect(late.actions()).toEqual(['begin', 'hub-restarted', 'end']);
    const early = recorderOf('bend');
    early.startHub();
    early.play(1);
    early.startHub();
    expect(early.recorder.view()).toMatchObject({
      phase: 'failed',
      problem: expect.stringMatching(/began anew/),
    });
  });

  it('notices that nothing comes any more', () => {
    vi.useFakeTimers();
    let nowMs = 0;
    const outlet = { add: () => undefined, close: () => Promise.resolve(), onProblem: () => undefined };
    const recorder = new MovementRecorder('bend', {
      send: () => undefined,
      ask: () => undefined,
      recording: outlet,
      finish: () => Promise.resolve(STORED),
      discard: () => Promise.resolve(),
      clock: () => nowMs,
    });
    onTestEnd(recorder);
    nowMs = 10_000;
    vi.advanceTimersByTime(600);
    expect(recorder.view()).toMatchObject({
      phase: 'failed',
      problem: expect.stringMatching(/send nothing/),
    });
  });

  it('says why it could not be written or measured', async () => {
    const full = recorderOf('bend');
    full.startHub();
    full.play(8);
    full.problem('The disk is full.');
    expect(full.recorder.view()).toMatchObject({ phase: 'failed', problem: 'The disk is full.' });
    const unmeasured = recorderOf('bend', () => Promise.reject(new Error('It cannot be read.')));
    unmeasured.startHub();
    unmeasured.play(8);
    unmeasured.recorder.stop();
    await vi.waitFor(() =>
      expect(unmeasured.recorder.view()).toMatchObject({ phase: 'failed', problem: 'It cannot be read.' }),
    );
  });
});
