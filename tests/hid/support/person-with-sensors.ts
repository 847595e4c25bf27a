/**
 * A person on a fake balance board, with a fake Joy-Con on the chest and one on the pelvis, on a mocked bus: all three
 * send in real time what this body does, each Joy-Con strapped its own crooked way.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Vector3 } from '#core/imu/quaternion.ts';
import { fromRotationVector } from '#core/imu/quaternion.ts';
import { FakeBoard } from '../../electron/sensors/support/fake-board.ts';
import { type Angles, hump, readingsOf, type Strap } from '../../support/worn-sensors.ts';
import { BusJoyCon } from './bus-joy-con.ts';
import { POSTURES } from './postures.ts';
import type { UmockdevBus } from './umockdev-bus.ts';

const SAMPLE_MS = 5;
const REPORT_MS = 3 * SAMPLE_MS;
const BOARD_MS = 10;
/** From one movement into the next: nobody jumps. */
const BLEND_MS = 700;

/** What one segment does, in ms since it was told so. */
export type Movement = (sinceMs: number) => Angles;
export const AT_REST: Movement = () => [0, 0, 0];

type Place = 'thorax' | 'pelvis';

interface WornJoyCon {
  readonly joyCon: BusJoyCon;
  readonly strap: Strap;
  /** Where the movement began. */
  from: Angles;
  movement: Movement;
  movingSinceMs: number;
}

export class PersonWithSensors {
  readonly #bus: UmockdevBus;
  readonly #startMs = performance.now();
  readonly #worn: Record<Place, WornJoyCon>;
  readonly #running: Promise<void>;
  #board: string | undefined;
  #nodes = 0;
  #ended = false;

  constructor(bus: UmockdevBus, serials: Readonly<Record<Place, string>>) {
    this.#bus = bus;
    this.#worn = {
      thorax: this.#joyCon('thorax', 'left', serials.thorax, [0.4, -1.1, 0.3]),
      pelvis: this.#joyCon('pelvis', 'right', serials.pelvis, [-0.2, 0.9, 2.1]),
    };
    this.#running = this.#run();
  }

  async plugBoard(serial: string): Promise<void> {
    const name = this.#nextNode();
    await this.#bus.plug(name, serial, new FakeBoard());
    this.#board = name;
  }

  async plug(place: Place): Promise<void> {
    await this.#worn[place].joyCon.plug(this.#nextNode());
  }

  async unplug(place: Place): Promise<void> {
    await this.#worn[place].joyCon.unplug();
  }

  /** Board and sensors are switched off, as overnight. */
  async unplugAll(): Promise<void> {
    const board = this.#board;
    this.#board = undefined;
    if (board !== undefined) await this.#bus.unplug(board);
    for (const place of ['thorax', 'pelvis'] as const) {
      if (this.#worn[place].joyCon.isPlugged) await this.unplug(place);
    }
  }

  /** From now on; at rest, where nothing else is said. */
  move(movements: Partial<Record<Place, Movement>>): void {
    const nowMs = this.#nowMs;
    for (const place of ['thorax', 'pelvis'] as const) {
      const worn = this.#worn[place];
      worn.from = anglesOf(worn, nowMs);
      worn.movement = movements[place] ?? AT_REST;
      worn.movingSinceMs = nowMs;
    }
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#running;
  }

  get #nowMs(): number {
    return performance.now() - this.#startMs;
  }

  #nextNode(): string {
    return `hidraw${this.#nodes++}`;
  }

  #joyCon(role: Place, kind: 'left' | 'right', serial: string, mounted: Vector3): WornJoyCon {
    const segmentToSensor = fromRotationVector(mounted);
    const anglesAt = (tMs: number): Angles => anglesOf(this.#worn[role], tMs);
    const strap: Strap = {
      slot: 0,
      role,
      rateHz: 1000 / SAMPLE_MS,
      anglesAt,
      segmentToSensor: () => segmentToSensor,
    };
    const from: Angles = [0, 0, 0];
    const joyCon = new BusJoyCon(this.#bus, kind, serial);
    return { joyCon, strap, from, movement: AT_REST, movingSinceMs: 0 };
  }

  async #run(): Promise<void> {
    for (let [reports, loads] = [0, 0]; !this.#ended; await sleep(SAMPLE_MS)) {
      for (; (reports + 1) * REPORT_MS <= this.#nowMs; reports++) {
        for (const worn of Object.values(this.#worn)) this.#report(worn, reports * REPORT_MS);
      }
      for (; loads * BOARD_MS <= this.#nowMs; loads++) {
        if (this.#board !== undefined) this.#bus.measure(this.#board, { cells: POSTURES[0] ?? [0, 0, 0, 0] });
      }
    }
  }

  #report({ joyCon, strap }: WornJoyCon, fromMs: number): void {
    if (!joyCon.isPlugged) return;
    const samples = readingsOf(strap, fromMs, fromMs + REPORT_MS).map((reading) => {
      if (reading.type !== 'motion') throw new Error('A Joy-Con tells no orientation');
      return reading;
    });
    joyCon.send(samples);
  }
}

function anglesOf({ from, movement, movingSinceMs }: WornJoyCon, tMs: number): Angles {
  const sinceMs = Math.max(0, tMs - movingSinceMs);
  const share = sinceMs < BLEND_MS ? hump(sinceMs, 0, 2 * BLEND_MS) : 1;
  const to = movement(sinceMs);
  const blended = (index: 0 | 1 | 2): number => (1 - share) * from[index] + share * to[index];
  return [blended(0), blended(1), blended(2)];
}
