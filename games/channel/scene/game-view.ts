/** One set of Channel on the stage: the river, what stands along it, and the boat. */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { type Message, message } from '#core/language/message.ts';
import { blended } from '#games/shared/easing.ts';
import { STAGE } from '#games/shared/plane.ts';
import type { SceneMoment } from '#games/shared/scene-feed.ts';
import type { GameView, SceneContext, SeaWeather } from '#games/shared/sea-scene.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { ChannelState } from '../model.ts';
import { stretchStartMs } from '../model/stretch.ts';
import { STRETCH_MS } from '../model/course.ts';
import { Lanterns } from './lanterns.ts';
import { Launch } from './launch.ts';
import { HORIZON_Y } from './perspective.ts';
import { River } from './river.ts';
import { Things } from './things.ts';
import { Trail } from './trail.ts';
import { Way } from './way.ts';

/** Words stay long enough to be read aloud once. */
const WORDS_MS = 1800;
const WELCOME_MS = 3600;
const CLEAR = message('channel.clear');
/** Wind, as heard: a light breeze on the flats. */
const BREEZE = 0.05;

export class ChannelView implements GameView<ChannelState> {
  readonly #context: SceneContext;
  readonly #way = new Way();
  readonly #river: River;
  readonly #things: Things;
  readonly #lanterns: Lanterns;
  readonly #trail: Trail;
  readonly #launch: Launch;
  #wordsUntilMs = WELCOME_MS;
  /** A clear stretch is worth a word the first time, and after one that was not. */
  #isClearTold = false;

  constructor(context: SceneContext) {
    this.#context = context;
    const { water, light, display } = context;
    this.#river = new River(water, light, display.reduceMotion);
    addMist(context);
    this.#things = new Things(water, light, display.reduceMotion);
    this.#lanterns = new Lanterns(water);
    this.#trail = new Trail(water);
    this.#launch = new Launch(water, light.thingTint, display.reduceMotion);
    context.caption.say(message('channel.welcome'));
  }

  draw(moment: SceneMoment<ChannelState>, cues: readonly ExerciseCue[], elapsedMs: number): SeaWeather {
    const { previous, current, blend } = moment;
    for (const cue of cues) this.#hear(cue);
    this.#way.update(moment);
    this.#river.update(this.#way);
    this.#things.update(this.#way);
    this.#lanterns.update(elapsedMs, this.#way, gateOf(current), isClear(current));
    const place = {
      ml: blended(previous.steering.ml, current.steering.ml, blend),
      ap: blended(previous.steering.ap, current.steering.ap, blend),
    };
    const stepS = Math.max(0.01, (current.tMs - previous.tMs) / 1000);
    const speed = (current.steering.ml - previous.steering.ml) / stepS;
    const bank = current.steering.ml > current.middle ? 1 : -1;
    this.#launch.update(elapsedMs, place, speed, current.isAground ? bank : 0);
    if (!this.#context.display.reduceMotion) this.#trail.update(this.#way, place);
    if (current.tMs >= this.#wordsUntilMs) this.#context.caption.say(undefined);
    return { boat: place, wind: BREEZE, light: 0 };
  }

  #hear(cue: ExerciseCue): void {
    const { sound, announce } = this.#context;
    if (cue.name === 'clear') {
      sound.play('taken');
      if (this.#isClearTold) return;
      this.#isClearTold = true;
      this.#say(CLEAR, cue.tMs + WORDS_MS);
      announce(CLEAR, 'in-turn');
    }
    if (cue.name === 'touched') {
      this.#isClearTold = false;
      const isLeft = cue.direction === 'left';
      const words = message(isLeft ? 'channel.touched.left' : 'channel.touched.right');
      this.#say(words, cue.tMs + WORDS_MS);
      announce(words);
      sound.play('off-beat', isLeft ? -0.7 : 0.7);
    }
  }

  #say(words: Message, untilMs: number): void {
    this.#context.caption.say(words);
    this.#wordsUntilMs = untilMs;
  }
}

/** The end of the stretch that runs or comes next; undefined where none fits any more. */
function gateOf({ phase, stretch, course, tMs, durationMs }: ChannelState): number | undefined {
  if (phase !== 'course') return undefined;
  const endMs = stretch?.endMs ?? stretchStartMs(course, tMs) + STRETCH_MS;
  return endMs <= durationMs ? endMs : undefined;
}

function isClear({ stretch, halfWidth, lastOutcome }: ChannelState): boolean {
  return stretch === undefined ? lastOutcome?.kind !== 'touched' : stretch.farthest <= halfWidth;
}

/** Hides where the channel ends: nobody sees farther than the preview. */
function addMist({ water, light }: SceneContext): void {
  ownPiece(water, 'mist', STAGE.width / 2, HORIZON_Y + 52)
    .setDisplaySize(2 * STAGE.width, 200)
    .setTint(Number.parseInt(light.sky[2].slice(1), 16))
    .setAlpha(0.9);
}
