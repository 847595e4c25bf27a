/** Which sensors this place has: what is known here or attached, whether it is switched on or not. */
import { useMemo } from 'react';
import type { DeviceStatus, VirtualPatientOptions } from '#core/contract/sensors.ts';
import { SENSOR_NEEDS, isWorn } from '#core/exercise/needs.ts';
import type { SensorNeed, WornNeed } from '#core/exercise/needs.ts';
import type { Settings } from '#core/ipc/settings.ts';
import { useSettings } from '../../app/settings-store.ts';
import { useStore } from '../../app/store.ts';
import { useSensors, virtualPatientStore } from '../../sensors/sensors-store.ts';

export function sensorsOfPlace(
  settings: Settings,
  devices: readonly DeviceStatus[],
  virtual: VirtualPatientOptions,
): readonly SensorNeed[] {
  switch (settings.inputSource) {
    case 'pointer':
      return ['board'];
    case 'virtual-patient':
      return sensorsOfVirtual(virtual);
    case 'hid': {
      const has = devicesOf(settings, devices);
      return SENSOR_NEEDS.filter((need) => has[need]);
    }
  }
}

function sensorsOfVirtual({
  board = 'balance',
  sensors = 'none',
}: VirtualPatientOptions): readonly SensorNeed[] {
  return [
    ...(board === 'none' ? [] : (['board'] as const)),
    ...(board === 'tilting' ? (['tilt'] as const) : []),
    ...(sensors === 'none' ? [] : (['thorax', 'pelvis'] as const)),
  ];
}

function devicesOf(
  { boards, preferredBoardSerial, sensors }: Settings,
  devices: readonly DeviceStatus[],
): Readonly<Record<SensorNeed, boolean>> {
  const roles = Object.values(sensors).map(({ role }) => role);
  const attached = devices.filter(({ source }) => source === 'hid');
  return {
    board:
      Object.keys(boards).length > 0 ||
      preferredBoardSerial !== undefined ||
      attached.some(({ kind }) => kind === 'board'),
    tilt: roles.includes('board') || attached.some(({ motion }) => motion?.kind === 'tilt'),
    thorax: roles.includes('thorax'),
    pelvis: roles.includes('pelvis'),
  };
}

/** The same list for as long as nothing changes. */
export function usePlaceSensors(): readonly SensorNeed[] {
  const settings = useSettings();
  const { devices } = useSensors();
  const virtual = useStore(virtualPatientStore);
  const key = sensorsOfPlace(settings, devices, virtual).join();
  return useMemo(() => SENSOR_NEEDS.filter((need) => key.split(',').includes(need)), [key]);
}

const WORN = ['thorax', 'pelvis'] as const satisfies readonly WornNeed[];

/** Where a sensor is worn that can vibrate. Of one that is switched off that is not known: it counts. */
export function vibratingOfPlace(
  { inputSource, sensors }: Pick<Settings, 'inputSource' | 'sensors'>,
  devices: readonly DeviceStatus[],
  virtual: VirtualPatientOptions,
): readonly WornNeed[] {
  switch (inputSource) {
    case 'pointer':
      return [];
    case 'virtual-patient':
      return sensorsOfVirtual(virtual).filter(isWorn);
    case 'hid': {
      const assigned = Object.entries(sensors);
      const canVibrate = (serial: string): boolean =>
        devices.find((device) => device.serial === serial)?.motion?.canVibrate !== false;
      return WORN.filter((segment) =>
        assigned.some(([serial, { role }]) => role === segment && canVibrate(serial)),
      );
    }
  }
}

/** The same list for as long as nothing changes. */
export function useVibratingSegments(): readonly WornNeed[] {
  const settings = useSettings();
  const { devices } = useSensors();
  const virtual = useStore(virtualPatientStore);
  const key = vibratingOfPlace(settings, devices, virtual).join();
  return useMemo(() => WORN.filter((segment) => key.split(',').includes(segment)), [key]);
}
