/** The DualSense and the DualSense Edge, on USB and on Bluetooth. */
import { PRODUCTS } from '#core/contract/device-name.ts';
import type { MotionDriver } from '../device-driver.ts';
import { SonyControllerDriver } from '../sony-controller/driver.ts';
import type { Battery, ControllerModel } from '../sony-controller/model.ts';
import { motorReport } from './motor-report.ts';

/** The DualSense, and the Edge. */
export const DUALSENSE_PRODUCTS: readonly number[] = [0x0ce6, 0x0df2];

/** PS, touchpad, mute; of the Edge the two functions and the two paddles (SDL). Bit 3 is unknown. */
const THIRD_BUTTONS = 0xf7;

const LEVEL = 0x0f;
/** The high nibble. Above `FULL` are faults: voltage, temperature, charging. */
const CHARGING = 1;
const FULL = 2;

const DUALSENSE: ControllerModel = {
  name: PRODUCTS.dualSense,
  nominalRateHz: 250,
  offsets: { buttons: 8, gyro: 16, acc: 22, clock: 28, status: 53 },
  thirdButtonMask: THIRD_BUTTONS,
  bluetooth: { reportId: 0x31, shift: 1 },
  clock: { bits: 32, tickMs: 1 / 3000 },
  calibrationReports: { usb: [0x05], bluetooth: [0x05] },
  batteryOf,
  motorReport,
};

export function createDualSenseDriver(): MotionDriver {
  return new SonyControllerDriver(DUALSENSE);
}

/** Tenths, the middle of each. Linux hid-playstation.c. */
function batteryOf(status: number): Battery {
  const power = status >> 4;
  if (power > FULL) return { percent: undefined, charging: false };
  const percent = power === FULL ? 100 : Math.min((status & LEVEL) * 10 + 5, 100);
  return { percent, charging: power === CHARGING };
}
