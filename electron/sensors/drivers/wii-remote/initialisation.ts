/**
 * The handshake that makes a Wii Remote ready: calibration of its accelerometer, MotionPlus found, its calibration
 * read, switched on, reports started. While a MotionPlus switches on it drops out for about 20 ms, up to two seconds
 * with some, and the remote says so with status reports, after which it sends no data until the mode is set again.
 */
import { ask, type Question, type Script, tell } from '../handshake.ts';
import type { Outcome } from '../lifecycle.ts';
import type { DeviceUnusable } from '../device-unusable.ts';
import { BlockReader } from '../wii-transport/block-reader.ts';
import {
  type Block,
  ledRequest,
  MODE_ACCELEROMETER_EXTENSION_16,
  OUTPUT_WRITE_MEMORY,
  readRequest,
  reportModeRequest,
  statusRequest,
  type WiiReport,
  writeRegisterRequest,
} from '../wii-transport/reports.ts';
import { ACCELEROMETER_BLOCKS, type AccelerometerCalibration, parseAccelerometer } from './accelerometer.ts';
import {
  ACTIVE_CALIBRATION_BLOCK,
  type GyroCalibration,
  INACTIVE_CALIBRATION_BLOCK,
  parseFrame,
  parseGyroCalibration,
} from './motion-plus.ts';
import {
  doesNotSwitchOn,
  hasNoGyroscope,
  isBalanceBoard,
  sendsNothing,
  swallowsCommands,
} from './unusable.ts';
import { RemoteMotion } from './remote-motion.ts';

const TRIES = 3;
const ANSWER_TIMEOUT_MS = 500;
/** Not every device acknowledges a write: after this, go on. */
const ACKNOWLEDGEMENT_TIMEOUT_MS = 50;
const SEARCH_PAUSE_MS = 300;
const SWITCHING_PAUSE_MS = 100;
/** Two seconds. */
const SWITCHING_LOOKS = 20;
const START_TRIES = 6;

const EXTENSION_ID_BLOCK: Block = { address: 0xa400fa, size: 6 };
const MOTION_PLUS_ID_BLOCK: Block = { address: 0xa600fa, size: 6 };
/** Any extension is initialised, and an active MotionPlus switched off, by this. */
const EXTENSION_INITIALISE = { address: 0xa400f0, value: 0x55 } as const;
const MOTION_PLUS_INITIALISE = { address: 0xa600f0, value: 0x55 } as const;
/** 04: by itself; 05 and 07 would pass a Nunchuk or a Classic Controller through. */
const MOTION_PLUS_ACTIVATE = { address: 0xa600fe, value: 0x04 } as const;

type Found = 'inactive' | 'active' | 'passing-through' | 'board' | 'nothing';

export function* initialise(
  writeFailure: () => string | undefined,
): Script<WiiReport, Outcome<RemoteMotion>> {
  if ((yield* ask(status())) === undefined) return refused(swallowsCommands(writeFailure()));
  const accelerometer = yield* readAccelerometer();
  let gyro: GyroCalibration | undefined;
  let found: Found = 'nothing';
  for (let tries = 0; tries < TRIES && found !== 'active'; tries++) {
    found = yield* find();
    if (found === 'board') return refused(isBalanceBoard());
    if (found === 'nothing') yield* tell([], SEARCH_PAUSE_MS);
    if (found === 'passing-through') yield* switchOff();
    if (found === 'active') gyro = yield* readGyro(ACTIVE_CALIBRATION_BLOCK);
    if (found !== 'inactive') continue;
    gyro = yield* readGyro(INACTIVE_CALIBRATION_BLOCK);
    if (yield* switchOn()) found = 'active';
  }
  if (found === 'nothing') return refused(hasNoGyroscope());
  if (found !== 'active') return refused(doesNotSwitchOn());
  if ((yield* ask(start())) === undefined) return refused(sendsNothing());
  return { type: 'ready', device: new RemoteMotion({ accelerometer, gyro }) };
}

