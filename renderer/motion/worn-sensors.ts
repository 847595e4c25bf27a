/** How the sensors on the body fare, those that were lost included, in words for the person who wears them. Pure. */
import type { BodyStatus, DeviceStatus, SegmentStatus } from '#core/contract/sensors.ts';
import { headingText } from './body-text.ts';
import { ROLE_TEXT, wearable } from './motion-devices.ts';

type WornState = 'firm' | 'slipped' | 'not-calibrated' | 'not-heard';

export interface WornSensor {
  readonly serial: string;
  readonly place: string;
  readonly state: WornState;
  readonly words: string;
  /** What to do, or how straight ahead fares. */
  readonly more: string;
}

/** The chest first. */
export function wornSensors(devices: readonly DeviceStatus[], body: BodyStatus): WornSensor[] {
  return (['thorax', 'pelvis'] as const).flatMap((role) =>
    wearable(devices)
      .filter(({ motion }) => motion.role === role)
      .map((device) => {
        const segment = body.segments.find(({ serial }) => serial === device.serial);
        const state = stateOf(device, segment);
        const more = state === 'firm' && segment !== undefined ? headingText(segment) : ADVICE[state];
        return { serial: device.serial, place: ROLE_TEXT[role], state, words: TEXT[state], more };
      }),
  );
}

/** The first thing that is wrong, or that all is well. */
export function wornTitle(worn: readonly WornSensor[]): string {
  const wrong = (['not-heard', 'slipped', 'not-calibrated'] as const).find((state) =>
    worn.some((sensor) => sensor.state === state),
  );
  if (worn.length === 0) return 'No sensor is worn';
  return wrong === undefined ? 'The figure moves as you do' : TITLES[wrong];
}

function stateOf({ state }: DeviceStatus, segment: SegmentStatus | undefined): WornState {
  if (state !== 'ready' || segment === undefined) return 'not-heard';
  if (!segment.aligned) return 'not-calibrated';
  return segment.slipped ? 'slipped' : 'firm';
}

const TEXT: Readonly<Record<WornState, string>> = {
  firm: 'Firm',
  slipped: 'Slipped',
  'not-calibrated': 'Not calibrated',
  'not-heard': 'Not heard',
};
const ADVICE: Readonly<Record<WornState, string>> = {
  firm: '',
  slipped: 'Strap it on again, tight, and calibrate again.',
  'not-calibrated': 'Calibrate again.',
  'not-heard': 'Switch it on, or bring it closer.',
};
const TITLES: Readonly<Record<Exclude<WornState, 'firm'>, string>> = {
  slipped: 'A sensor has slipped',
  'not-calibrated': 'A sensor is not calibrated',
  'not-heard': 'A sensor is not heard',
};
