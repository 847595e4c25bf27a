/** The mast, its nest, and the pennant that climbs it while it is held; where it would fall; the clouds before it. */
import type * as Phaser from 'phaser';
import { NEST, PENNANT, POLE, YARD } from '../art/rig-art.ts';
import { approached, blended, smooth } from '#games/shared/easing.ts';
import type { Light } from '#games/shared/light.ts';
import type { DisplaySettings } from '#games/shared/scene-feed.ts';
import { ownPiece, piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import {
  FALL_RAD,
  FOOT,
  NEST_UP,
  PENNANT_FROM_UP,
  PENNANT_TO_UP,
  RIG_SIZE,
  YARD_UP,
  alongMast,
} from './layout.ts';

/** What of the mast is drawn at a moment. */
export interface MastPose {
  /** Radians from upright, positive to the right. */
  readonly angle: number;
  /** 0 to 1 of the asked time; undefined between bouts. */
  readonly held: number | undefined;
  readonly kept: boolean;
  readonly hidden: boolean;
}

const HIDE_MS = 110;
const GLOW_MS = 260;
const PENNANT_MS = 240;
/** Where marks of the fall stand, along the mast. */
const MARKS_UP = [330, 400, 470, 540, 610] as const;
const GUIDE_UP = [120, 200, 280, 360, 440, 520, 600] as const;

export class MastView {
  readonly #parts: Phaser.GameObjects.Container;
  readonly #pennant: Phaser.GameObjects.Image;
  readonly #halo: Phaser.GameObjects.Image;
  #shown = 1;
  #glow = 0;
  #climbed = 0;

  constructor(layer: Layer, display: DisplaySettings, { thingTint }: Light) {
    addGuides(layer, display);
    this.#halo = piece(layer, 'halo').setScale(1.5).setVisible(false);
    this.#parts = layer.scene.add.container(FOOT.x, FOOT.y).setScale(RIG_SIZE);
    layer.container.add(this.#parts);
    const rig: Layer = { ...layer, container: this.#parts };
    ownPiece(rig, 'pole')
      .setOrigin(POLE.originX / POLE.width, POLE.originY / POLE.height)
      .setTint(thingTint);
    ownPiece(rig, 'yard', 0, -YARD_UP)
      .setOrigin(YARD.originX / YARD.width, YARD.originY / YARD.height)
      .setTint(thingTint);
    this.#pennant = ownPiece(rig, 'pennant', 14, -PENNANT_FROM_UP);
    this.#pennant.setOrigin(PENNANT.originX / PENNANT.width, PENNANT.originY / PENNANT.height);
    ownPiece(rig, 'nest', 0, -NEST_UP).setOrigin(NEST.originX / NEST.width, NEST.originY / NEST.height);
  }

  update(elapsedMs: number, { angle, held, kept, hidden }: MastPose): void {
    this.#shown = approached(this.#shown, hidden ? 0 : 1, elapsedMs, HIDE_MS);
    this.#glow = approached(this.#glow, kept ? 1 : 0, elapsedMs, GLOW_MS);
    this.#climbed = approached(this.#climbed, held ?? 0, elapsedMs, PENNANT_MS);
    this.#parts.setRotation(angle).setAlpha(this.#shown);
    this.#pennant.y = -blended(PENNANT_FROM_UP, PENNANT_TO_UP, smooth(this.#climbed));
    this.#pennant.setAlpha(smooth(this.#climbed * 12));
    const { x, y } = alongMast(angle, NEST_UP + 70);
    this.#halo
      .setVisible(this.#glow > 0.02)
      .setPosition(x, y)
      .setAlpha(0.8 * this.#glow * this.#shown);
  }
}

/** Upright, and where the mast would fall to either side. */
function addGuides(layer: Layer, { highContrast }: DisplaySettings): void {
  for (const up of GUIDE_UP) {
    piece(layer, 'dash', FOOT.x, alongMast(0, up).y)
      .setRotation(Math.PI / 2)
      .setAlpha(highContrast ? 1 : 0.75);
  }
  for (const side of [-1, 1]) {
    for (const up of MARKS_UP) {
      const { x, y } = alongMast(side * FALL_RAD, up);
      ownPiece(layer, 'mark', x, y).setAlpha(highContrast ? 1 : 0.85);
    }
  }
}
