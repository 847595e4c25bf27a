/** Words for a reader three metres away: large, on a plain plate, in one line where they are short enough. */
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
/** Between what the page shows in the corners: the time at the left, Stop at the right. */
const ROOM_PX = 860;
/** One line is made as much smaller before two are better. */
const SMALLEST_ONE_LINE = 0.95;
/** Two lines stand closer than their letters ask for, so that they stay in the sky. */
const LINE_SPACING_PX = -14;

export class Caption {
  readonly #text: Phaser.GameObjects.Text;
  readonly #plate: Phaser.GameObjects.NineSlice;
  readonly #translator: () => Translator;
  #told: Message | undefined;
  #saidIn: Translator | undefined;
  #words = '';
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
      align: 'center',
    });
    this.#text.setLineSpacing(LINE_SPACING_PX);
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

  /** Words too wide for one line stand in two, and are made smaller rather than cut off. */
  #draw(told: Message): void {
    this.#saidIn = this.#translator();
    const words = this.#saidIn.sayMessage(told);
    if (words === this.#words) return;
    this.#words = words;
    this.#text.setScale(1).setText(words);
    const lineHeight = this.#text.height;
    if (this.#text.width * SMALLEST_ONE_LINE > ROOM_PX) this.#text.setText(inTwoLines(words));
    this.#text.setScale(Math.min(1, ROOM_PX / this.#text.width));
    const height = PLATE.height + this.#text.height - lineHeight;
    const scale = height / PLATE.height;
    // The plate has one height; its ends stay round where it is scaled as a whole.
    this.#plate.setSize((this.#text.displayWidth + 2 * MARGIN) / scale, PLATE.height).setScale(scale);
    const y = Y + (height - PLATE.height) / 2;
    for (const part of [this.#plate, this.#text]) part.setY(y);
  }
}

/** Broken at the space that is nearest to the middle. */
function inTwoLines(words: string): string {
  const middle = words.length / 2;
  const spaces = [...words.matchAll(/ /g)].map(({ index }) => index);
  const [nearest] = spaces.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return nearest === undefined ? words : `${words.slice(0, nearest)}\n${words.slice(nearest + 1)}`;
}
