/** The devices Keel knows. A new one is a driver and a row here; udev rules follow from the rows. */
import { type DeviceName, PRODUCTS } from '#core/contract/device-name.ts';
import type { SensorKind } from '#core/contract/reading.ts';
import { type BoardGeometry, WII_BALANCE_BOARD } from '#core/contract/board-geometry.ts';
import { message } from '#core/language/message.ts';
import type { BoardDriver, DeviceFacts, MotionDriver } from './drivers/device-driver.ts';
import { createDualSenseDriver, DUALSENSE_PRODUCTS } from './drivers/dualsense/driver.ts';
import { createDualShock4Driver, DUALSHOCK_4_PRODUCTS } from './drivers/dualshock-4/driver.ts';
import { HidSensorDriver } from './drivers/hid-sensor/driver.ts';
import { JoyConDriver } from './drivers/joy-con/driver.ts';
import { CHARGING_GRIP, JOY_CON_LEFT, JOY_CON_RIGHT, PRO_CONTROLLER } from './drivers/joy-con/models.ts';
import { SLIMEVR_PRODUCTS, SlimeVrReceiverDriver } from './drivers/slimevr-receiver/driver.ts';
import { TiltBoardDriver } from './drivers/tilt-board/driver.ts';
import { WiiBalanceBoardDriver } from './drivers/wii-balance-board/driver.ts';
import { WiiRemoteDriver } from './drivers/wii-remote/driver.ts';
import type { HidDeviceInfo } from './hid-port.ts';

interface DeviceRow {
  /** Also in the comments of the udev rules. */
  readonly id: string;
  readonly name: DeviceName;
  /** Whether this could be one; the driver finds out whether it is. */
  readonly match: (device: Omit<HidDeviceInfo, 'path' | 'serialNumber'>) => boolean;
  /** What the system must let the person at the screen use. */
  readonly udev: readonly UdevMatch[];
}

/** A device by its numbers, or any device of a kind by the conditions of a rule. */
type UdevMatch = { readonly vendorId: number; readonly productId: number } | { readonly conditions: string };

/** A board that measures load. */
export interface BoardRow extends DeviceRow {
  readonly createDriver: (facts: DeviceFacts) => BoardDriver;
  readonly geometry: BoardGeometry;
}

/** A motion sensor, or several of them behind one device. */
export interface MotionRow extends DeviceRow {
  /** What it tells, until its driver says so. */
  readonly kind: SensorKind;
  readonly createDriver: (facts: DeviceFacts) => MotionDriver;
  /** It has a motor that its driver can run. */
  readonly canVibrate?: boolean;
  /** Its sensors have serial numbers of their own: what is behind it shows only when it is open. */
  readonly isReceiver?: boolean;
  /** For any device of a kind: not for one that another row knows. */
  readonly isGeneric?: boolean;
  /** What it says may have to be learnt: its driver goes by `DeviceFacts.profile`. */
  readonly isLearnable?: boolean;
}

const NINTENDO = 0x057e;
/** The Wii Remote has the same numbers, and not every system tells the product name. */
const WII_REMOTE_AND_BOARD = 0x0306;
const BOARD_PRODUCT = 'RVL-WBC';
const REMOTE_PRODUCT = 'RVL-CNT';
/** Later remotes, with the MotionPlus inside. */
const WII_REMOTE_PLUS = 0x0330;
const WII_REMOTES: readonly number[] = [WII_REMOTE_AND_BOARD, WII_REMOTE_PLUS];
const SWITCH_CONTROLLERS: readonly number[] = [JOY_CON_LEFT, JOY_CON_RIGHT, PRO_CONTROLLER, CHARGING_GRIP];
const SONY = 0x054c;
/** An identification that open projects share; the product tells which. */
const PID_CODES = 0x1209;

const SENSOR_PAGE = 0x0020;
/** Joystick, game pad, multi-axis controller. */
const JOYSTICKS: readonly number[] = [0x0001_0004, 0x0001_0005, 0x0001_0008];
/** Linux puts sensors of the sensor page into a group of their own, the third, and says so in the modalias. */
const SENSOR_HUB = 'ATTRS{modalias}=="hid:b????g0003v*"';
/** No attribute tells a joystick: its report descriptor does, by its first two items. */
const JOYSTICK_DESCRIPTOR = `PROGRAM=="/bin/sh -c 'od -An -tx1 -N4 /sys%p/device/report_descriptor | grep -q 05.01.09.0[458]'"`;

const BOARDS: readonly BoardRow[] = Object.freeze([
  Object.freeze({
    id: 'wii-balance-board',
    name: PRODUCTS.balanceBoard,
    match: ({ vendorId, productId, product = BOARD_PRODUCT }) =>
      vendorId === NINTENDO && productId === WII_REMOTE_AND_BOARD && product.includes(BOARD_PRODUCT),
    createDriver: () => new WiiBalanceBoardDriver(),
    geometry: WII_BALANCE_BOARD,
    udev: [{ vendorId: NINTENDO, productId: WII_REMOTE_AND_BOARD }],
  } satisfies BoardRow),
]);

