/**
 * All small pictures of the sea on one sheet, drawn once with Canvas 2D: one texture means one draw call for nearly
 * everything on the screen.
 */
import type * as Phaser from 'phaser';

export interface Piece {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  /** Draws into its own rectangle, the origin at its top left corner. */
  draw(pen: CanvasRenderingContext2D): void;
}

export interface Place {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

export interface Packing {
  readonly places: readonly Place[];
  readonly height: number;
}

/** Keeps neighbours out of each other's edges when pictures are drawn smaller than they are. */
const GAP = 3;

/**
 * Places of rectangles on a sheet of a given width: in shelves, the tallest first.
 * @throws RangeError when a piece is wider than the sheet.
 */
export function packed(
  pieces: readonly Pick<Piece, 'key' | 'width' | 'height'>[],
  sheetWidth: number,
): Packing {
  const places: Place[] = [];
  let x = GAP;
  let y = GAP;
  let shelf = 0;
  for (const piece of pieces.toSorted((a, b) => b.height - a.height)) {
    if (piece.width + 2 * GAP > sheetWidth)
      throw new RangeError(`"${piece.key}" is wider than a sheet of ${sheetWidth}`);
    if (x + piece.width + GAP > sheetWidth) {
      x = GAP;
      y += shelf + GAP;
      shelf = 0;
    }
    places.push({ key: piece.key, x, y });
    x += piece.width + GAP;
    shelf = Math.max(shelf, piece.height);
  }
  return { places, height: y + shelf + GAP };
}

/** A canvas to draw on. Machines that draw WebGL have one. */
export function drawn(
  width: number,
  height: number,
  draw: (pen: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Drawn once and handed to WebGL: a canvas in plain memory spares the way over the graphics card and back.
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('This machine has no canvas to draw on');
  draw(pen);
  return canvas;
}

/** Adds a sheet of pieces to the textures; a sheet that is there already stays as it is. */
export function addSheet(
  textures: Phaser.Textures.TextureManager,
  sheetKey: string,
  pieces: readonly Piece[],
  sheetWidth: number,
): void {
  if (textures.exists(sheetKey)) return;
  const byKey = new Map(pieces.map((piece) => [piece.key, piece]));
  const { places, height } = packed(pieces, sheetWidth);
  const canvas = drawn(sheetWidth, height, (pen) => {
    for (const place of places) {
      const piece = byKey.get(place.key);
      if (piece === undefined) continue;
      pen.save();
      pen.translate(place.x, place.y);
      pen.beginPath();
      pen.rect(0, 0, piece.width, piece.height);
      pen.clip();
      piece.draw(pen);
      pen.restore();
    }
  });
  const texture = textures.addCanvas(sheetKey, canvas);
  for (const { key, x, y } of places) {
    const piece = byKey.get(key);
    if (piece !== undefined) texture?.add(key, 0, x, y, piece.width, piece.height);
  }
}
