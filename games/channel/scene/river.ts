/** Deep water and its two banks: three strips whose edges follow the course, from under the boat to the mist. */
import type * as Phaser from 'phaser';
import type { Light } from '#games/shared/light.ts';
import { mixed } from '#games/shared/palette.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { BANK_WIDTH } from '../art/river-pieces.ts';
import { FARTHEST, HALF_BEAM_PX, aheadMsAt, clearness, depthRows, heightAt, stageX } from './perspective.ts';
import type { Way } from './way.ts';

const ROWS = depthRows(44);
/** The foam of a bank lies over the edge of the water. */
const OVERLAP_PX = 24;

export class River {
  readonly #deep: Phaser.GameObjects.Rope;
  readonly #left: Phaser.GameObjects.Rope;
  readonly #right: Phaser.GameObjects.Rope;

  readonly #still: boolean;

  /** @throws RangeError without the place's own sheet. */
  constructor(layer: Layer, light: Light, reduceMotion: boolean) {
    this.#still = reduceMotion;
    this.#deep = strip(layer, 'deep', (depth) => deepColour(light, depth));
    this.#left = strip(layer, 'bank', () => light.thingTint);
    this.#right = strip(layer, 'bank', () => light.thingTint);
  }

  update(way: Way): void {
    const outPx = HALF_BEAM_PX;
    const inner = outPx - OVERLAP_PX;
    for (let row = 0; row < ROWS.length; row++) {
      const depth = ROWS[row] ?? 1;
      const y = heightAt(depth);
      const tMs = way.nowMs + aheadMsAt(depth, way.previewS);
      const middle = way.middle(tMs);
      const left = middle - way.halfWidth;
      const right = middle + way.halfWidth;
      span(this.#deep, row, y, stageX(left, depth, -outPx), stageX(right, depth, outPx));
      // A bank's picture begins at the water, whose edge runs in and out a little.
      const leftPx = inner + this.#raggedPx(tMs);
      const rightPx = inner + this.#raggedPx(tMs + 5000);
      span(this.#left, row, y, stageX(left, depth, -leftPx), stageX(left, depth, -leftPx - BANK_WIDTH));
      span(this.#right, row, y, stageX(right, depth, rightPx), stageX(right, depth, rightPx + BANK_WIDTH));
    }
  }

  /** How far out the edge of a bank is there, outwards only: the boat never touches what does not count. */
  #raggedPx(tMs: number): number {
    return this.#still ? 5 : 5 + 3 * Math.sin(tMs / 118) + 2 * Math.sin(tMs / 61);
  }
}

/** Puts the left and right end of a picture's row there. A strip's first corner shows its right side. */
function span({ vertices }: Phaser.GameObjects.Rope, row: number, y: number, from: number, to: number): void {
  vertices[4 * row] = to;
  vertices[4 * row + 1] = y;
  vertices[4 * row + 2] = from;
  vertices[4 * row + 3] = y;
}

function strip(
  { scene, container, ownSheet }: Layer,
  key: string,
  colourAt: (depth: number) => number,
): Phaser.GameObjects.Rope {
  if (ownSheet === undefined) throw new RangeError(`There is no sheet for "${key}"`);
  const points = ROWS.map((_, row) => ({ x: 0, y: -row }));
  const colours = ROWS.map(colourAt);
  const alphas = ROWS.map(clearness);
  const rope = scene.add.rope(0, 0, ownSheet, key, points, false, colours, alphas);
  container.add(rope);
  return rope;
}

function deepColour({ water }: Light, depth: number): number {
  const far = Math.min(1, (depth - 0.6) / (FARTHEST - 0.6));
  return Number.parseInt(mixed(water.near, water.middle, far).slice(1), 16);
}
