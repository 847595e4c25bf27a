/** How many pixels the game draws, given the space it fills and what the machine can keep up with. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** More than this is not seen from two metres, and costs time on every machine. */
const MOST_PIXELS = 1920 * 1200;
const SMALLEST_SIDE = 16;

/**
 * Size of the drawing buffer for a place on the page. The canvas is stretched to fill that place whatever it is.
 * @param place in CSS pixels.
 * @param pixelRatio device pixels a CSS pixel.
 * @param quality share of the sharpness that the place could show, from `QUALITY_STEPS`.
 */
export function canvasSize(place: Size, pixelRatio: number, quality: number): Size {
  const wanted = place.width * place.height * pixelRatio * pixelRatio;
  const share = wanted > MOST_PIXELS ? Math.sqrt(MOST_PIXELS / wanted) : 1;
  const scale = pixelRatio * share * quality;
  return {
    width: Math.max(SMALLEST_SIDE, Math.round(place.width * scale)),
    height: Math.max(SMALLEST_SIDE, Math.round(place.height * scale)),
  };
}
