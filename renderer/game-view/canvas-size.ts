/** How many pixels the game draws, given the space it fills and what the machine can keep up with. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

const SMALLEST_SIDE = 16;

/**
 * Size of the drawing buffer for a place on the page. The canvas is stretched to fill that place whatever it is.
 * @param place in CSS pixels.
 * @param pixelRatio device pixels a CSS pixel.
 * @param mostPixels the buffer may have.
 */
export function canvasSize(place: Size, pixelRatio: number, mostPixels: number): Size {
  const wanted = place.width * place.height * pixelRatio * pixelRatio;
  const scale = pixelRatio * Math.sqrt(Math.min(1, mostPixels / wanted));
  return {
    width: Math.max(SMALLEST_SIDE, Math.round(place.width * scale)),
    height: Math.max(SMALLEST_SIDE, Math.round(place.height * scale)),
  };
}