/** The first row that matches counts: those that know their device come before those for any device of a kind. */
const MOTION_SENSORS: readonly MotionRow[] = Object.freeze([
  Object.freeze({
    id: 'joy-con',
    name: `${PRODUCTS.joyCon}, ${PRODUCTS.proController}`,
    kind: 'motion',
    match: ({ vendorId, productId }) => vendorId === NINTENDO && SWITCH_CONTROLLERS.includes(productId),
    createDriver: (facts) => new JoyConDriver(facts),
    canVibrate: true,
    udev: SWITCH_CONTROLLERS.map((productId) => ({ vendorId: NINTENDO, productId })),
  } satisfies MotionRow),
  Object.freeze({
    id: 'wii-remote',
    name: message('device.wii-remote-motion-plus'),
    kind: 'motion',
    match: ({ vendorId, productId, product = REMOTE_PRODUCT }) =>
      vendorId === NINTENDO && WII_REMOTES.includes(productId) && product.includes(REMOTE_PRODUCT),
    createDriver: () => new WiiRemoteDriver(),
    canVibrate: true,
    udev: WII_REMOTES.map((productId) => ({ vendorId: NINTENDO, productId })),
  } satisfies MotionRow),
  Object.freeze({
    id: 'dualshock-4',
    name: PRODUCTS.dualShock4,
    kind: 'motion',
    match: ({ vendorId, productId }) => vendorId === SONY && DUALSHOCK_4_PRODUCTS.includes(productId),
    createDriver: (facts) => createDualShock4Driver(facts),
    udev: DUALSHOCK_4_PRODUCTS.map((productId) => ({ vendorId: SONY, productId })),
  } satisfies MotionRow),
  Object.freeze({
    id: 'dualsense',
    name: PRODUCTS.dualSense,
    kind: 'motion',
    match: ({ vendorId, productId }) => vendorId === SONY && DUALSENSE_PRODUCTS.includes(productId),
    createDriver: () => createDualSenseDriver(),
    canVibrate: true,
    udev: DUALSENSE_PRODUCTS.map((productId) => ({ vendorId: SONY, productId })),
  } satisfies MotionRow),
  Object.freeze({
    id: 'slimevr-receiver',
    name: message('device.slimevr-receiver'),
    kind: 'orientation',
    match: ({ vendorId, productId }) => vendorId === PID_CODES && SLIMEVR_PRODUCTS.includes(productId),
    createDriver: () => new SlimeVrReceiverDriver(),
    isReceiver: true,
    udev: SLIMEVR_PRODUCTS.map((productId) => ({ vendorId: PID_CODES, productId })),
  } satisfies MotionRow),
  Object.freeze({
    id: 'hid-sensor',
    name: message('device.hid-sensor'),
    kind: 'motion',
    match: ({ usages }) => usages.some((usage) => Math.floor(usage / 65_536) === SENSOR_PAGE),
    createDriver: (facts) => new HidSensorDriver(facts),
    isGeneric: true,
    udev: [{ conditions: SENSOR_HUB }],
  } satisfies MotionRow),
  Object.freeze({
    id: 'tilt-board',
    name: message('device.tilt-board'),
    kind: 'tilt',
    match: ({ usages }) => usages.some((usage) => JOYSTICKS.includes(usage)),
    createDriver: (facts) => new TiltBoardDriver(facts),
    isGeneric: true,
    isLearnable: true,
    udev: [{ conditions: JOYSTICK_DESCRIPTOR }],
  } satisfies MotionRow),
]);

export const DEVICES: readonly (BoardRow | MotionRow)[] = Object.freeze([...BOARDS, ...MOTION_SENSORS]);

export function boardRowOf(device: HidDeviceInfo): BoardRow | undefined {
  return BOARDS.find((row) => row.match(device));
}

/** A device may be in both tables when the system does not tell its name: then its drivers find out. */
export function motionRowOf(device: HidDeviceInfo): MotionRow | undefined {
  const row = MOTION_SENSORS.find((candidate) => candidate.match(device));
  return row?.isGeneric === true && boardRowOf(device) !== undefined ? undefined : row;
}

/**
 * Rules that let the person at the screen use every device of the tables. A device on Bluetooth has no USB parent to
 * take `ATTRS{idVendor}` from: there the name of its HID parent, bus:vendor:product.instance, tells what it is.
 */
export function udevRules(): string {
  const lines = ['# Keel: lets the person at the screen use balance boards and motion sensors.'];
  for (const { id, udev } of DEVICES) {
    lines.push(
      '',
      `# ${id}`,
      ...udev.flatMap(conditionsOf).map((rule) => `${rule}, MODE="0660", TAG+="uaccess"`),
    );
  }
  return `${lines.join('\n')}\n`;
}

function conditionsOf(match: UdevMatch): string[] {
  if ('conditions' in match) return [`KERNEL=="hidraw*", ${match.conditions}`];
  const [vendor, product] = [hex4(match.vendorId), hex4(match.productId)];
  return [
    `SUBSYSTEM=="hidraw", ATTRS{idVendor}=="${vendor}", ATTRS{idProduct}=="${product}"`,
    `KERNEL=="hidraw*", KERNELS=="*:${vendor.toUpperCase()}:${product.toUpperCase()}.*"`,
  ];
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}
