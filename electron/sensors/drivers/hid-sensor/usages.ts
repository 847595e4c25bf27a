/** Usages of the sensor page (HID Usage Tables 1.5, sec. 23), with their page. */
import { STANDARD_GRAVITY_M_S2 } from '#core/units.ts';

export const USAGE = {
  acceleration: [0x0020_0453, 0x0020_0454, 0x0020_0455],
  angularVelocity: [0x0020_0457, 0x0020_0458, 0x0020_0459],
  magneticFlux: [0x0020_0485, 0x0020_0486, 0x0020_0487],
  quaternion: 0x0020_0483,
  /** Milliseconds between reports. */
  reportInterval: 0x0020_030e,
  /** Selectors of the named arrays that tell whether and how it reports. */
  reportAllEvents: 0x0020_0841,
  fullPower: 0x0020_0851,
} as const;

const RAD_PER_DEG = Math.PI / 180;

/**
 * Units as encoded in HID 1.11, sec. 6.2.2.7; 0, "not specified", is the unit that the usage tables name.
 * | code   | unit    |
 * |--------|---------|
 * | 0xe011 | cm/s2   |
 * | 0xf012 | rad/s   |
 * | 0xf014 | deg/s   |
 */
export function metresPerSecond2(value: number, unit: number): number {
  return unit === 0xe011 ? value / 100 : value * STANDARD_GRAVITY_M_S2;
}

export function radPerSecond(value: number, unit: number): number {
  return unit === 0xf012 ? value : value * RAD_PER_DEG;
}

/** Milligauss. */
export function microtesla(value: number): number {
  return value / 10;
}
