/**
 * Hub inputs as bytes, for recordings and for the message port: one tag byte an input, then its fields, little-endian.
 * Numbers are float64, so that a replay folds over exactly what live play folded over.
 *
 * | tag | input     | fields                                                                                   |
 * |-----|-----------|------------------------------------------------------------------------------------------|
 * | 1   | board     | slot u16, button u8, hostMs, front right, back right, front left, back left              |
 * | 2   | attached  | slot u16, source u8, hostMs, spacing ml, spacing ap, load scale, model text, serial text |
 * | 3   | detached  | slot u16, hostMs                                                                         |
 * | 4   | tick      | hostMs                                                                                   |
 * | 5   | tare      | hostMs, durationMs                                                                       |
 * | 6   | body-mass | hostMs, bodyMassKg                                                                       |
 * | 7   | sensor-attached | slot u16, source u8, kind u8, role u8, axes u8, hostMs, rate, model text, serial text |
 * | 8   | motion    | slot u16, button u8, magnetic u8, hostMs, deviceMs, gyro xyz, acc xyz; magnetometer xyz if magnetic |
 * | 9   | orientation | slot u16, button u8, hostMs, deviceMs, quaternion wxyz                                 |
 * | 10  | tilt      | slot u16, hostMs, ml, ap                                                                 |
 * | 11  | stand-still | hostMs, durationMs                                                                     |
 * | 12  | calibration-bend | hostMs, durationMs                                                                |
 * | 13  | zero-heading | hostMs                                                                                |
 * | 14  | alignment | slot u16, hostMs, quaternion wxyz                                                        |
 * | 15  | gyro-bias | slot u16, hostMs, bias xyz                                                               |
 * | 16  | clear-alignment | hostMs                                                                             |
 * | 17  | vibration | slot u16, hostMs, durationMs                                                             |
 *
 * A text is its length in bytes (u16) and UTF-8; `button` and `magnetic` are 1 or 0.
 */
import { message } from '../language/message.ts';
import type { HubInput, MotionReading, SensorKind, SensorRole } from '../contract/reading.ts';
import type { DeviceSource } from '../contract/source.ts';
import { ByteReader, ByteWriter, damagedRecording } from './bytes.ts';

const TAG = {
  board: 1,
  attached: 2,
  detached: 3,
  tick: 4,
  tare: 5,
  'body-mass': 6,
  'sensor-attached': 7,
  motion: 8,
  orientation: 9,
  tilt: 10,
  'stand-still': 11,
  'calibration-bend': 12,
  'zero-heading': 13,
  alignment: 14,
  'gyro-bias': 15,
  'clear-alignment': 16,
  vibration: 17,
} as const satisfies Record<HubInput['type'], number>;

/** Their places are part of the format: add at the end only. */
const SOURCES = ['hid', 'virtual-patient', 'pointer', 'replay'] as const satisfies readonly DeviceSource[];
const KINDS = ['motion', 'orientation', 'tilt'] as const satisfies readonly SensorKind[];
const ROLES = ['thorax', 'pelvis', 'board', 'none'] as const satisfies readonly SensorRole[];

/** @throws KeelError `invalid-argument` for a slot that is no integer from 0 to 65535, or a text over 65535 bytes. */
export function encodeInputs(inputs: readonly HubInput[]): Uint8Array {
  const writer = new ByteWriter();
  for (const input of inputs) encodeInput(writer, input);
  return writer.bytes();
}

/** @throws KeelError `damaged-file` when the bytes end within an input or hold an unknown one. */
export function decodeInputs(bytes: Uint8Array): HubInput[] {
  const reader = new ByteReader(bytes);
  const inputs: HubInput[] = [];
  while (!reader.atEnd()) inputs.push(decodeInput(reader));
  return inputs;
}

function encodeInput(writer: ByteWriter, input: HubInput): void {
  writer.uint8(TAG[input.type]);
  switch (input.type) {
    case 'board':
      writer.slot(input.slot);
      writer.uint8(input.button ? 1 : 0);
      writer.float64(input.hostMs);
      writer.float64(input.frontRightKg);
      writer.float64(input.backRightKg);
      writer.float64(input.frontLeftKg);
      writer.float64(input.backLeftKg);
      break;
    case 'attached':
      writer.slot(input.slot);
      writer.uint8(SOURCES.indexOf(input.source));
      writer.float64(input.hostMs);
      writer.float64(input.sensorSpacingMlMm);
      writer.float64(input.sensorSpacingApMm);
      writer.float64(input.loadScale);
      writer.text(input.model);
      writer.text(input.serial);
      break;
    case 'detached':
      writer.slot(input.slot);
      writer.float64(input.hostMs);
      break;
    case 'tick':
      writer.float64(input.hostMs);
      break;
    case 'tare':
      writer.float64(input.hostMs);
      writer.float64(input.durationMs);
      break;
    case 'body-mass':
      writer.float64(input.hostMs);
      writer.float64(input.bodyMassKg);
      break;
    case 'sensor-attached':
      writer.slot(input.slot);
      writer.uint8(SOURCES.indexOf(input.source));
      writer.uint8(KINDS.indexOf(input.kind));
      writer.uint8(ROLES.indexOf(input.role));
      writer.uint8(input.axes);
      writer.float64s([input.hostMs, input.nominalRateHz]);
      writer.text(input.model);
      writer.text(input.serial);
      break;
    case 'motion':
      writer.slot(input.slot);
      writer.uint8(input.button ? 1 : 0);
      writer.uint8(input.magUt === undefined ? 0 : 1);
      writer.float64s([input.hostMs, input.deviceMs]);
      writer.float64s([...input.gyroRadS, ...input.accMS2, ...(input.magUt ?? [])]);
      break;
    case 'orientation':
      writer.slot(input.slot);
      writer.uint8(input.button ? 1 : 0);
      writer.float64s([input.hostMs, input.deviceMs, ...input.quaternion]);
      break;
    case 'tilt':
      writer.slot(input.slot);
      writer.float64s([input.hostMs, input.tiltMlDeg, input.tiltApDeg]);
      break;
    case 'stand-still':
    case 'calibration-bend':
      writer.float64s([input.hostMs, input.durationMs]);
      break;
    case 'zero-heading':
    case 'clear-alignment':
      writer.float64(input.hostMs);
      break;
    case 'alignment':
      writer.slot(input.slot);
      writer.float64s([input.hostMs, ...input.segmentToSensor]);
      break;
    case 'gyro-bias':
      writer.slot(input.slot);
      writer.float64s([input.hostMs, ...input.gyroBiasRadS]);
      break;
    case 'vibration':
      writer.slot(input.slot);
      writer.float64s([input.hostMs, input.durationMs]);
      break;
  }
}

