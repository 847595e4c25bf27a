/** What a motion sensor's driver read, looked at by tests. */
import type { MotionDriverOutput, MotionDriverReading } from '#electron/sensors/drivers/device-driver.ts';

type InertialReading = Extract<MotionDriverReading, { kind: 'motion' }>;

/** Those with angular velocity and acceleration. */
export function motions(readings: readonly MotionDriverReading[]): readonly InertialReading[] {
  return readings.filter((reading) => reading.kind === 'motion');
}

/** Whether everything that is a number is one, whatever bytes came. */
export function isSound({ readings, status, wakeAtMs = 0 }: MotionDriverOutput): boolean {
  const numbers = motions(readings).flatMap((reading) => [
    ...reading.gyroRadS,
    ...reading.accMS2,
    reading.deviceMs,
  ]);
  const [tracker] = status.trackers;
  return [...numbers, wakeAtMs, tracker?.received, tracker?.lost, tracker?.batteryPercent ?? 0].every(
    Number.isFinite,
  );
}
