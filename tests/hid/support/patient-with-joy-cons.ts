/**
 * The virtual patient off any board, with a fake Joy-Con strapped anyhow to the chest and one to the pelvis, on a mocked
 * bus: a body that answers what it is shown.
 *
 * It makes the time, 10 ms a step, for the sensors process too: the next step waits until all that was sent is read. So
 * a crowded machine makes it slower and tears no gaps.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Stimulus } from '#core/contract/stimulus.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { createVirtualPatient, type VirtualPatient } from '#core/virtual/virtual-patient.ts';
import { WornSensor } from '#core/virtual/worn-sensor.ts';
import { BusJoyCon, type FeltMotion } from './bus-joy-con.ts';
import type { SensorsProcess } from './sensors-process.ts';
import type { UmockdevBus } from './umockdev-bus.ts';

/** Devices are found, opened and unplugged in real time, which must not fall too far behind. */
const LEAST_STEP_MS = 2;
const SAMPLES_PER_REPORT = 3;

export type Place = 'thorax' | 'pelvis';

interface WornJoyCon {
  readonly joyCon: BusJoyCon;
  /** What the Joy-Con would feel there, report by report. */
  readonly sensor: WornSensor;
}

export interface PatientOptions {
  readonly bus: UmockdevBus;
  /** Whose clock is told. */
  readonly sensors: SensorsProcess;
  readonly serials: Readonly<Record<Place, string>>;
  readonly body: Omit<VirtualPatientOptions, 'board' | 'sensors'>;
  /** What the person sees now. */
  readonly shown: () => Stimulus;
}

export class PatientWithJoyCons {
  readonly #options: PatientOptions;
  readonly #body: VirtualPatient;
  readonly #worn: Readonly<Record<Place, WornJoyCon>>;
  readonly #running: Promise<void>;
  /** To be done between two steps. */
  #deeds: (() => Promise<void>)[] = [];
  #nodes = 0;
  #ended = false;

  constructor(options: PatientOptions) {
    const { bus, serials, body } = options;
    this.#options = options;
    this.#body = createVirtualPatient({ ...body, board: 'none', sensors: 'rigid' });
    const wear = (segment: Place, kind: 'left' | 'right'): WornJoyCon => {
      const { trunk } = this.#body;
      if (trunk === undefined) throw new Error('A body without sensors has no trunk');
      const { seed } = body;
      // The fake Joy-Con's timer has no drift of its own, and the bus loses nothing.
      const exact = { samplesPerReport: SAMPLES_PER_REPORT, clockPpm: 0, lossShare: 0 };
      const sensor = new WornSensor(trunk, { seed, segment, wear: 'rigid', ...exact });
      return { joyCon: new BusJoyCon(bus, kind, serials[segment]), sensor };
    };
    this.#worn = { thorax: wear('thorax', 'left'), pelvis: wear('pelvis', 'right') };
    this.#running = this.#run();
  }

  async plug(place: Place): Promise<void> {
    await this.#between(() => this.#worn[place].joyCon.plug(`hidraw${this.#nodes++}`));
  }

  async unplug(place: Place): Promise<void> {
    await this.#between(() => this.#worn[place].joyCon.unplug());
  }

  /** A hand on a shoulder button of the Joy-Con there, or off it. */
  hold(place: Place, isHeld: boolean): void {
    this.#worn[place].joyCon.hold(isHeld);
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#running;
  }

  async #between(deed: () => Promise<void>): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#deeds.push(() => deed().then(resolve, reject));
    });
  }

  async #run(): Promise<void> {
    const { bus, sensors } = this.#options;
    for (let nowMs = HUB_STEP_MS; !this.#ended; nowMs += HUB_STEP_MS) {
      for (const deed of this.#deeds.splice(0)) await deed();
      this.#step();
      await Promise.all([sensors.tellTime(nowMs, bus.sent), sleep(LEAST_STEP_MS)]);
    }
  }

  #step(): void {
    this.#body.step(this.#options.shown());
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
