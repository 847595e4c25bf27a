import { describe, expect, it } from 'vitest';
import {
  BOAT_Y,
  FARTHEST,
  aheadMsAt,
  clearness,
  depthAt,
  depthRows,
  heightAt,
  stageX,
} from '#games/channel/scene/perspective.ts';

describe('depth', () => {
  it('is 1 beside the boat and farthest at the end of the preview', () => {
    expect(depthAt(0, 2.5)).toBe(1);
    expect(depthAt(2500, 2.5)).toBe(FARTHEST);
    expect(aheadMsAt(depthAt(700, 2.5), 2.5)).toBeCloseTo(700, 9);
  });

  it('puts the boat where the banks are judged, in the middle of the stage for the middle of the range', () => {
    expect(stageX(0, 1)).toBe(960);
    expect(heightAt(1)).toBe(BOAT_Y);
  });

  it('makes ways to the side smaller with distance', () => {
    expect(stageX(0.5, 2) - 960).toBeCloseTo((stageX(0.5, 1) - 960) / 2, 9);
  });

  it('has rows from below the stage to the mist, the farthest last and gone', () => {
    const rows = depthRows(20);
    expect(rows.every((depth, row) => row === 0 || depth > (rows[row - 1] ?? 0))).toBe(true);
    expect(rows.at(-1)).toBeCloseTo(FARTHEST, 9);
    expect(clearness(rows.at(-1) ?? 0)).toBeCloseTo(0, 9);
    expect(clearness(1)).toBe(1);
  });
});
