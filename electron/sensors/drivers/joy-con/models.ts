/** The controllers of the Nintendo Switch that have a motion sensor, by USB product number. */
import { type DeviceName, PRODUCTS } from '#core/contract/device-name.ts';
import { message } from '#core/language/message.ts';
import type { ControllerSide } from './calibration.ts';

export interface ControllerModel {
  readonly name: DeviceName;
  readonly side: ControllerSide | undefined;
  /** By its cable, or with a Joy-Con in it. */
  readonly mayBeOnUsb: boolean;
}

export const JOY_CON_LEFT = 0x2006;
export const JOY_CON_RIGHT = 0x2007;
export const PRO_CONTROLLER = 0x2009;
export const CHARGING_GRIP = 0x200e;

const NAMES: Readonly<Record<ControllerSide, string>> = {
  left: `${PRODUCTS.joyCon} (L)`,
  right: `${PRODUCTS.joyCon} (R)`,
  both: PRODUCTS.proController,
};

const MODELS: ReadonlyMap<number, ControllerModel> = new Map([
  [JOY_CON_LEFT, { name: NAMES.left, side: 'left', mayBeOnUsb: false }],
  [JOY_CON_RIGHT, { name: NAMES.right, side: 'right', mayBeOnUsb: false }],
  [PRO_CONTROLLER, { name: NAMES.both, side: 'both', mayBeOnUsb: true }],
  // Which of the two is in it, the Joy-Con says itself.
  [CHARGING_GRIP, { name: message('device.joy-con-in-grip'), side: undefined, mayBeOnUsb: true }],
]);

/** A product number that is not known is taken for a Pro Controller. */
export function modelOf(productId: number): ControllerModel {
  return MODELS.get(productId) ?? { name: NAMES.both, side: 'both', mayBeOnUsb: true };
}

export function nameOf(side: ControllerSide): string {
  return NAMES[side];
}
