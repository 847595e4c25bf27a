/**
 * Reports of the sensor page to samples. Accelerometer and gyroscope may report together or by themselves: then each
 * report of the gyroscope is a sample, with what the others said last.
 *
 * Axes: x to the right of the device, y to its far edge, z out of its face, right-handed. Acceleration comes as Windows
 * has it, along gravity (-1 g on z when it lies on its back), and is turned round. The page has no buttons.
 */
import { extractFields, type HidValue } from '#core/hid-descriptor/extract.ts';
import type { HidDescriptor } from '#core/hid-descriptor/field.ts';
import type { Quaternion, Vector3 } from '#core/imu/quaternion.ts';
import { metresPerSecond2, microtesla, radPerSecond, USAGE } from './usages.ts';

/** What another sensor said longer ago says nothing of now. */
const OLDEST_MS = 100;

export type HidSample =
  | {
      readonly kind: 'motion';
      readonly gyroRadS: Vector3;
      readonly accMS2: Vector3;
      readonly magUt: Vector3 | undefined;
    }
  | { readonly kind: 'orientation'; readonly quaternion: Quaternion };

interface Timed {
  readonly value: Vector3;
  readonly hostMs: number;
}

/** What the device can tell; undefined when it neither turns nor tells its orientation. */
export function sampleKindOf(descriptor: HidDescriptor): HidSample['kind'] | undefined {
  if (declares(descriptor, USAGE.angularVelocity[0]) && declares(descriptor, USAGE.acceleration[0]))
    return 'motion';
  return declares(descriptor, USAGE.quaternion) ? 'orientation' : undefined;
}

export function hasMagnetometer(descriptor: HidDescriptor): boolean {
  return declares(descriptor, USAGE.magneticFlux[0]);
}

export class SampleReader {
  readonly #descriptor: HidDescriptor;
  readonly #kind: HidSample['kind'];
  #acceleration: Timed | undefined;
  #magneticFlux: Timed | undefined;

  constructor(descriptor: HidDescriptor, kind: HidSample['kind']) {
    this.#descriptor = descriptor;
    this.#kind = kind;
  }

  read(report: Uint8Array, hostMs: number): HidSample | undefined {
    const values = extractFields(this.#descriptor, report);
    return this.#kind === 'orientation' ? orientationOf(values) : this.#motion(values, hostMs);
  }

  #motion(values: readonly HidValue[], hostMs: number): HidSample | undefined {
    const acceleration = vectorOf(
      values,
      USAGE.acceleration,
      (value, unit) => -metresPerSecond2(value, unit),
    );
    if (acceleration !== undefined) this.#acceleration = { value: acceleration, hostMs };
    const magneticFlux = vectorOf(values, USAGE.magneticFlux, microtesla);
    if (magneticFlux !== undefined) this.#magneticFlux = { value: magneticFlux, hostMs };
    const gyroRadS = vectorOf(values, USAGE.angularVelocity, radPerSecond);
    const accMS2 = current(this.#acceleration, hostMs);
    if (gyroRadS === undefined || accMS2 === undefined) return undefined;
    return { kind: 'motion', gyroRadS, accMS2, magUt: current(this.#magneticFlux, hostMs) };
  }
}

function current(timed: Timed | undefined, hostMs: number): Vector3 | undefined {
  return timed !== undefined && hostMs - timed.hostMs <= OLDEST_MS ? timed.value : undefined;
}

function vectorOf(
  values: readonly HidValue[],
  usages: readonly [number, number, number],
  convert: (value: number, unit: number) => number,
): Vector3 | undefined {
  const [x, y, z] = usages.map((usage) => {
    const value = values.find((candidate) => candidate.usage === usage);
    return value?.physical === undefined ? undefined : convert(value.physical, value.field.unit);
  });
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z];
}

/** x, y, z, w in the report. One whose length is far from 1 is none. */
function orientationOf(values: readonly HidValue[]): HidSample | undefined {
  const [x, y, z, w] = values
    .filter((value) => value.usage === USAGE.quaternion)
    .map((value) => value.physical ?? Number.NaN);
  if (x === undefined || y === undefined || z === undefined || w === undefined) return undefined;
  const length = Math.sqrt(w * w + x * x + y * y + z * z);
  if (!(length > 0.5 && length < 2)) return undefined;
  return { kind: 'orientation', quaternion: [w / length, x / length, y / length, z / length] };
}

function declares({ fields }: HidDescriptor, usage: number): boolean {
  return fields.some(
    ({ kind, usages }) =>
      kind === 'input' && usages.some(({ first, count }) => usage >= first && usage < first + count),
  );
}
