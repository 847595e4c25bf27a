/** Which motion sensor has which place, in the settings. Pure. */
import type { SensorRole } from '#core/contract/reading.ts';
import type { Settings } from '#core/ipc/settings.ts';

type Sensors = Settings['sensors'];

/** Gives a sensor its place. A place has one sensor: the one that had it before loses it. */
export function assigned(sensors: Sensors, serial: string, role: SensorRole): Sensors {
  const others = Object.entries(sensors).map(([other, assignment]) =>
    assignment.role === role && role !== 'none' && other !== serial
      ? ([other, { ...assignment, role: 'none' as const }] as const)
      : ([other, assignment] as const),
  );
  return { ...Object.fromEntries(others), [serial]: { axes: sensors[serial]?.axes ?? 6, role } };
}

/** @returns the sensor that has this place */
export function serialAt(sensors: Sensors, role: SensorRole): string | undefined {
  return Object.entries(sensors).find(([, assignment]) => assignment.role === role)?.[0];
}
