/**
 * The virtual patient off any board, with a fake Joy-Con strapped anyhow to the chest and one to the pelvis, on a mocked
 * bus: a body that answers what it is shown, in real time.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Stimulus } from '#core/contract/stimulus.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { createVirtualPatient, type VirtualPatient } from '#core/virtual/virtual-patient.ts';
import { WornSensor } from '#core/virtual/worn-sensor.ts';
import { BusJoyCon, type FeltMotion } from './bus-joy-con.ts';
import type { UmockdevBus } from './umockdev-bus.ts';

const LOOK_EVERY_MS = 5;
const SAMPLES_PER_REPORT = 3;

export type Place = 'thorax' | 'pelvis';

interface WornJoyCon {
  readonly joyCon: BusJoyCon;
  /** What the Joy-Con would feel there, report by report. */
  readonly sensor: WornSensor;
}

export class PatientWithJoyCons {
  readonly #body: VirtualPatient;
  readonly #worn: Readonly<Record<Place, WornJoyCon>>;
  readonly #shown: () => Stimulus;
  readonly #running: Promise<void>;
  #nodes = 0;
  #ended = false;

  /** @param shown what the person sees now. */
  constructor(
    bus: UmockdevBus,
    serials: Readonly<Record<Place, string>>,
    options: Omit<VirtualPatientOptions, 'board' | 'sensors'>,
    shown: () => Stimulus,
  ) {
    this.#shown = shown;
    this.#body = createVirtualPatient({ ...options, board: 'none', sensors: 'rigid' });
    const wear = (segment: Place, kind: 'left' | 'right'): WornJoyCon => {
      const { trunk } = this.#body;
      if (trunk === undefined) throw new Error('A body without sensors has no trunk');
      const { seed } = options;
      // The fake Joy-Con's timer has no drift of its own, and the bus loses nothing.
      const exact = { samplesPerReport: SAMPLES_PER_REPORT, clockPpm: 0, lossShare: 0 };
      const sensor = new WornSensor(trunk, { seed, segment, wear: 'rigid', ...exact });
      return { joyCon: new BusJoyCon(bus, kind, serials[segment]), sensor };
    };
    this.#worn = { thorax: wear('thorax', 'left'), pelvis: wear('pelvis', 'right') };
    this.#running = this.#run();
  }

  async plug(place: Place): Promise<void> {
    await this.#worn[place].joyCon.plug(`hidraw${this.#nodes++}`);
  }

  async unplug(place: Place): Promise<void> {
    await this.#worn[place].joyCon.unplug();
  }

  /** A hand on a shoulder button of the Joy-Con there, or off it. */
  hold(place: Place, isHeld: boolean): void {
    this.#worn[place].joyCon.hold(isHeld);
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    const startMs = performance.now();
    for (let steps = 0; !this.#ended; await sleep(LOOK_EVERY_MS)) {
      for (; (steps + 1) * HUB_STEP_MS <= performance.now() - startMs; steps++) this.#step();
    }
  }

  #step(): void {
    this.#body.step(this.#shown());
    for (const { joyCon, sensor } of Object.values(this.#worn)) {
      for (const report of reportsOf(sensor.step())) joyCon.send(report);
    }
  }
}

/** A report arrives as a whole. */
function reportsOf(samples: readonly FeltMotion[]): (readonly FeltMotion[])[] {
  return Array.from({ length: samples.length / SAMPLES_PER_REPORT }, (_, index) =>
    samples.slice(index * SAMPLES_PER_REPORT, (index + 1) * SAMPLES_PER_REPORT),
  );
}
