/** The sheet of small pictures that every game at sea draws from. */
import type * as Phaser from 'phaser';
import { BOAT_PIECES } from './art/boat-art.ts';
import { COURSE_PIECES } from './art/course-art.ts';
import { SEA_PIECES } from './art/sea-art.ts';
import { addSheet } from './art/sheet.ts';

export const SHEET = 'sea';
const SHEET_WIDTH = 2048;

export function addSeaSheet(textures: Phaser.Textures.TextureManager): void {
  addSheet(textures, SHEET, [...BOAT_PIECES, ...COURSE_PIECES, ...SEA_PIECES], SHEET_WIDTH);
}

/** A layer of the picture: what is added later lies above. */
export interface Layer {
  readonly scene: Phaser.Scene;
  readonly container: Phaser.GameObjects.Container;
}

/** One small picture of the sheet on a layer. */
export function piece(layer: Layer, key: string, x = 0, y = 0): Phaser.GameObjects.Image {
  const image = layer.scene.add.image(x, y, SHEET, key);
  layer.container.add(image);
  return image;
}
