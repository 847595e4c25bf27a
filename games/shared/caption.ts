/** Words for a reader three metres away: one line, large, on a plain plate. */
import type * as Phaser from 'phaser';
import { PLATE } from './art/course-art.ts';
import { clamped } from './easing.ts';
import { FONT_FAMILY, PALETTE } from './palette.ts';
import { STAGE } from './plane.ts';
import { SHEET } from './sheets.ts';
import type { Layer } from './sheets.ts';

/** At 1080p: at least as large as the cues on the page's patient screens. */
const SIZE_PX = 76;
const FADE_MS = 200;
const Y = 118;
const MARGIN = 56;

export class Caption {
  readonly #text: Phaser.GameObjects.Text;
  readonly #plate: Phaser.GameObjects.NineSlice;
  #words = '';
  #shown = 0;

  constructor({ scene, container }: Layer) {
    const { width, height, key, end } = PLATE;
    this.#plate = scene.add.nineslice(STAGE.width / 2, Y, SHEET, key, width, height, end, end);
    this.#text = scene.add.text(STAGE.width / 2, Y, '', {
      fontFamily: FONT_FAMILY,
      fontSize: `${SIZE_PX}px`,
      fontStyle: '700',
      color: PALETTE.navy,
    });
    this.#text.setOrigin(0.5, 0.52);
    container.add([this.#plate, this.#text]);
    this.update(0);
  }

  /** Says this until something else is said; an empty line says nothing. Redrawn only when it changes. */
  say(words: string): void {
    this.#words = words;
    if (words === '' || words === this.#text.text) return;
    this.#text.setText(words);
    this.#plate.setSize(this.#text.width + 2 * MARGIN, PLATE.height);
  }

  update(elapsedMs: number): void {
    const step = elapsedMs / FADE_MS;
    this.#shown = clamped(this.#shown + (this.#words === '' ? -step : step), 0, 1);
    for (const part of [this.#plate, this.#text]) part.setAlpha(this.#shown).setVisible(this.#shown > 0);
  }
}
