/** Words for a reader three metres away: one line, large, on a plain plate. */
import type { Message } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
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
  readonly #translator: () => Translator;
  #told: Message | undefined;
  #saidIn: Translator | undefined;
  #shown = 0;

  /** @param translator Asked before each picture: the language may change while a caption is read. */
  constructor({ scene, container }: Layer, translator: () => Translator) {
    this.#translator = translator;
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

  /** Says this until something else is said; undefined says nothing. */
  say(told: Message | undefined): void {
    if (told === this.#told) return;
    this.#told = told;
    this.#saidIn = undefined;
  }

  update(elapsedMs: number): void {
    if (this.#told !== undefined && this.#saidIn !== this.#translator()) this.#draw(this.#told);
    const step = elapsedMs / FADE_MS;
    this.#shown = clamped(this.#shown + (this.#told === undefined ? -step : step), 0, 1);
    for (const part of [this.#plate, this.#text]) part.setAlpha(this.#shown).setVisible(this.#shown > 0);
  }

  /** Words wider than the stage are made smaller rather than cut off. */
  #draw(told: Message): void {
    this.#saidIn = this.#translator();
    const words = this.#saidIn.sayMessage(told);
    if (words === this.#text.text) return;
    this.#text.setText(words).setScale(1);
    this.#text.setScale(Math.min(1, (STAGE.width - 4 * MARGIN) / this.#text.width));
    this.#plate.setSize(this.#text.displayWidth + 2 * MARGIN, PLATE.height);
  }
}
