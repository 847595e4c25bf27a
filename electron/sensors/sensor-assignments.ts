/** What is wanted of motion sensors: roles by serial number, and whether the others are wanted too. */
import type { SensorAssignment } from '#core/contract/sensors.ts';
import { isVirtualSensor } from '#core/virtual/virtual-sensors.ts';

export type Assignments = Readonly<Record<string, SensorAssignment>>;

/** @param axesThere 9 when the sensor has a magnetometer; without one it cannot be used. */
export function assignmentOf(
  assignments: Assignments,
  serial: string,
  axesThere: 6 | 9 = 6,
): SensorAssignment {
  const { role, axes } = assignments[serial] ?? { role: 'none', axes: 6 };
  return { role, axes: axesThere === 9 ? axes : 6 };
}

/** Serial numbers of the devices that are worn; what the virtual patient wears is none. */
export function wornSerials(assignments: Assignments): string[] {
  return Object.entries(assignments)
    .filter(([serial, { role }]) => role !== 'none' && !isVirtualSensor(serial))
    .map(([serial]) => serial);
}