// Fields of an object literal are evaluated in the order they are written, which is the order of the bytes.
function decodeInput(reader: ByteReader): HubInput {
  const tag = reader.uint8();
  switch (tag) {
    case TAG.board:
      return {
        type: 'board',
        slot: reader.uint16(),
        button: reader.uint8() === 1,
        hostMs: reader.float64(),
        frontRightKg: reader.float64(),
        backRightKg: reader.float64(),
        frontLeftKg: reader.float64(),
        backLeftKg: reader.float64(),
      };
    case TAG.attached:
      return {
        type: 'attached',
        slot: reader.uint16(),
        source: named(SOURCES, reader.uint8(), 'error.recording.unknown-source'),
        hostMs: reader.float64(),
        sensorSpacingMlMm: reader.float64(),
        sensorSpacingApMm: reader.float64(),
        loadScale: reader.float64(),
        model: reader.text(),
        serial: reader.text(),
      };
    case TAG.detached:
      return { type: 'detached', slot: reader.uint16(), hostMs: reader.float64() };
    case TAG.tick:
      return { type: 'tick', hostMs: reader.float64() };
    case TAG.tare:
      return { type: 'tare', hostMs: reader.float64(), durationMs: reader.float64() };
    case TAG['body-mass']:
      return { type: 'body-mass', hostMs: reader.float64(), bodyMassKg: reader.float64() };
    case TAG['sensor-attached']:
      return {
        type: 'sensor-attached',
        slot: reader.uint16(),
        source: named(SOURCES, reader.uint8(), 'error.recording.unknown-source'),
        kind: named(KINDS, reader.uint8(), 'error.recording.unknown-kind'),
        role: named(ROLES, reader.uint8(), 'error.recording.unknown-role'),
        axes: reader.uint8() === 9 ? 9 : 6,
        hostMs: reader.float64(),
        nominalRateHz: reader.float64(),
        model: reader.text(),
        serial: reader.text(),
      };
    case TAG.motion:
      return decodeMotion(reader);
    case TAG.orientation:
      return {
        type: 'orientation',
        slot: reader.uint16(),
        button: reader.uint8() === 1,
        hostMs: reader.float64(),
        deviceMs: reader.float64(),
        quaternion: reader.quaternion(),
      };
    case TAG.tilt:
      return {
        type: 'tilt',
        slot: reader.uint16(),
        hostMs: reader.float64(),
        tiltMlDeg: reader.float64(),
        tiltApDeg: reader.float64(),
      };
    case TAG['stand-still']:
      return { type: 'stand-still', hostMs: reader.float64(), durationMs: reader.float64() };
    case TAG['calibration-bend']:
      return { type: 'calibration-bend', hostMs: reader.float64(), durationMs: reader.float64() };
    case TAG['zero-heading']:
      return { type: 'zero-heading', hostMs: reader.float64() };
    case TAG.alignment:
      return {
        type: 'alignment',
        slot: reader.uint16(),
        hostMs: reader.float64(),
        segmentToSensor: reader.quaternion(),
      };
    case TAG['gyro-bias']:
      return {
        type: 'gyro-bias',
        slot: reader.uint16(),
        hostMs: reader.float64(),
        gyroBiasRadS: reader.vector(),
      };
    case TAG['clear-alignment']:
      return { type: 'clear-alignment', hostMs: reader.float64() };
    case TAG.vibration:
      return {
        type: 'vibration',
        slot: reader.uint16(),
        hostMs: reader.float64(),
        durationMs: reader.float64(),
      };
    default:
      throw damagedRecording(message('error.recording.unknown-input', { tag }));
  }
}

function decodeMotion(reader: ByteReader): MotionReading {
  const slot = reader.uint16();
  const button = reader.uint8() === 1;
  const hasMagnetometer = reader.uint8() === 1;
  const hostMs = reader.float64();
  const deviceMs = reader.float64();
  const gyroRadS = reader.vector();
  const accMS2 = reader.vector();
  if (!hasMagnetometer) return { type: 'motion', slot, button, hostMs, deviceMs, gyroRadS, accMS2 };
  return { type: 'motion', slot, button, hostMs, deviceMs, gyroRadS, accMS2, magUt: reader.vector() };
}

function named<Name>(
  names: readonly Name[],
  index: number,
  unknown: 'error.recording.unknown-source' | 'error.recording.unknown-kind' | 'error.recording.unknown-role',
): Name {
  const name = names[index];
  if (name === undefined) throw damagedRecording(message(unknown, { index }));
  return name;
}
