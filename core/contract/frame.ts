/**
 * A frame is one row of the 100 Hz grid that everything after the hub sees. Rows cross process borders packed into a
 * Float64Array, so that a replay computes on exactly the numbers that live play computed on.
 */
import type { BodyAngles } from './body-angles.ts';

export interface Frame extends BodyAngles {
  /** Grid time in ms since the hub started; a multiple of 10. */
  readonly tMs: number;
  /** Centre of pressure from the middle of the board: positive to the person's right. Last good value when invalid. */
  readonly copMlMm: number;
  /** Positive to the front. */
  readonly copApMm: number;
  readonly loadKg: number;
  /** Load in percent of the body mass; 0 until a body mass is known. */
  readonly loadPercent: number;
  /** Age of the newest reading at this grid time, ms. */
  readonly dataAgeMs: number;
  /** 1 at the middle, 0 on the line through the load cells, negative outside. */
  readonly edgeMargin: number;
  /** Bits of `FrameFlag`. */
  readonly flags: number;
}

export const FRAME_COLUMNS = [
  'tMs',
  'copMlMm',
  'copApMm',
  'loadKg',
  'loadPercent',
  'dataAgeMs',
  'edgeMargin',
  'flags',
  'boardTiltMlDeg',
  'boardTiltApDeg',
  'thoraxFlexionDeg',
  'thoraxLateralDeg',
  'thoraxAxialDeg',
  'pelvisFlexionDeg',
  'pelvisLateralDeg',
  'pelvisAxialDeg',
  'trunkFlexionDeg',
  'trunkLateralDeg',
  'trunkAxialDeg',
  'thoraxFlexionDegS',
  'thoraxLateralDegS',
  'thoraxAxialDegS',
  'pelvisFlexionDegS',
  'pelvisLateralDegS',
  'pelvisAxialDegS',
] as const satisfies readonly (keyof Frame)[];

/** Silence longer than this is a gap: a stop rule. */
export const GAP_MS = 250;

export const FrameFlag = {
  /** A board is attached. */
  attached: 1,
  /** Enough load for a centre of pressure (10 kg), from readings no older than 50 ms. */
  valid: 2,
  /** No reading for longer than `GAP_MS`. */
  gap: 4,
  /** The board's own button is held. */
  button: 8,
  /** The empty board has been zeroed since it was attached. A new tare withdraws this until it succeeds. */
  tared: 16,
  /** A tare is being taken. */
  taring: 32,
  /** The centre of pressure was held: too little load or too old readings. */
  held: 64,
  /** A cell reads beyond what it can bear: its value is not to be trusted. */
  saturated: 128,
  /** The board's tilt is known, from readings no older than 50 ms. */
  tiltValid: 256,
  thoraxAttached: 512,
  /** The thorax sensor is aligned, and its angles rest on readings no older than 50 ms. */
  thoraxValid: 1024,
  /** The thorax sensor sits otherwise than when it was aligned. */
  thoraxSlipped: 2048,
  pelvisAttached: 4096,
  pelvisValid: 8192,
  pelvisSlipped: 16384,
  /** Heading was not zeroed within the last minute: axial rotation may have drifted. */
  axialDoubtful: 32768,
  /** A button of a motion sensor on thorax or pelvis is held, or was pressed since the frame before. */
  controllerButton: 65536,
} as const;

export function hasFlag(frame: Frame, flag: number): boolean {
  return (frame.flags & flag) !== 0;
}

/** Rows of `FRAME_COLUMNS.length` numbers, one a frame. */
export function packFrames(frames: readonly Frame[]): Float64Array {
  const packed = new Float64Array(frames.length * FRAME_COLUMNS.length);
  let at = 0;
  for (const frame of frames) for (const column of FRAME_COLUMNS) packed[at++] = frame[column];
  return packed;
}

/** The frames of a packed block. A block whose length is no whole number of rows is refused. */
export function unpackFrames(packed: Float64Array): Frame[] {
  const width = FRAME_COLUMNS.length;
  if (packed.length % width !== 0)
    throw new RangeError(`A block of ${packed.length} numbers is no whole number of frames`);
  const frames: Frame[] = [];
  for (let start = 0; start < packed.length; start += width) {
    const at = (offset: number): number => packed[start + offset] ?? 0;
    frames.push({
      tMs: at(0),
      copMlMm: at(1),
      copApMm: at(2),
      loadKg: at(3),
      loadPercent: at(4),
      dataAgeMs: at(5),
      edgeMargin: at(6),
      flags: at(7),
      boardTiltMlDeg: at(8),
      boardTiltApDeg: at(9),
      thoraxFlexionDeg: at(10),
      thoraxLateralDeg: at(11),
      thoraxAxialDeg: at(12),
      pelvisFlexionDeg: at(13),
      pelvisLateralDeg: at(14),
      pelvisAxialDeg: at(15),
      trunkFlexionDeg: at(16),
      trunkLateralDeg: at(17),
      trunkAxialDeg: at(18),
      thoraxFlexionDegS: at(19),
      thoraxLateralDegS: at(20),
      thoraxAxialDegS: at(21),
      pelvisFlexionDegS: at(22),
      pelvisLateralDegS: at(23),
      pelvisAxialDegS: at(24),
    });
  }
  return frames;
}
