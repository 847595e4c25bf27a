import { NEUTRAL_BODY } from '#core/contract/body-angles.ts';
import { FrameFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';

const STANDING: Frame = {
  tMs: 0,
  copMlMm: 0,
  copApMm: 0,
  loadKg: 70,
  loadPercent: 100,
  dataAgeMs: 5,
  edgeMargin: 0.9,
  ...NEUTRAL_BODY,
  flags: FrameFlag.attached | FrameFlag.valid | FrameFlag.tared,
};

/** A frame of a 70 kg person standing on a tared board, changed as told. */
export function standing(changes: Partial<Frame> = {}): Frame {
  return { ...STANDING, ...changes };
}

export function emptyBoard(flags: number = FrameFlag.attached): Frame {
  return standing({ loadKg: 0.2, loadPercent: 0, flags: flags | FrameFlag.held });
}

export function silent(dataAgeMs: number): Frame {
  return standing({
    dataAgeMs,
    flags: FrameFlag.attached | FrameFlag.held | (dataAgeMs > 250 ? FrameFlag.gap : 0),
  });
}
