/** What a session can count on, as the devices are now. */
import type { DeviceStatus } from '#core/contract/sensors.ts';
import { SENSOR_NEEDS } from '#core/exercise/needs.ts';
import type { SensorNeed } from '#core/exercise/needs.ts';
import type { Settings } from '#core/ipc/settings.ts';

/**
 * What is listed counts, also where it is still silent: a session waits for it and says so. So does a board that was
 * chosen and is switched off.
 */
export function sensorsAtHand(
  devices: readonly DeviceStatus[],
  { inputSource, preferredBoardSerial }: Pick<Settings, 'inputSource' | 'preferredBoardSerial'>,
): readonly SensorNeed[] {
  const usable = devices.filter(({ state }) => state !== 'failed');
  const isChosen = inputSource === 'hid' && preferredBoardSerial !== undefined;
  const atHand = new Set(usable.flatMap(needsMetBy));
  return SENSOR_NEEDS.filter((need) => atHand.has(need) || (need === 'board' && isChosen));
}

function needsMetBy({ kind, motion }: DeviceStatus): readonly SensorNeed[] {
  if (kind === 'board') return ['board'];
  if (motion === undefined || motion.needsProfile === true) return [];
  const { role } = motion;
  if (role === 'thorax' || role === 'pelvis') return [role];
  return role === 'board' ? ['tilt'] : [];
}
