/**
 * Motion sensors on thorax, pelvis and board: their readings to the angles of a frame.
 *
 * A frame at grid time g says where the body was at g less the delay of the board's window, so that angles and centre
 * of pressure belong together. There the sensors' orientations are read between two samples, or up to 30 ms past the
 * newest; what is older is held and flagged. A sensor that goes takes its own angles and the trunk's with it and leaves
 * the rest.
 */
import { COLUMN, FrameFlag } from '../contract/frame.ts';
import type { HubInput, SegmentAlignment, SensorRole } from '../contract/reading.ts';
import type { BodyStatus, HeadingZero } from '../contract/sensors.ts';
import { message } from '../language/message.ts';
import { cardanAngles, cardanRates } from './cardan.ts';
import { ControllerButtons } from './controller-buttons.ts';
import { calibrationBendStep, standStillStep } from './guided-step.ts';
import type { GuidedStep } from './guided-step.ts';
import { conjugateInto, multiplyInto, orientationOf } from './quaternion.ts';
import type { MutableQuaternion, MutableVector3 } from './quaternion.ts';
import { SensorRoster } from './sensor-roster.ts';
import type { KnownSensor } from './sensor-roster.ts';
import { ANGLES, RATES, writeAngles } from './segment-columns.ts';
import { SlipWatch } from './slip.ts';
import { TiltBoard } from './tilt-board.ts';
import { WornSensor } from './worn-sensor.ts';

/** Samples older than this no longer say where the body is. */
const OLDEST_VALID_MS = 50;

/** After this long, heading of six axes may be off by more than it is worth. */
const LONGEST_SINCE_ZERO_MS = 60_000;

/** Who turns faster than this does not stand straight ahead; quiet stance turns by 1 to 3 deg/s. */
const STILL_DEG_S = 10;

/** What the hub hands on to the body. */
export type BodyInput = Extract<
  HubInput,
  {
    type:
      | 'sensor-attached'
      | 'detached'
      | 'motion'
      | 'orientation'
      | 'tilt'
      | 'stand-still'
      | 'calibration-bend'
      | 'zero-heading'
      | 'clear-alignment'
      | 'alignment'
      | 'gyro-bias'
      | 'vibration';
  }
>;

export class Body {
  readonly #delayMs: number;
  readonly #roster = new SensorRoster();
  readonly #slip = new SlipWatch();
  readonly #buttons = new ControllerButtons();
  #step: GuidedStep | undefined;
  #headingZero: HeadingZero | undefined;
  #newestReadingMs: number | undefined;
  /** Of the frame at hand, segment to person. */
  readonly #thorax: MutableQuaternion = [1, 0, 0, 0];
  readonly #pelvis: MutableQuaternion = [1, 0, 0, 0];
  readonly #trunk: MutableQuaternion = [1, 0, 0, 0];
  readonly #board: MutableQuaternion = [1, 0, 0, 0];
  readonly #velocityRadS: MutableVector3 = [0, 0, 0];

  /** @param delayMs how long ago what a frame says of the body was. */
  constructor(delayMs: number) {
    this.#delayMs = delayMs;
  }

  /** When a sensor was last heard; undefined before. */
  get newestReadingMs(): number | undefined {
    return this.#newestReadingMs;
  }

  get known(): readonly KnownSensor[] {
    return this.#roster.known;
  }

  status(nowMs: number): BodyStatus {
    const segments = this.#roster.attached.map((sensor) => sensor.status(nowMs));
    const calibration = this.#step?.status(nowMs);
    const headingZero = this.#headingZero;
    return {
      segments,
      ...(calibration === undefined ? {} : { calibration }),
      ...(headingZero === undefined ? {} : { headingZero }),
    };
  }

