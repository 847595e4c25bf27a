/** A tilting board of unknown make: where it keeps its axes, and what else stands in its reports. */
import type { LearningRecording, LearningStepId } from '#core/device-learning/learning-steps.ts';
import { LEARNING_STEP_IDS } from '#core/device-learning/learning-steps.ts';

export interface SyntheticAxis {
  readonly bitOffset: number;
  readonly bitSize: number;
  readonly signed: boolean;
  readonly levelValue: number;
  readonly unitsPerDegree: number;
  /** Half width of uniform noise, in units. */
  readonly noise: number;
}

export interface SyntheticBoard {
  /** 0: not numbered. */
  readonly reportId: number;
  readonly bytes: number;
  readonly right: SyntheticAxis;
  readonly front: SyntheticAxis;
  /** Bytes that count reports, say the time (16 bits), are noise, and hold still. */
  readonly counterAt?: number;
  readonly timeAt?: number;
  readonly noiseAt?: number;
  readonly constantAt?: number;
  /** Reports nothing unless something has changed. */
  readonly onChangeOnly?: boolean;
}

export interface Tilt {
  readonly rightDeg: number;
  readonly frontDeg: number;
}

const REPORTS = 100;
const MOVING = 40;

/** Poses of the guided steps: nobody tilts quite straight, nor comes back quite level. */
const POSES: Readonly<Record<LearningStepId, Tilt>> = {
  level: { rightDeg: 0, frontDeg: 0 },
  right: { rightDeg: 15, frontDeg: 1.5 },
  levelAgain: { rightDeg: 0.4, frontDeg: -0.3 },
  forward: { rightDeg: -1.2, frontDeg: 15 },
};

/** @param random 0 to 1. */
export function record(board: SyntheticBoard, random: () => number, poses = POSES): LearningRecording {
  let from: Tilt = poses.level;
  let count = 0;
  let last = '';
  const steps: Record<LearningStepId, Uint8Array[]> = { level: [], right: [], levelAgain: [], forward: [] };
  for (const id of LEARNING_STEP_IDS) {
    for (let index = 0; index < REPORTS; index++) {
      // Ever slower towards the end, as people move.
      const share = 1 - (1 - Math.min(1, index / MOVING)) ** 2;
      const tilt = {
        rightDeg: from.rightDeg + share * (poses[id].rightDeg - from.rightDeg),
        frontDeg: from.frontDeg + share * (poses[id].frontDeg - from.frontDeg),
      };
      const report = reportOf(board, tilt, count++, random);
      if (board.onChangeOnly !== true || report.join() !== last) steps[id].push(report);
      last = report.join();
    }
    from = poses[id];
  }
  return steps;
}

export function reportOf(board: SyntheticBoard, tilt: Tilt, count: number, random: () => number): Uint8Array {
  const payload = new Uint8Array(board.bytes);
  if (board.counterAt !== undefined) payload[board.counterAt] = count % 256;
  if (board.timeAt !== undefined)
    payload.set([(count * 80) % 256, Math.floor((count * 80) / 256) % 256], board.timeAt);
  if (board.noiseAt !== undefined) payload[board.noiseAt] = Math.floor(256 * random());
  if (board.constantAt !== undefined) payload[board.constantAt] = 0x5a;
  write(payload, board.right, tilt.rightDeg, random);
  write(payload, board.front, tilt.frontDeg, random);
  return board.reportId === 0 ? payload : Uint8Array.of(board.reportId, ...payload);
}

function write(payload: Uint8Array, axis: SyntheticAxis, deg: number, random: () => number): void {
  const { bitOffset, bitSize, signed, levelValue, unitsPerDegree, noise } = axis;
  const lowest = signed ? -(2 ** (bitSize - 1)) : 0;
  const exact = levelValue + unitsPerDegree * deg + noise * (2 * random() - 1);
  const value = Math.min(Math.max(Math.round(exact), lowest), lowest + 2 ** bitSize - 1);
  const unsigned = value < 0 ? value + 2 ** bitSize : value;
  for (let bit = 0; bit < bitSize; bit++) {
    const at = bitOffset + bit;
    const byte = Math.floor(at / 8);
    const mask = 1 << (at % 8);
    const isSet = Math.floor(unsigned / 2 ** bit) % 2 === 1;
    payload[byte] = isSet ? (payload[byte] ?? 0) | mask : (payload[byte] ?? 0) & ~mask;
  }
}
