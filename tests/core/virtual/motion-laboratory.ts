/**
 * The whole chain from a body whose angles are known to the frames that tell them: sensors on the virtual patient, their
 * readings as bytes, the hub with its two guided steps, and the truth beside every frame.
 */
import type { BodyAngles } from '#core/contract/body-angles.ts';
import { type Frame, FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { HubInput } from '#core/contract/reading.ts';
import type { BodyStatus, VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Movement } from '#core/contract/stimulus.ts';
import { Hub } from '#core/session/hub.ts';
import { DEFAULT_WINDOW_MS, groupDelayMs } from '#core/session/hub-window.ts';
import { decodeInputs, encodeInputs } from '#core/recording/input-codec.ts';
import type { Segment } from '#core/virtual/posture.ts';
import type { Trunk } from '#core/virtual/trunk.ts';
import { type VirtualPatient, createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { WornSensor, type WornSensorOptions } from '#core/virtual/worn-sensor.ts';
import { boardReading, stimulusAt } from './laboratory.ts';

/** What even the promptest report is under way for: the hub cannot know it, so frames are so much later. */
export const LEAST_TRANSPORT_MS = 12;

/** How long ago what a frame says of the body was. */
export const LATENCY_MS = groupDelayMs(DEFAULT_WINDOW_MS) + LEAST_TRANSPORT_MS;

export interface Wearing extends VirtualPatientOptions {
  readonly sensors: 'rigid' | 'soft-tissue';
  readonly thorax?: Partial<WornSensorOptions>;
  readonly pelvis?: Partial<WornSensorOptions>;
}

export interface Moment {
  readonly frame: Frame;
  readonly truth: BodyAngles;
}

const SLOTS = { thorax: 1, pelvis: 2 } as const;
const SEGMENTS = ['thorax', 'pelvis'] as const;

export class MotionLaboratory {
  readonly hub = new Hub();
  readonly trunk: Trunk;
  readonly sensors: Readonly<Record<Segment, WornSensor>>;
  /** Everything the hub was given. */
  readonly inputs: HubInput[] = [];
  /** Whose reports no longer arrive. */
  readonly lost = new Set<Segment>();
  latencyMs = LATENCY_MS;
  readonly #patient: VirtualPatient;
  #hostMs = 0;

  constructor({ thorax, pelvis, ...options }: Wearing) {
    this.#patient = createVirtualPatient(options);
    const { trunk } = this.#patient;
    if (trunk === undefined) throw new Error('Somebody who wears sensors has a trunk.');
    this.trunk = trunk;
    const worn = (segment: Segment, more: Partial<WornSensorOptions> = {}): WornSensor =>
      new WornSensor(trunk, { seed: options.seed, segment, wear: options.sensors, ...more });
    this.sensors = { thorax: worn('thorax', thorax), pelvis: worn('pelvis', pelvis) };
    this.attach('thorax');
    this.attach('pelvis');
  }

  get body(): BodyStatus {
    return this.hub.body;
  }

  attach(segment: Segment): void {
    this.push({
      type: 'sensor-attached',
      slot: SLOTS[segment],
      hostMs: this.#hostMs,
      source: 'virtual-patient',
      kind: 'motion',
      role: segment,
      axes: 6,
      nominalRateHz: this.sensors[segment].rateHz,
      model: 'Virtual sensor',
      serial: `virtual-${segment}`,
    });
  }

  detach(segment: Segment): void {
    this.push({ type: 'detached', slot: SLOTS[segment], hostMs: this.#hostMs });
  }

  /** The motor of a sensor runs for so long, and the hub is told or not. */
  vibrate(segment: Segment, durationMs: number, told: boolean): void {
    this.sensors[segment].vibrate(durationMs);
    if (told) this.push({ type: 'vibration', slot: SLOTS[segment], hostMs: this.#hostMs, durationMs });
  }

  zeroHeading(): void {
    this.push({ type: 'zero-heading', hostMs: this.#hostMs });
  }

  /** Frames of doing this, each with the truth at the time that it tells of. */
  run(movement: Movement, seconds: number): Moment[] {
    const moments: Moment[] = [];
    for (let step = 0; step < 100 * seconds; step++) {
      for (const frame of this.#step(movement)) {
        const tMs = frame.tMs - this.latencyMs;
        if (tMs >= 10) moments.push({ frame, truth: this.trunk.anglesAt(tMs) });
      }
    }
    return moments;
  }

  /** Steps on, stands still, bends once, stands straight: after that the hub knows how the sensors are strapped. */
  calibrate(): void {
    this.run('stand-still', 4);
    this.push({ type: 'stand-still', hostMs: this.#hostMs, durationMs: 3000 });
    this.run('stand-still', 3.2);
    this.push({ type: 'calibration-bend', hostMs: this.#hostMs, durationMs: 8000 });
    this.run('calibration-bend', 1);
    this.run('stand-still', 8);
    this.zeroHeading();
  }

  push(...inputs: readonly HubInput[]): Frame[] {
    const decoded = decodeInputs(encodeInputs(inputs));
    this.inputs.push(...decoded);
    return decoded.flatMap((input) => this.hub.push(input));
  }

  #step(movement: Movement): Frame[] {
    this.#hostMs += 10;
    const seen = stimulusAt({ mlMm: 0, apMm: 0 }, { attending: false, movement });
    const cells = this.#patient.step(seen);
    const readings = SEGMENTS.flatMap((segment) => this.#readings(segment));
    readings.sort((a, b) => a.hostMs - b.hostMs);
    return this.push(...readings, boardReading(cells, this.#hostMs));
  }

  #readings(segment: Segment): HubInput[] {
    const arrived = this.sensors[segment].step();
    if (this.lost.has(segment)) return [];
    return arrived.map(({ arrivedMs, deviceMs, gyroRadS, accMS2 }) => ({
      type: 'motion',
      slot: SLOTS[segment],
      hostMs: arrivedMs,
      deviceMs,
      gyroRadS,
      accMS2,
      button: false,
    }));
  }
}

export const ANGLES = [
  'thoraxFlexionDeg',
  'thoraxLateralDeg',
  'pelvisFlexionDeg',
  'pelvisLateralDeg',
  'trunkFlexionDeg',
  'trunkLateralDeg',
] as const satisfies readonly (keyof BodyAngles)[];

export function rmse(moments: readonly Moment[], angle: keyof BodyAngles): number {
  const squares = moments.map(({ frame, truth }) => (frame[angle] - truth[angle]) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

/** Both sensors are aligned and heard. */
export function isValid({ frame }: Moment): boolean {
  return hasFlag(frame, FrameFlag.thoraxValid) && hasFlag(frame, FrameFlag.pelvisValid);
}