  /** Never throws: what is no reading of a sensor that is attached is ignored. */
  take(input: BodyInput, nowMs: number): void {
    switch (input.type) {
      case 'sensor-attached':
        this.#roster.attach(input);
        this.#rosterChanged();
        break;
      case 'detached':
        if (this.#roster.inSlot(input.slot) === undefined) break;
        this.#roster.detach(input.slot);
        this.#rosterChanged();
        break;
      case 'stand-still':
        this.#step = standStillStep(this.#worn(['thorax', 'pelvis', 'board']), nowMs, input.durationMs);
        break;
      case 'calibration-bend':
        this.#step = calibrationBendStep(this.#worn(['thorax', 'pelvis']), nowMs, input.durationMs);
        break;
      case 'zero-heading':
        this.#headingZero = this.#zeroHeading(nowMs);
        break;
      case 'clear-alignment':
        this.#step = undefined;
        this.#headingZero = undefined;
        this.#roster.clearAlignments();
        this.#slip.restart();
        break;
      case 'alignment':
        this.#align(input);
        break;
      case 'gyro-bias':
        this.#wornIn(input.slot)?.fused.expectBias(input.gyroBiasRadS);
        break;
      case 'vibration':
        this.#wornIn(input.slot)?.fused.vibration.vibrate(nowMs, input.durationMs);
        break;
      default:
        this.#read(input, nowMs);
    }
  }

  /** Ends a guided step whose time has come. */
  settle(nowMs: number): void {
    if (this.#step === undefined || !this.#step.running) return;
    this.#step.settle(nowMs);
    if (!this.#step.running) this.#slip.restart();
  }

  /**
   * Brings the body's columns of a row up to a grid time; what is not known then stays as it is.
   * @returns bits of `FrameFlag`.
   */
  write(row: Float64Array, tMs: number): number {
    const thorax = this.#writeSegment(row, 'thorax', this.#thorax, tMs);
    const pelvis = this.#writeSegment(row, 'pelvis', this.#pelvis, tMs);
    if (thorax && pelvis) this.#writeTrunk(row);
    else this.#slip.restart();
    return (
      (this.#writeTilt(row, tMs) ? FrameFlag.tiltValid : 0) |
      (thorax ? FrameFlag.thoraxValid : 0) |
      (pelvis ? FrameFlag.pelvisValid : 0) |
      (this.#buttons.next(tMs) ? FrameFlag.controllerButton : 0) |
      this.#wearing(tMs)
    );
  }

  #rosterChanged(): void {
    this.#step?.keepTo(this.#worn(['thorax', 'pelvis', 'board']));
    this.#buttons.keepTo(this.#roster.attached.map(({ facts }) => facts));
    this.#slip.restart();
  }

  #worn(roles: readonly SensorRole[]): WornSensor[] {
    return roles.flatMap((role) => this.#roster.worn(role) ?? []);
  }

  #wornIn(slot: number): WornSensor | undefined {
    const sensor = this.#roster.inSlot(slot);
    return sensor instanceof WornSensor ? sensor : undefined;
  }

  #read(input: Extract<BodyInput, { type: 'motion' | 'orientation' | 'tilt' }>, nowMs: number): void {
    const sensor = this.#roster.inSlot(input.slot);
    if (sensor === undefined || sensor.facts.kind !== input.type) return;
    this.#newestReadingMs = nowMs;
    if (input.type !== 'tilt') this.#buttons.read(input, nowMs);
    if (sensor instanceof TiltBoard) {
      if (input.type === 'tilt') sensor.read(input, nowMs);
    } else if (
      input.type !== 'tilt' &&
      sensor.fused.read(input, nowMs) &&
      !sensor.fused.vibration.vibratesAt(nowMs)
    ) {
      this.#step?.observe(sensor);
    }
  }

  /** For all sensors on the body that can be heard, or for none. */
  #zeroHeading(nowMs: number): HeadingZero {
    const heard = this.#worn(['thorax', 'pelvis']).filter((sensor) => isFresh(sensor, nowMs));
    if (heard.some((sensor) => sensor.movementDegS(nowMs) > STILL_DEG_S)) return refused('moved');
    for (const sensor of heard) sensor.zero(nowMs);
    this.#slip.restart();
    const aligned = heard.filter((sensor) => sensor.alignment !== undefined);
    if (aligned.length === 0) return refused('not-calibrated');
    return aligned.every((sensor) => sensor.sinceZeroMs(nowMs) === 0) ? { state: 'done' } : refused('bent');
  }

  #align({ slot, segmentToSensor }: SegmentAlignment): void {
    const orientation = orientationOf(segmentToSensor);
    if (orientation === undefined) return;
    this.#wornIn(slot)?.align(orientation);
    this.#slip.restart();
  }

