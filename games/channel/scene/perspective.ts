/**
 * Time ahead as depth: the water beside the boat is at depth 1, and what is reached at the end of the preview lies at
 * `FARTHEST`, just before the mist. Depth z puts a thing so high on the stage, and makes it so large, as 1 / z says.
 */
import { STAGE } from '#games/shared/plane.ts';

export const HORIZON_Y = 236;
/** Where the boat is on the stage. */
export const BOAT_Y = 842;
const DEPTH_PX = BOAT_Y - HORIZON_Y;
/** A place of 1, the person's limit to the side, is so far from the middle beside the boat. */
const LIMIT_PX = 900;
/** The boat is drawn so much larger than its picture. */
export const BOAT_SIZE = 1.22;
/** Half of the boat's beam: the banks are drawn so much farther out, so that its side touches as its middle goes over. */
export const HALF_BEAM_PX = 54 * BOAT_SIZE;
export const FARTHEST = 4.6;
/** So far below the stage a window of another shape may show. */
const BELOW_STAGE_PX = 200;
const NEAREST = DEPTH_PX / (STAGE.height + BELOW_STAGE_PX - HORIZON_Y);

/** Depth of what is reached so much later, ms; negative of what was passed. */
export function depthAt(aheadMs: number, previewS: number): number {
  return 1 + ((FARTHEST - 1) * aheadMs) / (1000 * previewS);
}

/** The inverse of `depthAt`. */
export function aheadMsAt(depth: number, previewS: number): number {
  return ((depth - 1) * 1000 * previewS) / (FARTHEST - 1);
}

/** Time from the lower edge of the picture to the boat, ms. */
export function passedMs(previewS: number): number {
  return -aheadMsAt(NEAREST, previewS);
}

export function heightAt(depth: number): number {
  return HORIZON_Y + DEPTH_PX / depth;
}

/**
 * A number, not a point: hundreds are asked for a frame.
 * @param place to the side, fraction of the range. @param outPx beside it, as large as it is beside the boat.
 */
export function stageX(place: number, depth: number, outPx = 0): number {
  return STAGE.width / 2 + (place * LIMIT_PX + outPx) / depth;
}

/** Depths from the nearest to the farthest, evenly spaced on the stage. */
export function depthRows(count: number): readonly number[] {
  const [low, high] = [heightAt(NEAREST), heightAt(FARTHEST)];
  return Array.from({ length: count }, (_, row) => {
    const y = low + ((high - low) * row) / (count - 1);
    return DEPTH_PX / (y - HORIZON_Y);
  });
}

/** 1 near, fading into the mist at the farthest depth. */
export function clearness(depth: number): number {
  return Math.min(1, Math.max(0, (FARTHEST - depth) / (FARTHEST - 3.2)));
}
