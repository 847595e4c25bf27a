/** One set of Cargo on the stage: the quay and its crane, the deck, and what is said of them. */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { message } from '#core/language/message.ts';
import type { Message } from '#core/language/message.ts';
import { blended } from '#games/shared/easing.ts';
import type { LightName } from '#games/shared/light.ts';
import type { SceneMoment } from '#games/shared/scene-feed.ts';
import type { GameView, SceneContext, SeaWeather } from '#games/shared/sea-scene.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import { isLampLit } from '../art/harbour-art.ts';
import { QUAY } from '../art/quay-art.ts';
import type { CargoState, Side } from '../model.ts';
import { CraneView } from './crane-view.ts';
import { DeckView } from './deck-view.ts';

/** Words stay long enough to be read aloud once. */
const WORDS_MS = 2200;
const WELCOME_MS = 3000;
/** An announcement stands until its load is down. */
const AFTER_DROP_MS = 500;
/** Harbours are not silent; a load on the deck is heard a little more. */
const QUIET_WIND = 0.14;

const WELCOME = message('cargo.welcome');
const COVERED = message('cargo.covered');
const LEVELLED = message('cargo.levelled');
const LEVELLED_EARLY = message('cargo.levelled-early');
const MISSED = message('cargo.missed');
const FALSE_SIGN = message('cargo.false');
const DROP: Readonly<Record<Side, Message>> = {
  left: message('cargo.drop.left'),
  right: message('cargo.drop.right'),
};
/** Left end and foot of the near warehouse. */
const WAREHOUSE_AT = { x: -112, y: 505 } as const;
const PAN: Readonly<Record<Side, number>> = { left: -0.6, right: 0.6 };

/** What each light leaves of the stone and brick at the edge of the picture. */
const QUAY_TINT: Readonly<Record<LightName, number>> = {
  dawn: 0xf0dccf,
  day: 0xffffff,
  dusk: 0xb79fa6,
  night: 0x5c7890,
};

export class CargoView implements GameView<CargoState> {
  readonly #context: SceneContext;
  readonly #deck: DeckView;
  readonly #crane: CraneView;
  /** When the words are over, in the model's time: a pause keeps them. */
  #wordsUntilMs = WELCOME_MS;

  constructor(context: SceneContext) {
    this.#context = context;
    const { water, light, display, caption } = context;
    addQuay(context);
    CraneView.addCrane(water, light.thingTint);
    this.#deck = new DeckView(water, light.thingTint);
    this.#crane = new CraneView(water, light.thingTint, display.reduceMotion);
    caption.say(WELCOME);
  }

  draw(moment: SceneMoment<CargoState>, cues: readonly ExerciseCue[], elapsedMs: number): SeaWeather {
    const { previous, current, blend } = moment;
    for (const cue of cues) this.#hear(cue, current);
    const heel = blended(previous.deck.ml, current.deck.ml, blend);
    const pitch = blended(previous.deck.ap, current.deck.ap, blend);
    const lean = blended(previous.steering.ml, current.steering.ml, blend);
    const { phase, leanBegan, levelBand } = current;
    this.#deck.update(elapsedMs, { phase, heel, pitch, lean, leanBegan, levelBand });
    this.#crane.update(elapsedMs, current, blended(previous.tMs, current.tMs, blend), heel);
    if (current.tMs >= this.#wordsUntilMs) this.#context.caption.say(undefined);
    // The harbour itself lies still: water and quay do not lean with the deck.
    return { boat: LEVEL, wind: QUIET_WIND + 0.4 * Math.abs(current.load), light: 0 };
  }

  #hear(cue: ExerciseCue, state: CargoState): void {
    const { sound, announce } = this.#context;
    const side = sideOf(cue);
    switch (cue.name) {
      case 'shown':
      case 'covered': {
        const words = announcementOf(state);
        this.#say(words, Number.POSITIVE_INFINITY);
        announce(words);
        sound.play('coming', side === undefined ? 0 : PAN[side]);
        return;
      }
      case 'drop':
        sound.play('drop', side === undefined ? 0 : PAN[side]);
        if (state.trial?.planned.shown === undefined && side !== undefined) {
          this.#say(DROP[side], cue.tMs + WORDS_MS);
          announce(DROP[side]);
        } else {
          this.#wordsUntilMs = cue.tMs + AFTER_DROP_MS;
        }
        return;
      case 'levelled':
      case 'missed':
        this.#tellOutcome(cue, state);
        return;
      default:
    }
  }

  #tellOutcome(cue: ExerciseCue, { lastOutcome }: CargoState): void {
    const { sound, announce } = this.#context;
    if (lastOutcome === undefined || lastOutcome.kind === 'void') return;
    const words = wordsOf(lastOutcome);
    this.#say(words, cue.tMs + WORDS_MS);
    announce(words, 'in-turn');
    if (lastOutcome.kind === 'levelled') sound.play('recovered');
    else sound.play('return');
  }

  #say(words: Message, untilMs: number): void {
    this.#context.caption.say(words);
    this.#wordsUntilMs = untilMs;
  }
}

const LEVEL = { ml: 0, ap: 0 };

function addQuay({ water, light }: SceneContext): void {
  const tint = QUAY_TINT[light.name];
  ownPiece(water, 'quay-far', 0, QUAY.topY).setOrigin(0, 0).setTint(tint);
  ownPiece(water, 'quay-near', 0, QUAY.topY + QUAY.splitY)
    .setOrigin(0, 0)
    .setTint(tint);
  const { x, y } = WAREHOUSE_AT;
  ownPiece(water, 'warehouse', x, y).setOrigin(0, 1).setTint(tint);
  if (isLampLit(light)) ownPiece(water, 'warehouse-lamps', x, y).setOrigin(0, 1);
}

function sideOf({ direction }: ExerciseCue): Side | undefined {
  return direction === 'left' || direction === 'right' ? direction : undefined;
}

function announcementOf({ hanging }: CargoState): Message {
  const announced = hanging?.announced;
  return announced === undefined ? COVERED : message(`cargo.shown.${announced.side}-${announced.weight}`);
}

function wordsOf({ kind, leanBegan }: NonNullable<CargoState['lastOutcome']>): Message {
  if (kind === 'false') return FALSE_SIGN;
  if (kind === 'missed') return MISSED;
  return leanBegan === 'before' ? LEVELLED_EARLY : LEVELLED;
}
