/** The sheets of small pictures: one that every game at sea draws from, and one of the game's own. */
import type * as Phaser from 'phaser';
import { BOAT_PIECES } from './art/boat-art.ts';
import { COURSE_PIECES } from './art/course-art.ts';
import { SEA_PIECES } from './art/sea-art.ts';
import { addSheet } from './art/sheet.ts';
import type { Place } from './place.ts';

export const SHEET = 'sea';
const SHEET_WIDTH = 2048;

export function addSeaSheet(textures: Phaser.Textures.TextureManager): void {
  addSheet(textures, SHEET, [...BOAT_PIECES, ...COURSE_PIECES, ...SEA_PIECES], SHEET_WIDTH);
}

/** A layer of the picture: what is added later lies above. */
export interface Layer {
  readonly scene: Phaser.Scene;
  readonly container: Phaser.GameObjects.Container;
  /** The texture of the game's own pictures; undefined where it has none. */
  readonly ownSheet: string | undefined;
}

/** Draws the game's own pictures once. @returns the texture's key; undefined where there are none. */
export function addOwnSheet(
  textures: Phaser.Textures.TextureManager,
  { id, pieces }: Pick<Place, 'id' | 'pieces'>,
): string | undefined {
  if (pieces.length === 0) return undefined;
  const key = `own-${id}`;
  addSheet(textures, key, pieces, SHEET_WIDTH);
  return key;
}

/** One small picture of the sheet on a layer. */
export function piece(layer: Layer, key: string, x = 0, y = 0): Phaser.GameObjects.Image {
  const image = layer.scene.add.image(x, y, SHEET, key);
  layer.container.add(image);
  return image;
}

/**
 * One small picture of the game's own sheet on a layer.
 * @throws RangeError where the game has none.
 */
export function ownPiece(
  { scene, container, ownSheet }: Layer,
  key: string,
  x = 0,
  y = 0,
): Phaser.GameObjects.Image {
  if (ownSheet === undefined) throw new RangeError(`There is no sheet for "${key}"`);
  const image = scene.add.image(x, y, ownSheet, key);
  container.add(image);
  return image;
}
