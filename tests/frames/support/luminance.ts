/** Light of pictures over time: relative luminance by blocks, and how often it goes to and fro (WCAG 2.2, 2.3.1). */

/** Side of a block, pixels. */
export const BLOCK = 10;
/** A change of relative luminance this large counts, where the darker side is below `DARK`. */
const CHANGE = 0.1;
const DARK = 0.8;
/** R / (R + G + B) of a saturated red. */
const SATURATED = 0.8;

function linear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => linear(byte));

/** Mean relative luminance of each block, row by row. @param pixels RGBA, one byte a channel. */
export function blockLuminance(pixels: Uint8Array, width: number, height: number): number[] {
  const columns = Math.floor(width / BLOCK);
  const rows = Math.floor(height / BLOCK);
  const sums = Array.from({ length: columns * rows }, () => 0);
  for (let y = 0; y < rows * BLOCK; y++) {
    for (let x = 0; x < columns * BLOCK; x++) {
      const at = 4 * (y * width + x);
      const luminance =
        0.2126 * (LINEAR[pixels[at] ?? 0] ?? 0) +
        0.7152 * (LINEAR[pixels[at + 1] ?? 0] ?? 0) +
        0.0722 * (LINEAR[pixels[at + 2] ?? 0] ?? 0);
      const block = Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK);
      sums[block] = (sums[block] ?? 0) + luminance;
    }
  }
  return sums.map((sum) => sum / (BLOCK * BLOCK));
}

/** Share of the pixels that are a saturated red and no shade of black. */
export function saturatedRedShare(pixels: Uint8Array): number {
  let red = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const [r = 0, g = 0, b = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
    if (r > 60 && r >= SATURATED * (r + g + b)) red++;
  }
  return (4 * red) / pixels.length;
}

/**
 * When a block of the picture reversed: its luminance rose by a tenth and fell again, or the other way round; s.
 * @param luminance of one block, by frame.
 */
export function reversalsOf(luminance: readonly number[], framesPerSecond: number): number[] {
  const found: number[] = [];
  let extreme = luminance[0] ?? 0;
  let direction = 0;
  for (const [frame, value] of luminance.entries()) {
    const change = value - extreme;
    const isOnward = Math.sign(change) === direction;
    if (isOnward) extreme = value;
    if (Math.abs(change) < CHANGE || Math.min(value, extreme) >= DARK || isOnward) continue;
    if (direction !== 0) found.push(frame / framesPerSecond);
    direction = Math.sign(change);
    extreme = value;
  }
  return found;
}

/** The largest share of the picture whose light reverses more than once within any second. */
export function flashingShare(frames: readonly (readonly number[])[], framesPerSecond: number): number {
  const blocks = frames[0]?.length ?? 0;
  if (blocks === 0) return 0;
  const seconds = Math.ceil(frames.length / framesPerSecond);
  const flashing = Array.from({ length: 2 * seconds }, () => 0);
  for (let block = 0; block < blocks; block++) {
    const reversals = reversalsOf(
      frames.map((frame) => frame[block] ?? 0),
      framesPerSecond,
    );
    // A window of a second every half.
    for (let half = 0; half < flashing.length; half++) {
      const within = reversals.filter((at) => at >= half / 2 && at < half / 2 + 1);
      if (within.length > 1) flashing[half] = (flashing[half] ?? 0) + 1;
    }
  }
  return Math.max(...flashing) / blocks;
}