/** The second copy counts when the first is damaged. */
function* readAccelerometer(): Script<WiiReport, AccelerometerCalibration | undefined> {
  for (const block of ACCELEROMETER_BLOCKS) {
    const bytes = yield* ask(read(block));
    const calibration = bytes instanceof Uint8Array ? parseAccelerometer(bytes) : undefined;
    if (calibration !== undefined) return calibration;
  }
  return undefined;
}

function* readGyro(block: Block): Script<WiiReport, GyroCalibration | undefined> {
  const bytes = yield* ask(read(block));
  return bytes instanceof Uint8Array ? parseGyroCalibration(bytes) : undefined;
}

/** An inactive one has an address of its own; an active one has taken that of an extension. */
function* find(): Script<WiiReport, Found> {
  const own = yield* ask(read(MOTION_PLUS_ID_BLOCK));
  if (own instanceof Uint8Array && own[3] === 0x20 && own[5] === 0x05) return 'inactive';
  const extension = yield* ask(read(EXTENSION_ID_BLOCK));
  if (!(extension instanceof Uint8Array)) return 'nothing';
  if (extension[4] === 0x04 && extension[5] === 0x02) return 'board';
  if (isActive(extension)) return 'active';
  return extension[3] === 0x20 && extension[5] === 0x05 ? 'passing-through' : 'nothing';
}

function isActive(id: Uint8Array): boolean {
  return id[2] === 0xa4 && id[3] === 0x20 && id[4] === MOTION_PLUS_ACTIVATE.value && id[5] === 0x05;
}

function* switchOn(): Script<WiiReport, boolean> {
  yield* ask(write(MOTION_PLUS_INITIALISE));
  yield* ask(write(MOTION_PLUS_ACTIVATE));
  for (let looks = 0; looks < SWITCHING_LOOKS; looks++) {
    yield* tell([], SWITCHING_PAUSE_MS);
    const id = yield* ask({ ...read(EXTENSION_ID_BLOCK), tries: 1, timeoutMs: SWITCHING_PAUSE_MS });
    if (id instanceof Uint8Array && isActive(id)) return true;
  }
  return false;
}

function* switchOff(): Script<WiiReport, void> {
  yield* ask(write(EXTENSION_INITIALISE));
  yield* tell([], SEARCH_PAUSE_MS);
}

function status(): Question<WiiReport, true> {
  return {
    writes: () => [statusRequest()],
    answer: (report) => (report.type === 'status' ? true : undefined),
    tries: TRIES,
    timeoutMs: ANSWER_TIMEOUT_MS,
  };
}

/** Answered with the bytes, or with the number of an error. */
function read(block: Block): Question<WiiReport, Uint8Array | number> {
  let reader = new BlockReader(block);
  return {
    writes: () => {
      reader = new BlockReader(block);
      return [readRequest(block)];
    },
    answer: (report) => {
      if (report.type !== 'memory' || !reader.covers(report)) return undefined;
      if (report.error !== 0) return report.error;
      reader.take(report);
      return reader.complete ? reader.bytes : undefined;
    },
    tries: TRIES,
    timeoutMs: ANSWER_TIMEOUT_MS,
  };
}

function write({ address, value }: { address: number; value: number }): Question<WiiReport, number> {
  return {
    writes: () => [writeRegisterRequest(address, value)],
    answer: (report) =>
      report.type === 'acknowledgement' && report.report === OUTPUT_WRITE_MEMORY ? report.error : undefined,
    tries: 1,
    timeoutMs: ACKNOWLEDGEMENT_TIMEOUT_MS,
  };
}

/** Answered by the first report with a frame of the gyroscope. */
function start(): Question<WiiReport, true> {
  return {
    writes: () => [ledRequest(), reportModeRequest(MODE_ACCELEROMETER_EXTENSION_16)],
    answer: (report) =>
      report.type === 'data' &&
      report.accelerometer !== undefined &&
      parseFrame(report.extension) !== undefined
        ? true
        : undefined,
    tries: START_TRIES,
    timeoutMs: ANSWER_TIMEOUT_MS,
  };
}

function refused(unusable: DeviceUnusable): Outcome<never> {
  return { type: 'unusable', unusable };
}