  /** False while the segment's angles can't be told. */
  #writeSegment(
    row: Float64Array,
    role: 'thorax' | 'pelvis',
    orientation: MutableQuaternion,
    tMs: number,
  ): boolean {
    const sensor = this.#roster.worn(role);
    if (sensor === undefined || !isFresh(sensor, tMs)) return false;
    const thenMs = tMs - this.#delayMs;
    if (!sensor.orientationInto(orientation, thenMs)) return false;
    sensor.velocityInto(this.#velocityRadS, thenMs);
    writeAngles(row, ANGLES[role], cardanAngles(orientation));
    writeAngles(row, RATES[role], cardanRates(this.#velocityRadS));
    return true;
  }

  /** The thorax against the pelvis, and whether one of their sensors has just slipped. */
  #writeTrunk(row: Float64Array): void {
    const trunk = this.#trunk;
    conjugateInto(trunk, this.#pelvis);
    multiplyInto(trunk, trunk, this.#thorax);
    writeAngles(row, ANGLES.trunk, cardanAngles(trunk));
    const gaveWay = this.#slip.next(this.#thorax, this.#pelvis, trunk);
    if (gaveWay !== undefined) this.#roster.worn(gaveWay)?.giveWay();
  }

  #writeTilt(row: Float64Array, tMs: number): boolean {
    const board = this.#roster.inRole('board');
    if (board === undefined || !isFresh(board, tMs)) return false;
    const thenMs = tMs - this.#delayMs;
    if (board instanceof TiltBoard) {
      const tilt = board.at(thenMs);
      if (tilt === undefined) return false;
      row[COLUMN.boardTiltMlDeg] = tilt.mlDeg;
      row[COLUMN.boardTiltApDeg] = tilt.apDeg;
      return true;
    }
    if (!board.orientationInto(this.#board, thenMs)) return false;
    const { flexionDeg, lateralDeg } = cardanAngles(this.#board);
    row[COLUMN.boardTiltMlDeg] = lateralDeg;
    row[COLUMN.boardTiltApDeg] = flexionDeg;
    return true;
  }

  /** Flags of what is worn, whether or not it can be heard. */
  #wearing(tMs: number): number {
    const thorax = this.#roster.worn('thorax');
    const pelvis = this.#roster.worn('pelvis');
    const thenMs = tMs - this.#delayMs;
    const isDoubtful = isAxialDoubtful(thorax, tMs) || isAxialDoubtful(pelvis, tMs);
    return (
      (thorax === undefined ? 0 : FrameFlag.thoraxAttached) |
      (thorax?.slipped === true ? FrameFlag.thoraxSlipped : 0) |
      (pelvis === undefined ? 0 : FrameFlag.pelvisAttached) |
      (pelvis?.slipped === true ? FrameFlag.pelvisSlipped : 0) |
      (thorax?.fused.vibration.vibratesAt(thenMs) === true ? FrameFlag.thoraxVibrating : 0) |
      (pelvis?.fused.vibration.vibratesAt(thenMs) === true ? FrameFlag.pelvisVibrating : 0) |
      (isDoubtful ? FrameFlag.axialDoubtful : 0)
    );
  }
}

function refused(why: 'moved' | 'not-calibrated' | 'bent'): HeadingZero {
  return { state: 'refused', problem: message(`sensor-set-up.zero.${why}`) };
}

function isFresh(sensor: WornSensor | TiltBoard, tMs: number): boolean {
  return tMs - sensor.newestMs <= OLDEST_VALID_MS;
}

function isAxialDoubtful(sensor: WornSensor | undefined, tMs: number): boolean {
  if (sensor?.alignment === undefined) return false;
  return !((sensor.sinceZeroMs(tMs) ?? Infinity) <= LONGEST_SINCE_ZERO_MS);
}
