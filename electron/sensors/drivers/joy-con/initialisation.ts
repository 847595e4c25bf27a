/**
 * The handshake that makes a controller ready: USB handshake where there is USB, what it is, its calibration, motion
 * sensor on, full reports. Writes may get lost on the way, so every request is repeated until its effect shows: its
 * answer, or in the end reports with motion in them.
 */
import { ask, type Question, type Script, tell } from '../handshake.ts';
import type { Outcome } from '../lifecycle.ts';
import {
  type ControllerSide,
  FACTORY_BLOCK,
  type MotionCalibration,
  parseCalibration,
  parseUserCalibration,
  TYPICAL_CALIBRATION,
  USER_BLOCK,
} from './calibration.ts';
import type { ControllerModel } from './models.ts';
import { gripIsEmpty, sendsNoMotion, swallowsCommands } from './unusable.ts';
import {
  type FlashBlock,
  flashDataOf,
  isBlank,
  type JoyConReport,
  SUBCOMMAND,
  type SubcommandRequests,
  USB_COMMAND,
  usbRequest,
} from './reports.ts';

const TRIES = 4;
const ANSWER_TIMEOUT_MS = 250;
const USB_TRIES = 2;
const USB_TIMEOUT_MS = 100;
/** Leaves the controller time for one request before the next. */
const PAUSE_MS = 20;
const MOTION_TIMEOUT_MS = 500;

export interface ReadyController {
  readonly side: ControllerSide | undefined;
  /** Bluetooth address, as in "7c:bb:8a:9c:67:31". */
  readonly address: string | undefined;
  readonly calibration: MotionCalibration;
  readonly calibratedBy: 'user' | 'factory' | 'nobody';
}

export function* initialise(
  model: ControllerModel,
  requests: SubcommandRequests,
  writeFailure: () => string | undefined,
): Script<JoyConReport, Outcome<ReadyController>> {
  if (model.mayBeOnUsb) {
    const slotIsEmpty = yield* shakeHands();
    if (slotIsEmpty) return { type: 'unusable', unusable: gripIsEmpty() };
  }
  const information = yield* ask(
    subcommand(SUBCOMMAND.deviceInformation, () => requests.deviceInformation()),
  );
  // One that does not even say what it is will hardly say more.
  const tries = information === undefined ? 1 : TRIES;
  const user = yield* ask({ ...flash(USER_BLOCK, requests), tries });
  const factory = yield* ask({ ...flash(FACTORY_BLOCK, requests), tries });
  const motion = yield* ask({ ...subcommand(SUBCOMMAND.motionSensor, () => requests.motionOn()), tries });
  yield* ask({ ...subcommand(SUBCOMMAND.motionSensitivity, () => requests.sensitivity()), tries });
  yield* tell([requests.playerLight()], PAUSE_MS);
  yield* tell([requests.vibrationOn()], PAUSE_MS);
  const started = yield* ask(start(requests));
  if (started === undefined) {
    const answered = information ?? user ?? factory ?? motion;
    const unusable = answered === undefined ? swallowsCommands(writeFailure()) : sendsNoMotion();
    return { type: 'unusable', unusable };
  }
  return { type: 'ready', device: { ...identify(information), ...choose(user, factory) } };
}

/** True when nothing is in this side of the charging grip. Over Bluetooth nothing is answered. */
function* shakeHands(): Script<JoyConReport, boolean> {
  const status = yield* ask(usb(USB_COMMAND.status));
  if (status === undefined) return false;
  if (status[0] !== 0) return true;
  yield* ask(usb(USB_COMMAND.handshake));
  yield* ask(usb(USB_COMMAND.fastLine));
  yield* ask(usb(USB_COMMAND.handshake));
  yield* tell([usbRequest(USB_COMMAND.stayOnUsb)], PAUSE_MS);
  return false;
}

function usb(command: number): Question<JoyConReport, Uint8Array> {
  return {
    writes: () => [usbRequest(command)],
    answer: (report) => (report.type === 'usb' && report.command === command ? report.data : undefined),
    tries: USB_TRIES,
    timeoutMs: USB_TIMEOUT_MS,
  };
}

function subcommand(id: number, request: () => Uint8Array): Question<JoyConReport, Uint8Array> {
  return {
    writes: () => [request()],
    answer: (report) => (report.type === 'reply' && report.subcommand === id ? report.data : undefined),
    tries: TRIES,
    timeoutMs: ANSWER_TIMEOUT_MS,
  };
}

function flash(block: FlashBlock, requests: SubcommandRequests): Question<JoyConReport, Uint8Array> {
  return {
    writes: () => [requests.readFlash(block)],
    answer: (report) => flashDataOf(report, block),
    tries: TRIES,
    timeoutMs: ANSWER_TIMEOUT_MS,
  };
}

/** Answered by the first report with motion in it. */
function start(requests: SubcommandRequests): Question<JoyConReport, true> {
  return {
    writes: (attempt) => (attempt === 1 ? [requests.fullMode()] : [requests.motionOn(), requests.fullMode()]),
    answer: (report) =>
      report.type === 'full' && !report.samples.every(isBlank) ? (true as const) : undefined,
    tries: TRIES,
    timeoutMs: MOTION_TIMEOUT_MS,
  };
}

/** `firmware*2 kind 02 address*6 ...`: kind 1 a left Joy-Con, 2 a right one, 3 a Pro Controller. */
function identify(information: Uint8Array | undefined): Pick<ReadyController, 'side' | 'address'> {
  const sides: readonly (ControllerSide | undefined)[] = [undefined, 'left', 'right', 'both'];
  const address = information?.subarray(4, 10);
  return {
    side: sides[information?.[2] ?? 0],
    address:
      address?.length === 6
        ? Array.from(address, (byte) => byte.toString(16).padStart(2, '0')).join(':')
        : undefined,
  };
}

function choose(
  user: Uint8Array | undefined,
  factory: Uint8Array | undefined,
): Pick<ReadyController, 'calibration' | 'calibratedBy'> {
  const byUser = user === undefined ? undefined : parseUserCalibration(user);
  if (byUser !== undefined) return { calibration: byUser, calibratedBy: 'user' };
  const byFactory = factory === undefined ? undefined : parseCalibration(factory);
  if (byFactory !== undefined) return { calibration: byFactory, calibratedBy: 'factory' };
  return { calibration: TYPICAL_CALIBRATION, calibratedBy: 'nobody' };
}
