/** A fake Joy-Con on a mocked bus: plugged in and out, it sends what its motion sensor feels. */
import type { Vector3 } from '#core/imu/quaternion.ts';
import { STANDARD_GRAVITY_M_S2 } from '#core/units.ts';
import { FakeJoyCon, type RawMotion } from '../../electron/sensors/support/fake-joy-con.ts';
import type { UmockdevBus } from './umockdev-bus.ts';

/** What the flash memory of the fake Joy-Con says (fake-joy-con.ts): raw values at rest, and up to 4 g and 936 deg/s. */
const ACC_SPAN: Vector3 = [16_384 + 186, 16_384 + 257, 16_384 - 206];
const GYRO_OFFSET: Vector3 = [2, -34, -37];
const GYRO_SPAN: Vector3 = [13_369, 13_405, 13_408];
const FULL_GYRO_RAD_S = (936 * Math.PI) / 180;

export interface FeltMotion {
  readonly gyroRadS: Vector3;
  readonly accMS2: Vector3;
}

export class BusJoyCon {
  readonly kind: 'left' | 'right';
  readonly serial: string;
  readonly #bus: UmockdevBus;
  #plugged: { readonly name: string; readonly joyCon: FakeJoyCon } | undefined;
  #isHeld = false;

  constructor(bus: UmockdevBus, kind: 'left' | 'right', serial: string) {
    this.#bus = bus;
    this.kind = kind;
    this.serial = serial;
  }

  get isPlugged(): boolean {
    return this.#plugged !== undefined;
  }

  async plug(name: string): Promise<void> {
    const joyCon = new FakeJoyCon({ kind: this.kind });
    await this.#bus.plug(name, this.serial, joyCon);
    this.#plugged = { name, joyCon };
  }

  async unplug(): Promise<void> {
    const plugged = this.#plugged;
    if (plugged === undefined) throw new Error(`${this.serial} is not plugged in`);
    this.#plugged = undefined;
    await this.#bus.unplug(plugged.name);
  }

  /** From the next report on, a shoulder button of it is held or not. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  /** One report of three samples, oldest first; nothing while it is away or has not been told to send. */
  send(samples: readonly FeltMotion[]): void {
    if (this.#plugged === undefined) return;
    const { name, joyCon } = this.#plugged;
    joyCon.buttons = this.#isHeld ? (this.kind === 'left' ? [0, 0, 0x80] : [0x80, 0, 0]) : [0, 0, 0];
    const [first, second, third] = samples.map((felt) => rawOf(felt, this.kind));
    if (first === undefined || second === undefined || third === undefined) throw new Error('No sample');
    const bytes = joyCon.measure([first, second, third]);
    if (bytes !== undefined) this.#bus.send(name, bytes);
  }
}

/** The sensor of a right Joy-Con is mounted upside down. */
function rawOf({ gyroRadS, accMS2 }: FeltMotion, kind: 'left' | 'right'): RawMotion {
  const sign = kind === 'right' ? -1 : 1;
  const acc = (axis: 0 | 1 | 2): number => (accMS2[axis] * ACC_SPAN[axis]) / (4 * STANDARD_GRAVITY_M_S2);
  const gyro = (axis: 0 | 1 | 2): number => (gyroRadS[axis] * GYRO_SPAN[axis]) / FULL_GYRO_RAD_S;
  return {
    acc: [Math.round(acc(0)), Math.round(sign * acc(1)), Math.round(sign * acc(2))],
    gyro: [
      Math.round(gyro(0) + GYRO_OFFSET[0]),
      Math.round(sign * gyro(1) + GYRO_OFFSET[1]),
      Math.round(sign * gyro(2) + GYRO_OFFSET[2]),
    ],
  };
}
