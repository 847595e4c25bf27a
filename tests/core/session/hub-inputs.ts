/** Arbitrary hub inputs, sane and absurd, for the property tests. */
import fc from 'fast-check';
import type { DeviceSource, HubInput } from '#core/contract/reading.ts';

const sources: DeviceSource[] = ['hid', 'virtual-patient', 'pointer', 'replay'];

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
  );
}

/** Every float64 there is. */
export const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity, Number.MAX_VALUE, Number.MIN_VALUE),
);
