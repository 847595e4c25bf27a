/**
 * A frame is one row of the 100 Hz grid that everything after the hub sees. Rows cross process borders packed into a
 * Float64Array, so that a replay computes on exactly the numbers that live play computed on.
 */

/**
 * The frame that a row holds: the one list of the columns, in the order of the row. Every frame is made here, so that
 * all have the same shape, which is what makes them cheap to read.
 */
export function frameOf(row: Float64Array, start = 0) {
  let at = start;
  return {
    /** Grid time in ms since the hub started; a multiple of 10. */
    tMs: row[at++] ?? 0,
    /** Centre of pressure from the middle of the board: positive to the person's right. Last good value when invalid. */
    copMlMm: row[at++] ?? 0,
    /** Positive to the front. */
    copApMm: row[at++] ?? 0,
    loadKg: row[at++] ?? 0,
    /** Load in percent of the body mass; 0 until a body mass is known. */
    loadPercent: row[at++] ?? 0,
    /** Age of the newest reading at this grid time, ms. */
    dataAgeMs: row[at++] ?? 0,
    /** 1 at the middle, 0 on the line through the load cells, negative outside. */
    edgeMargin: row[at++] ?? 0,
    /** Bits of `FrameFlag`. */
    flags: row[at++] ?? 0,
    /** Lean of a board that tilts: positive to the person's right. */
    boardTiltMlDeg: row[at++] ?? 0,
    /** Positive to the front. */
    boardTiltApDeg: row[at++] ?? 0,
    /**
     * Angles of each segment against the upright, straight-ahead neutral posture, and of the thorax against the pelvis
     * (`trunk`): Cardan angles in the order flexion, lateral bend, axial rotation (DOMAIN 2.0). Positive: forward, to
     * the right, to the right. Last good values when invalid, as of the tilt.
     */
    thoraxFlexionDeg: row[at++] ?? 0,
    thoraxLateralDeg: row[at++] ?? 0,
    thoraxAxialDeg: row[at++] ?? 0,
    pelvisFlexionDeg: row[at++] ?? 0,
    pelvisLateralDeg: row[at++] ?? 0,
    pelvisAxialDeg: row[at++] ?? 0,
    trunkFlexionDeg: row[at++] ?? 0,
    trunkLateralDeg: row[at++] ?? 0,
    trunkAxialDeg: row[at++] ?? 0,
    /** Angular velocity of each segment about its own three axes, signs as above. */
    thoraxFlexionDegS: row[at++] ?? 0,
    thoraxLateralDegS: row[at++] ?? 0,
    thoraxAxialDegS: row[at++] ?? 0,
    pelvisFlexionDegS: row[at++] ?? 0,
    pelvisLateralDegS: row[at++] ?? 0,
    pelvisAxialDegS: row[at++] ?? 0,
  };
}

export type Frame = Readonly<ReturnType<typeof frameOf>>;

export const FRAME_COLUMNS = Object.keys(frameOf(new Float64Array())) as readonly (keyof Frame)[];

/** Where each column stands in a row: the frame of a row that counts. */
export const COLUMN: Frame = frameOf(Float64Array.from(FRAME_COLUMNS.keys()));

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
  /** The motor of the thorax sensor runs or ran a moment ago: its angles are bridged, good for safety, not for a score. */
  thoraxVibrating: 131072,
  pelvisVibrating: 262144,
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
  for (let start = 0; start < packed.length; start += width) frames.push(frameOf(packed, start));
  return frames;
}
