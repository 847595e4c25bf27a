/** Arbitrary hub inputs, sane and absurd, for the property tests. */
import fc from 'fast-check';
import type { HubInput, SensorKind, SensorRole } from '#core/contract/reading.ts';
import type { DeviceSource } from '#core/contract/source.ts';

const sources: DeviceSource[] = ['hid', 'virtual-patient', 'pointer', 'replay'];
const kinds: SensorKind[] = ['motion', 'orientation', 'tilt'];
const roles: SensorRole[] = ['thorax', 'pelvis', 'board', 'none'];

/** Plain objects, as inputs are, rather than objects without a prototype. */
function record<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(fields, { noNullPrototype: true });
}

/** Inputs whose numbers are drawn from the given arbitraries. */
export function hubInputs(
  hostMs: fc.Arbitrary<number>,
  number: fc.Arbitrary<number>,
): fc.Arbitrary<HubInput> {
  const slot = fc.integer({ min: 0, max: 2 });
  return fc.oneof(
    {
      weight: 6,
      arbitrary: record({
        type: fc.constant('board' as const),
        slot,
        hostMs,
        button: fc.boolean(),
        frontRightKg: number,
        backRightKg: number,
        frontLeftKg: number,
        backLeftKg: number,
      }),
    },
    {
      weight: 2,
      arbitrary: record({
        type: fc.constant('attached' as const),
        slot,
        hostMs,
        source: fc.constantFrom(...sources),
        model: fc.string({ unit: 'grapheme' }),
        serial: fc.string(),
        sensorSpacingMlMm: fc.oneof(fc.constant(433), number),
        sensorSpacingApMm: fc.oneof(fc.constant(238), number),
        loadScale: fc.oneof(fc.constant(1), number),
      }),
    },
    record({ type: fc.constant('detached' as const), slot, hostMs }),
    { weight: 3, arbitrary: record({ type: fc.constant('tick' as const), hostMs }) },
    record({ type: fc.constant('tare' as const), hostMs, durationMs: number }),
    record({ type: fc.constant('body-mass' as const), hostMs, bodyMassKg: number }),
    ...motionInputs(slot, hostMs, number),
  );
}

function motionInputs(
  slot: fc.Arbitrary<number>,
  hostMs: fc.Arbitrary<number>,
  number: fc.Arbitrary<number>,
): fc.Arbitrary<HubInput>[] {
  const vector = fc.tuple(number, number, number);
  const quaternion = fc.tuple(number, number, number, number);
  const deviceMs = number;
  return [
    record({
      type: fc.constant('sensor-attached' as const),
      slot,
      hostMs,
      source: fc.constantFrom(...sources),
      kind: fc.constantFrom(...kinds),
      role: fc.constantFrom(...roles),
      axes: fc.constantFrom(6 as const, 9 as const),
      nominalRateHz: fc.oneof(fc.constant(200), number),
      model: fc.string(),
      serial: fc.string(),
    }),
    record({
      type: fc.constant('motion' as const),
      slot,
      hostMs,
      deviceMs,
      gyroRadS: vector,
      accMS2: vector,
      button: fc.boolean(),
    }),
    record({
      type: fc.constant('motion' as const),
      slot,
      hostMs,
      deviceMs,
      gyroRadS: vector,
      accMS2: vector,
      button: fc.boolean(),
      magUt: vector,
    }),
    record({
      type: fc.constant('orientation' as const),
      slot,
      hostMs,
      deviceMs,
      quaternion,
      button: fc.boolean(),
    }),
    record({ type: fc.constant('tilt' as const), slot, hostMs, tiltMlDeg: number, tiltApDeg: number }),
    record({ type: fc.constant('stand-still' as const), hostMs, durationMs: number }),
    record({ type: fc.constant('calibration-bend' as const), hostMs, durationMs: number }),
    record({ type: fc.constant('zero-heading' as const), hostMs }),
    record({ type: fc.constant('clear-alignment' as const), hostMs }),
    record({ type: fc.constant('alignment' as const), slot, hostMs, segmentToSensor: quaternion }),
    record({ type: fc.constant('gyro-bias' as const), slot, hostMs, gyroBiasRadS: vector }),
    record({ type: fc.constant('vibration' as const), slot, hostMs, durationMs: number }),
  ];
}

/** Every float64 there is. */
export const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity, Number.MAX_VALUE, Number.MIN_VALUE),
);
