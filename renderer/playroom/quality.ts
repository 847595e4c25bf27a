/**
 * Keeps the picture moving on machines that draw without a graphics card: when too few frames come, the same picture
 * is drawn with fewer pixels. It only ever goes down, so that the sharpness does not hunt to and fro.
 */

/** Share of full sharpness along each side. */
export const QUALITY_STEPS = [1, 0.8, 0.62, 0.5] as const;

const FEWEST_FRAMES_A_SECOND = 24;
/** Frames are counted over this long before anything is decided. */
const WINDOW_MS = 2000;
/** The first frames of a scene compile shaders and upload pictures: they tell nothing. */
const SETTLING_MS = 1200;
/** A pause as long as this was a hidden window or a stopped scene, no slow frame. */
const LONGEST_FRAME_MS = 400;

export interface QualityKeeper {
  readonly quality: number;
  /** Counts one frame; true when the quality has just changed. */
  frame(elapsedMs: number): boolean;
  /** A scene begins: the next frames are not counted. */
  settle(): void;
}

export function createQualityKeeper(): QualityKeeper {
  let step = 0;
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
    get quality() {
      return QUALITY_STEPS[step] ?? 1;
    },
    settle,
    frame(elapsedMs) {
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
      if (!slow || step === QUALITY_STEPS.length - 1) return false;
      step += 1;
      settle();
      return true;
    },
  };
}
