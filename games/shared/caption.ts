/** Words for a reader three metres away: one line, large, on a plate of its own. */
import type * as Phaser from 'phaser';
import { clamped } from './easing.ts';
import { FONT_FAMILY, PALETTE } from './palette.ts';
import { STAGE } from './plane.ts';
import type { Layer } from './sheets.ts';

/** At 1080p; patient screens of the page show cues at least as large. */
const SIZE_PX = 76;
const FADE_MS = 220;
const Y = 128;

export class Caption {
  readonly #text: Phaser.GameObjects.Text;
  #words = '';
  #shown = 0;

  constructor(layer: Layer) {
    this.#text = layer.scene.make.text(
      {
        x: STAGE.width / 2,
        y: Y,
        text: '',
        style: {
          fontFamily: FONT_FAMILY,
          fontSize: `${SIZE_PX}px`,
          fontStyle: '700',
          color: PALETTE.navy,
          stroke: PALETTE.sail,
          strokeThickness: 14,
          padding: { x: 16, y: 10 },
        },
      },
      false,
    );
    this.#text.setOrigin(0.5).setAlpha(0);
    layer.container.add(this.#text);
  }

  /** Says this until something else is said; an empty line says nothing. Set only when it changes: it is redrawn. */
  say(words: string): void {
    this.#words = words;
    if (words !== '' && words !== this.#text.text) this.#text.setText(words);
  }

  update(elapsedMs: number): void {
    const step = elapsedMs / FADE_MS;
    this.#shown = clamped(this.#shown + (this.#words === '' ? -step : step), 0, 1);
    this.#text.setAlpha(this.#shown).setVisible(this.#shown > 0);
  }
}
