/** What a frame of a replay costs: twenty minutes of a board at 100 Hz and of two worn motion sensors at 200 Hz. */
import { NOTHING_SHOWN } from '#core/contract/stimulus.ts';
import type { Movement, Stimulus } from '#core/contract/stimulus.ts';
import type { HubInput, MotionReading } from '#core/contract/reading.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { DEFAULT_BOARD_SETTINGS } from '#core/ipc/settings.ts';
import { OrientationFilter } from '#core/imu/orientation-filter.ts';
import { centreOfPressureMm } from '#core/contract/board-geometry.ts';
import { Hub } from '#core/session/hub.ts';
import { decodeInputs, encodeInputs } from '#core/recording/input-codec.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { createVirtualSensors } from '#core/virtual/virtual-sensors.ts';
import { complementaryFilter } from './fusion.ts';
import { spreadOf } from './table.ts';
import type { BenchRow, Spread } from './table.ts';

const MINUTES = 20;
const FRAMES_A_MINUTE = 60_000 / HUB_STEP_MS;
const ROUNDS = 5;
const SENSOR_HZ = 200;

const BODY = {
  seed: 1,
  bodyMassKg: 70,
  heightM: 1.7,
  impairment: 'none',
  severity: 0,
  sensors: 'rigid',
} as const satisfies VirtualPatientOptions;

/** What is asked for, half a minute each, so that sensors rest and move. */
const MOVEMENTS: readonly Movement[] = ['stand-still', 'turn', 'bend', 'reach'];

/** A minute of a recording: the inputs of each grid step. */
type Minute = readonly Uint8Array[];

function recordedMinutes(): readonly Minute[] {
  const patient = createVirtualPatient(BODY);
  const sensors = createVirtualSensors({ options: BODY, patient });
  if (sensors === undefined) throw new Error('This body wears no sensors.');
  const attached: HubInput = {
    type: 'attached',
    slot: 0,
    hostMs: 0,
    source: 'virtual-patient',
    model: 'bench',
    serial: 'bench',
    ...DEFAULT_BOARD_SETTINGS,
  };
  let due: HubInput[] = [attached, ...sensors.attach(0), ...sensors.alignments(0)];
  return Array.from({ length: MINUTES }, (_, minute) =>
    Array.from({ length: FRAMES_A_MINUTE }, (_, frame) => {
      const hostMs = minute * 60_000 + (frame + 1) * HUB_STEP_MS;
      const cells = patient.step(stimulusAt(hostMs));
      if (cells === undefined) throw new Error('This body stands on no board.');
      const inputs = [
        ...due,
        ...sensors.readings(hostMs),
        { type: 'board', slot: 0, hostMs, button: false, ...cells } as const,
      ];
      due = [];
      return encodeInputs(inputs);
    }),
  );
}

function stimulusAt(hostMs: number): Stimulus {
  const movement = MOVEMENTS[Math.floor(hostMs / 30_000) % MOVEMENTS.length] ?? 'stand-still';
  return { ...NOTHING_SHOWN, movement };
}

/** A fresh fold over what a minute holds; it answers with a number that depends on all of it. */
type Fold<Item> = () => (items: readonly Item[]) => number;

/** Time that this thread computed, whatever else the machine does meanwhile. */
export function cpuUs(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

/** Time of a frame in µs over rounds of the whole recording. What `itemsOf` does is not counted. */
function timeFrames<Item>(
  minutes: readonly Minute[],
  itemsOf: (minute: Minute) => readonly Item[],
  fold: Fold<Item>,
): Spread {
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const step = fold();
    let [passedUs, sink] = [0, 0];
    for (const minute of minutes) {
      const items = itemsOf(minute);
      const startUs = cpuUs();
      sink += step(items);
      passedUs += cpuUs() - startUs;
    }
    if (!Number.isFinite(sink)) throw new Error('The replay gave no numbers.');
    if (round >= 0) times.push(passedUs / (MINUTES * FRAMES_A_MINUTE));
  }
  return spreadOf(times);
}

