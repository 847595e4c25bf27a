/** Where things stand on the stage. */

/** Foot of the mast, and what the deck turns about. */
export const FOOT = { x: 960, y: 902 } as const;
/** The rig is drawn this much smaller than its pictures are: words stand above it. */
export const RIG_SIZE = 0.9;
/** Heights above the foot of the mast, along it, in its pictures' own measure. */
export const YARD_UP = 372;
export const NEST_UP = 560;
export const ROPE_UP = 470;
export const PENNANT_FROM_UP = 74;
export const PENNANT_TO_UP = 330;
/** How far the mast is drawn over where it falls. */
export const FALL_RAD = 0.62;
/** Where the sailor stands. */
export const SAILOR_Y = 1026;

/** A point of the mast on the stage, so far up, with the mast at this angle. */
export function alongMast(angle: number, up: number): { readonly x: number; readonly y: number } {
  const length = RIG_SIZE * up;
  return { x: FOOT.x + length * Math.sin(angle), y: FOOT.y - length * Math.cos(angle) };
}
