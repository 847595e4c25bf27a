/** Whether the worn sensors are ready for a recording, in words. Pure. */
import type { BodyStatus, DeviceStatus, SegmentStatus } from '#core/contract/sensors.ts';
import { wornAt } from '../motion/motion-devices.ts';

export interface SensorCheck {
  readonly place: 'thorax' | 'pelvis';
  readonly state: 'ready' | 'missing' | 'trouble';
  readonly words: string;
}

const NAMES = { thorax: 'Rib cage', pelvis: 'Pelvis' } as const;

/** The rib cage first. */
export function sensorChecks(devices: readonly DeviceStatus[], body: BodyStatus): readonly SensorCheck[] {
  return (['thorax', 'pelvis'] as const).map((place) => {
    const { state, words } = checked(
      wornAt(devices, place) !== undefined,
      body.segments.find(({ role }) => role === place),
    );
    return { place, state, words: `${NAMES[place]}: ${words}` };
  });
}

function checked(
  answers: boolean,
  segment: SegmentStatus | undefined,
): { readonly state: SensorCheck['state']; readonly words: string } {
  if (!answers || segment === undefined) return { state: 'missing', words: 'no sensor answers' };
  if (!segment.aligned) return { state: 'trouble', words: 'not calibrated yet' };
  if (segment.slipped) return { state: 'trouble', words: 'has slipped, strap it on again and calibrate' };
  return { state: 'ready', words: 'ready' };
}

/** Nothing can be recorded without the rib cage; without the pelvis there is less to tell. */
export function canRecord(checks: readonly SensorCheck[]): boolean {
  return checks.every(({ place, state }) => state === 'ready' || (place === 'pelvis' && state === 'missing'));
}
