/** Motion sensors among the devices, in words. */
import { sayDeviceName } from '#core/contract/device-name.ts';
import type { SensorRole } from '#core/contract/reading.ts';
import type { DeviceStatus, MotionStatus } from '#core/contract/sensors.ts';
import type { Translator } from '#core/language/translator.ts';

export type MotionDevice = DeviceStatus & { readonly motion: MotionStatus };

export function isMotionDevice(device: DeviceStatus): device is MotionDevice {
  return device.kind === 'motion' && device.motion !== undefined;
}

/** Worn on the body, or about to be: not the sensor of a board. */
export function wearable(devices: readonly DeviceStatus[]): MotionDevice[] {
  return devices.filter(isMotionDevice).filter(({ motion }) => motion.kind !== 'tilt');
}

/** @returns the sensor that has this place and answers */
export function wornAt(devices: readonly DeviceStatus[], role: SensorRole): MotionDevice | undefined {
  return wearable(devices).find((device) => device.motion.role === role && device.state === 'ready');
}

/** @returns as in "Joy-Con (L), battery 75 %" */
export function deviceText({ model: name, motion }: MotionDevice, translator: Translator): string {
  const { batteryPercent } = motion;
  const model = sayDeviceName(name, translator);
  return batteryPercent === undefined
    ? model
    : translator.say('sensor-set-up.device', { model, percent: batteryPercent });
}
