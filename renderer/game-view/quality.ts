/**
 * Keeps the picture moving on machines that draw without a graphics card: when too few frames come, the same picture
 * is drawn with fewer pixels. It only ever goes down, so that the sharpness does not hunt to and fro.
 */

/** More than this is not seen from two metres, and costs time on every machine. */
export const MOST_PIXELS = 1920 * 1200;
/** Where drawing is done by the processor, start with about 940 x 530. */
export const SOFTWARE_PIXELS = 500_000;
/** Below about 730 x 410 words lose their edges, and little is gained. */
export const FEWEST_PIXELS = 300_000;

const LESS = 0.6;
const FEWEST_FRAMES_A_SECOND = 22;
/** Frames are counted over this long before anything is decided. */
const WINDOW_MS = 2000;
/** The first frames of a scene compile shaders and upload pictures: they tell nothing. */
const SETTLING_MS = 1200;
/** A pause as long as this was a hidden window or a stopped scene, no slow frame. */
const LONGEST_FRAME_MS = 400;

export interface QualityKeeper {
  readonly mostPixels: number;
  /**
   * Counts one frame; true when fewer pixels are to be drawn from now on.
   * @param drawnPixels how many this frame had.
   */
  frame(elapsedMs: number, drawnPixels: number): boolean;
  /** A scene begins: the next frames are not counted. */
  settle(): void;
}

export function createQualityKeeper(startPixels: number): QualityKeeper {
  let mostPixels = startPixels;
  let settlingMs = SETTLING_MS;
  let windowMs = 0;
  let frames = 0;

  const restart = (): void => {
    windowMs = 0;
    frames = 0;
  };
  const settle = (): void => {
    settlingMs = SETTLING_MS;
    restart();
  };

  return {
    get mostPixels() {
      return mostPixels;
    },
    settle,
    frame(elapsedMs, drawnPixels) {
      if (!(elapsedMs > 0) || elapsedMs > LONGEST_FRAME_MS) return false;
      if (settlingMs > 0) {
        settlingMs -= elapsedMs;
        return false;
      }
      windowMs += elapsedMs;
      frames += 1;
      if (windowMs < WINDOW_MS) return false;
      const slow = (frames * 1000) / windowMs < FEWEST_FRAMES_A_SECOND;
      restart();
      const fewer = Math.max(FEWEST_PIXELS, LESS * Math.min(mostPixels, drawnPixels));
      if (!slow || fewer >= drawnPixels) return false;
      mostPixels = fewer;
      settle();
      return true;
    },
  };
}

/** True for a renderer without a graphics card behind it, by the name it gives itself. */
export function drawsInSoftware(rendererName: string): boolean {
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(rendererName);
}