function rowOf(name: string, spread: Spread, baseline: Spread, baselineName: string): BenchRow {
  const timesRealTime = (HUB_STEP_MS * 1000) / spread.median;
  return { name, ...spread, unit: 'µs', baseline: baseline.median, baselineName, timesRealTime };
}

/** The parts of a replay and their sum, as the time of one frame of 10 ms. */
export function benchReplay(): BenchRow[] {
  const minutes = recordedMinutes();
  const fused = timeFrames(minutes, motionOf, fuse);
  return [
    rowOf(
      'replay, a frame: decoding',
      timeFrames(minutes, (minute) => minute, decode),
      timeFrames(minutes, (minute) => minute, sumBytes),
      'the sum of its bytes as float64s',
    ),
    rowOf(
      'replay, a frame: hub of a board',
      timeFrames(minutes, ofBoard, push),
      timeFrames(minutes, ofBoard, locate),
      'centre of pressure of each reading, no grid',
    ),
    rowOf(
      'replay, a frame: hub of a board and two sensors',
      timeFrames(minutes, inputsOf, push),
      fused,
      'fusion of the same samples alone',
    ),
    rowOf(
      'replay, a frame: fusion of its samples',
      fused,
      timeFrames(minutes, motionOf, level),
      'a complementary filter of roll and pitch',
    ),
    rowOf(
      'replay, a frame: decoding and hub',
      timeFrames(minutes, (minute) => minute, decodeAndPush),
      fused,
      'fusion of the same samples alone',
    ),
  ];
}

function inputsOf(minute: Minute): HubInput[] {
  return minute.flatMap((step) => decodeInputs(step));
}

function ofBoard(minute: Minute): HubInput[] {
  return inputsOf(minute).filter(({ type }) => type === 'attached' || type === 'board');
}

function motionOf(minute: Minute): MotionReading[] {
  return inputsOf(minute).filter((input) => input.type === 'motion');
}

const decode: Fold<Uint8Array> = () => (steps) => {
  let sink = 0;
  for (const step of steps) sink += decodeInputs(step).length;
  return sink;
};

const sumBytes: Fold<Uint8Array> = () => (steps) => {
  let sink = 0;
  for (const step of steps) {
    const view = new DataView(step.buffer, step.byteOffset, step.byteLength);
    for (let at = 0; at + 8 <= view.byteLength; at += 8) sink += view.getFloat64(at, true) === 0 ? 1 : 0;
  }
  return sink;
};

const push: Fold<HubInput> = () => {
  const hub = new Hub();
  return (inputs) => {
    let sink = 0;
    for (const input of inputs) for (const frame of hub.push(input)) sink += frame.copMlMm;
    return sink;
  };
};

const decodeAndPush: Fold<Uint8Array> = () => {
  const pushAll = push();
  return (steps) => {
    let sink = 0;
    for (const step of steps) sink += pushAll(decodeInputs(step));
    return sink;
  };
};

/** The centre of pressure of each reading. */
const locate: Fold<HubInput> = () => (inputs) => {
  let sink = 0;
  for (const input of inputs) {
    if (input.type === 'board') sink += centreOfPressureMm(input, DEFAULT_BOARD_SETTINGS).mlMm;
  }
  return sink;
};

const fuse: Fold<MotionReading> = () => {
  const filters = [new OrientationFilter(SENSOR_HZ), new OrientationFilter(SENSOR_HZ)];
  return (readings) => {
    let sink = 0;
    for (const reading of readings) {
      const filter = filters[reading.slot - 1];
      filter?.push(reading);
      sink += filter?.orientation6[0] ?? 0;
    }
    return sink;
  };
};

/** Roll and pitch of each sensor. */
const level: Fold<MotionReading> = () => {
  const filters = [complementaryFilter(1 / SENSOR_HZ), complementaryFilter(1 / SENSOR_HZ)];
  return (readings) => {
    let sink = 0;
    for (const reading of readings) sink += filters[reading.slot - 1]?.(reading) ?? 0;
    return sink;
  };
};
