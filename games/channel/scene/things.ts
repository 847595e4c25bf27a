/** What stands and floats along the channel and comes towards the boat: floats, reeds, withies, pools, lanterns. */
import type * as Phaser from 'phaser';
import type { Light } from '#games/shared/light.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { REED_KEYS } from '../art/river-pieces.ts';
import { HALF_BEAM_PX, clearness, depthAt, heightAt, passedMs, stageX } from './perspective.ts';
import type { Way } from './way.ts';

/** The longest preview, and what is still seen behind the boat, ms. */
const LONGEST_MS = 3700;

/** One kind of thing, every so often along the way; pictures take turns as things pass. */
interface Row {
  readonly images: readonly Phaser.GameObjects.Image[];
  readonly everyMs: number;
  readonly phaseMs: number;
  /** -1 on the left bank, 1 on the right, 0 in the middle. */
  readonly side: -1 | 0 | 1;
  /** Of things in the middle: over so much of the channel's width they are spread. */
  readonly spread: number;
  /** How far outside the bank, as drawn beside the boat, and how much that varies from one to the next. */
  readonly outPx: number;
  readonly spreadPx: number;
  readonly size: number;
}

interface RowOptions extends Omit<Row, 'images'> {
  readonly keys: readonly string[];
  readonly originY: number;
  readonly tint: number;
}

export class Things {
  readonly #rows: readonly Row[];

  /** @param reduceMotion leaves out what passes by only to look alive. */
  constructor(layer: Layer, light: Light, reduceMotion: boolean) {
    const tint = light.thingTint;
    const afloat = { originY: 0.5, tint, side: 0, outPx: 0, spreadPx: 0 } as const;
    const pools = {
      keys: ['pool'],
      originY: 0.5,
      tint,
      everyMs: 700,
      spread: 0,
      spreadPx: 620,
      outPx: 260,
      size: 1,
    };
    const outer = {
      keys: REED_KEYS,
      originY: 0.92,
      tint,
      everyMs: 420,
      spread: 0,
      spreadPx: 560,
      outPx: 210,
      size: 0.8,
    };
    const reeds = {
      keys: REED_KEYS,
      originY: 0.92,
      tint,
      everyMs: 130,
      spread: 0,
      spreadPx: 70,
      outPx: 40,
      size: 0.86,
    };
    const posts = { originY: 0.96, tint, everyMs: 1000, spread: 0, spreadPx: 0, outPx: 10, size: 1.1 };
    const alive: readonly RowOptions[] = [
      { ...afloat, keys: ['glint'], everyMs: 110, phaseMs: 0, spread: 0.8, size: 0.95 },
      { ...pools, phaseMs: 0, side: -1 },
      { ...pools, phaseMs: 310, side: 1 },
      { ...outer, phaseMs: 60, side: -1 },
      { ...outer, phaseMs: 240, side: 1 },
      { ...reeds, phaseMs: 0, side: -1 },
      { ...reeds, phaseMs: 85, side: 1 },
    ];
    const marks: readonly RowOptions[] = [
      { ...afloat, keys: ['float'], everyMs: 500, phaseMs: 0, spread: 0, size: 0.9 },
      { ...posts, keys: ['post-left'], phaseMs: 500, side: -1 },
      { ...posts, keys: ['post-right'], phaseMs: 500, side: 1 },
    ];
    this.#rows = [...(reduceMotion ? [] : alive), ...marks].map((options) => rowOf(layer, options));
  }

  update(way: Way): void {
    for (const row of this.#rows) updateRow(row, way);
  }
}

function rowOf(layer: Layer, { keys, originY, tint, ...row }: RowOptions): Row {
  const count = Math.ceil(LONGEST_MS / row.everyMs) + 1;
  const images = Array.from({ length: count }, (_, index) =>
    ownPiece(layer, keys[index % keys.length] ?? '')
      .setOrigin(0.5, originY)
      .setTint(tint),
  );
  return { images, ...row };
}

function updateRow({ images, everyMs, phaseMs, side, spread, outPx, spreadPx, size }: Row, way: Way): void {
  const firstMs = way.nowMs - passedMs(way.previewS) - 60;
  const first = Math.ceil((firstMs - phaseMs) / everyMs);
  for (let index = 0; index < images.length; index++) {
    const image = images[index];
    if (image === undefined) continue;
    // Each picture keeps its thing while that passes by.
    const number = first + ((((index - first) % images.length) + images.length) % images.length);
    const tMs = number * everyMs + phaseMs;
    const depth = depthAt(tMs - way.nowMs, way.previewS);
    const clear = clearness(depth);
    image.setVisible(clear > 0);
    if (clear === 0) continue;
    const vary = spreadPx * scatter(number);
    const across = side + (2 * scatter(number) - 1) * spread;
    const bank = way.middle(tMs) + across * way.halfWidth;
    const x = stageX(bank, depth, side * (HALF_BEAM_PX + outPx + vary));
    image
      .setPosition(x, heightAt(depth))
      .setScale(size / depth)
      .setAlpha(clear);
  }
}

/** 0 to 1, the same for the same number. */
function scatter(number: number): number {
  const product = number * 0.618034;
  return product - Math.floor(product);
}
