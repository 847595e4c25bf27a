/** The DualShock 4, on USB, on Bluetooth, and behind Sony's USB wireless adapter. */
import { PRODUCTS } from '#core/contract/device-name.ts';
import type { DeviceFacts, MotionDriver } from '../device-driver.ts';
import { SonyControllerDriver } from '../sony-controller/driver.ts';
import type { Battery, ControllerModel } from '../sony-controller/model.ts';

const ADAPTER = 0x0ba0;
/** The first one, the one of 2016, and the adapter. */
export const DUALSHOCK_4_PRODUCTS: readonly number[] = [0x05c4, 0x09cc, ADAPTER];

/** PS and touchpad; the other six bits count reports. */
const THIRD_BUTTONS = 0x03;

const CABLE = 0x10;
const LEVEL = 0x0f;
/** With a cable: fully charged. Above it are faults. */
const FULL = 11;

const DUALSHOCK_4: ControllerModel = {
  name: PRODUCTS.dualShock4,
  nominalRateHz: 250,
  offsets: { buttons: 5, clock: 10, gyro: 13, acc: 19, status: 30 },
  thirdButtonMask: THIRD_BUTTONS,
  bluetooth: { reportId: 0x11, shift: 2 },
  clock: { bits: 16, tickMs: 16 / 3000 },
  calibrationReports: { usb: [0x02], bluetooth: [0x05, 0x02] },
  batteryOf,
};

const BEHIND_ADAPTER: ControllerModel = { ...DUALSHOCK_4, absence: { offset: 31, mask: 0x04 } };

export function createDualShock4Driver({ productId }: DeviceFacts): MotionDriver {
  return new SonyControllerDriver(productId === ADAPTER ? BEHIND_ADAPTER : DUALSHOCK_4);
}

/** Tenths, the middle of each. Linux hid-playstation.c. */
function batteryOf(status: number): Battery {
  const level = status & LEVEL;
  const isPlugged = (status & CABLE) !== 0;
  if (isPlugged && level > FULL) return { percent: undefined, charging: false };
  return { percent: level < 10 ? level * 10 + 5 : 100, charging: isPlugged && level < FULL };
}
