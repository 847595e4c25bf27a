/** How the sensors on the body fare, those that were lost included, for the person who wears them. Pure. */
import type { BodyStatus, DeviceStatus, SegmentStatus } from '#core/contract/sensors.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import { headingText } from './body-text.ts';
import { wearable } from './motion-devices.ts';

type WornState = 'firm' | 'slipped' | 'not-calibrated' | 'not-heard';

export interface WornSensor {
  readonly serial: string;
  readonly role: 'thorax' | 'pelvis';
  readonly state: WornState;
  /** Undefined before it was heard. */
  readonly segment: SegmentStatus | undefined;
}

/** The chest first. */
export function wornSensors(devices: readonly DeviceStatus[], body: BodyStatus): WornSensor[] {
  return (['thorax', 'pelvis'] as const).flatMap((role) =>
    wearable(devices)
      .filter(({ motion }) => motion.role === role)
      .map((device) => {
        const segment = body.segments.find(({ serial }) => serial === device.serial);
        return { serial: device.serial, role, state: stateOf(device, segment), segment };
      }),
  );
}

/** The first thing that is wrong, or that all is well. */
export function wornTitle(worn: readonly WornSensor[]): PlainMessageId {
  const wrong = (['not-heard', 'slipped', 'not-calibrated'] as const).find((state) =>
    worn.some((sensor) => sensor.state === state),
  );
  if (worn.length === 0) return 'sensor-set-up.worn.title.none';
  return `sensor-set-up.worn.title.${wrong ?? 'firm'}`;
}

/** What to do, or how straight ahead fares. */
export function wornAdvice({ state, segment }: WornSensor, translator: Translator): string {
  if (state !== 'firm') return translator.say(`sensor-set-up.worn.advice.${state}`);
  return segment === undefined ? '' : headingText(segment, translator);
}

function stateOf({ state }: DeviceStatus, segment: SegmentStatus | undefined): WornState {
  if (state !== 'ready' || segment === undefined) return 'not-heard';
  if (!segment.aligned) return 'not-calibrated';
  return segment.slipped ? 'slipped' : 'firm';
}
