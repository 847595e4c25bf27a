/**
 * A motion sensor strapped to the virtual patient, any way round: what it reads, by its own clock, in reports of one or
 * several samples that come late and of which some are lost.
 */
import {
  type Quaternion,
  type Vector3,
  conjugate,
  fromRotationVector,
  multiply,
  rotate,
} from '../imu/quaternion.ts';
import { type Random, createRandom, deriveSeed, normal, uniform } from '../signal/random.ts';
import { STANDARD_GRAVITY_M_S2 } from '../units.ts';
import { ACC_M_S2, GYRO_RAD_S, InertialErrors, MAG_UT } from './inertial-errors.ts';
import { type Posture, type Segment, add, radiansOf, scaled } from './posture.ts';
import { type BoneMotion, Skin } from './skin.ts';
import type { Trunk } from './trunk.ts';
import { VibrationMotor } from './vibration-motor.ts';

export interface WornSensorOptions {
  readonly seed: number;
  readonly segment: Segment;
  /** Fixed to the bone, or on skin that wobbles. */
  readonly wear: 'rigid' | 'soft-tissue';
  /** 200 unless said otherwise. */
  readonly rateHz?: number;
  /** 3 unless said otherwise. */
  readonly samplesPerReport?: number;
  /** How much faster than true time its clock runs; within 100 ppm unless said otherwise. */
  readonly clockPpm?: number;
  /** Share of reports that do not arrive; 0.5 % unless said otherwise. */
  readonly lossShare?: number;
  /** Of its motor, in times the usual. */
  readonly motorStrength?: number;
}

/** One sample; times in ms. */
export interface WornReading {
  /** When its report arrived, since the body began. */
  readonly arrivedMs: number;
  /** By the sensor's own clock. */
  readonly deviceMs: number;
  readonly gyroRadS: Vector3;
  readonly accMS2: Vector3;
  readonly magUt?: Vector3;
}

interface Report {
  readonly arrivesMs: number;
  readonly samples: readonly Omit<WornReading, 'arrivedMs'>[];
}

const RATE_HZ = 200;
const SAMPLES_PER_REPORT = 3;
const LOSS_SHARE = 0.005;
const LARGEST_CLOCK_PPM = 100;

/** A report is under way for at least 12 ms, and mostly some ms longer: radio slots (chosen). */
const LEAST_DELAY_MS = 12;
const DELAY_JITTER_MS = 4;

/** Derivatives are differences over this time to both sides. */
const DIFFERENCE_MS = 1;

/** In central Europe, uT, north and up; steel in the building bends it by up to this at each place. */
const FIELD_NORTH_UT = 20;
const FIELD_UP_UT = -44;
const LARGEST_STEEL_UT = 4;

export class WornSensor {
  readonly segment: Segment;
  readonly rateHz: number;
  readonly samplesPerReport: number;
  usesMagnetometer = false;
  received = 0;
  lost = 0;
  readonly #trunk: Trunk;
  readonly #random: Random;
  readonly #lossShare: number;
  readonly #gyro: InertialErrors;
  readonly #acc: InertialErrors;
  readonly #mag: InertialErrors;
  readonly #skin: Skin | undefined;
  readonly #field: Vector3;
  readonly #motor: VibrationMotor;
  /** Time between two samples by its clock, and in truth. */
  readonly #intervalMs: number;
  readonly #trueIntervalMs: number;
  #segmentToSensor: Quaternion;
  #nextMs: number;
  #deviceMs: number;
  #samples: Omit<WornReading, 'arrivedMs'>[] = [];
  #underWay: Report[] = [];

  constructor(trunk: Trunk, options: WornSensorOptions) {
    const { seed, segment, wear, rateHz = RATE_HZ } = options;
    const stream = (label: string): Random => createRandom(deriveSeed(seed, `${segment} sensor ${label}`));
    const build = stream('build');
    this.#trunk = trunk;
    this.segment = segment;
    this.rateHz = rateHz;
    this.samplesPerReport = options.samplesPerReport ?? SAMPLES_PER_REPORT;
    this.#lossShare = options.lossShare ?? LOSS_SHARE;
    this.#random = stream('reports');
    this.#gyro = new InertialErrors(GYRO_RAD_S, rateHz, stream('gyro'));
    this.#acc = new InertialErrors(ACC_M_S2, rateHz, stream('acc'));
    this.#mag = new InertialErrors(MAG_UT, rateHz, stream('mag'));
    this.#skin = wear === 'soft-tissue' ? new Skin(stream('skin')) : undefined;
    this.#segmentToSensor = anyOrientation(build);
    this.#field = fieldAt(seed, build);
    this.#motor = new VibrationMotor(stream('motor'), options.motorStrength);
    this.#intervalMs = 1000 / rateHz;
    const clockPpm = options.clockPpm ?? uniform(build, -LARGEST_CLOCK_PPM, LARGEST_CLOCK_PPM);
    this.#trueIntervalMs = this.#intervalMs / (1 + clockPpm * 1e-6);
    this.#nextMs = trunk.nowMs + uniform(build, 0, this.#intervalMs);
    this.#deviceMs = uniform(build, 0, 1e6);
  }

  /** How it is strapped: turns a vector given in axes of the segment into the sensor's. */
  get segmentToSensor(): Quaternion {
    return this.#segmentToSensor;
  }

  /** The strap slips: from now on the sensor sits turned by this, a rotation vector in axes of the segment. */
  slip(rotationRad: Vector3): void {
    this.#segmentToSensor = multiply(this.#segmentToSensor, conjugate(fromRotationVector(rotationRad)));
  }

  /** Its motor runs for so long from now. */
  vibrate(durationMs: number): void {
    this.#motor.run(this.#trunk.nowMs, durationMs);
  }

  /** So much time went by of which nothing is simulated: its clock went on. */
  leaveOut(durationMs: number): void {
    this.#deviceMs += durationMs;
  }

  /** What arrived since the body's step before, in order. */
  step(): WornReading[] {
    while (this.#nextMs + DIFFERENCE_MS <= this.#trunk.knownMs) this.#sample();
    const arrived = this.#underWay.filter(({ arrivesMs }) => arrivesMs <= this.#trunk.nowMs);
    this.#underWay = this.#underWay.slice(arrived.length);
    const readings = arrived.flatMap(({ arrivesMs, samples }) =>
      samples.map((sample) => ({ arrivedMs: arrivesMs, ...sample })),
    );
    this.received += readings.length;
    return readings;
  }

  #sample(): void {
    const { bone, orientation } = this.#boneAt(this.#nextMs);
    const felt = this.#skin?.step(bone, this.#trueIntervalMs / 1000) ?? bone;
    const toSensor = this.#segmentToSensor;
    const shaking = this.#motor.at(this.#nextMs);
    const sample = {
      deviceMs: this.#deviceMs,
      gyroRadS: this.#gyro.read(add(rotate(toSensor, felt.angularVelocityRadS), shaking.gyroRadS)),
      accMS2: this.#acc.read(add(rotate(toSensor, felt.specificForceMS2), shaking.accMS2)),
    };
    const field = this.usesMagnetometer ? rotate(conjugate(orientation), this.#field) : undefined;
    this.#samples.push(field ? { ...sample, magUt: this.#mag.read(rotate(toSensor, field)) } : sample);
    if (this.#samples.length >= this.samplesPerReport) this.#send(this.#nextMs);
    this.#nextMs += this.#trueIntervalMs;
    this.#deviceMs += this.#intervalMs;
  }

  #send(takenMs: number): void {
    const samples = this.#samples;
    this.#samples = [];
    const delayMs = LEAST_DELAY_MS + DELAY_JITTER_MS * Math.abs(normal(this.#random));
    if (this.#random.next() < this.#lossShare) {
      this.lost += samples.length;
      return;
    }
    // Reports keep their order: none overtakes the one before.
    const arrivesMs = Math.max(takenMs + delayMs, this.#underWay.at(-1)?.arrivesMs ?? 0);
    this.#underWay.push({ arrivesMs, samples });
  }

  #boneAt(tMs: number): { readonly bone: BoneMotion; readonly orientation: Quaternion } {
    const differenceS = DIFFERENCE_MS / 1000;
    const postureBefore = this.#trunk.postureAt(tMs - DIFFERENCE_MS);
    const postureAfter = this.#trunk.postureAt(tMs + DIFFERENCE_MS);
    const before = this.#trunk.poseOf(postureBefore, this.segment);
    const now = this.#trunk.poseOf(this.#trunk.postureAt(tMs), this.segment);
    const after = this.#trunk.poseOf(postureAfter, this.segment);
    const [, x, y, z] = multiply(conjugate(before.orientation), after.orientation);
    const accelerationMS2 = scaled(
      add(add(before.sensorM, after.sensorM), scaled(now.sensorM, -2)),
      1 / (differenceS * differenceS),
    );
    const force = add(accelerationMS2, [0, 0, STANDARD_GRAVITY_M_S2]);
    const [spineBefore, spineAfter] = [spineRad(postureBefore), spineRad(postureAfter)];
    const bone = {
      // Of a small turn, the vector part is half the rotation.
      angularVelocityRadS: scaled([x, y, z], 1 / differenceS),
      specificForceMS2: rotate(conjugate(now.orientation), force),
      spineRad: scaled(add(spineBefore, spineAfter), 0.5),
      spineRadS: scaled(add(spineAfter, scaled(spineBefore, -1)), 0.5 / differenceS),
    };
    return { bone, orientation: now.orientation };
  }
}

/** How the thorax is bent against the pelvis, about x, y and z. */
function spineRad(posture: Posture): Vector3 {
  return [
    radiansOf(posture.thoraxLateralDeg - posture.pelvisLateralDeg),
    radiansOf(posture.thoraxFlexionDeg - posture.pelvisFlexionDeg),
    -radiansOf(posture.thoraxAxialDeg - posture.pelvisAxialDeg),
  ];
}

/** Uniform over all orientations (Shoemake 1992, Graphics Gems III: a normal vector in four dimensions). */
function anyOrientation(random: Random): Quaternion {
  const q = [normal(random), normal(random), normal(random), normal(random)] as const;
  const length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
  return [q[0] / length, q[1] / length, q[2] / length, q[3] / length];
}

/** The magnetic field in axes of the person, who faces any way, the same for all their sensors. */
function fieldAt(seed: number, random: Random): Vector3 {
  const facing = uniform(createRandom(deriveSeed(seed, 'facing')), 0, 2 * Math.PI);
  const steel = (): number => uniform(random, -LARGEST_STEEL_UT, LARGEST_STEEL_UT);
  return [
    FIELD_NORTH_UT * Math.cos(facing) + steel(),
    FIELD_NORTH_UT * Math.sin(facing) + steel(),
    FIELD_UP_UT + steel(),
  ];
}
