/** One set of Squall on the stage: the boat, its ring, and the gusts. */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { lengthOf, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { type Message, message } from '#core/language/message.ts';
import { Boat } from '#games/shared/boat.ts';
import { CalmRing, addCourseLine } from '#games/shared/course.ts';
import { blended } from '#games/shared/easing.ts';
import { COURSE, keptOnStage, opposite, toStage } from '#games/shared/plane.ts';
import type { SceneMoment } from '#games/shared/scene-feed.ts';
import type { GameView, SeaWeather, SceneContext } from '#games/shared/sea-scene.ts';
import { Wake } from '#games/shared/wake.ts';
import { CUE_LEAD_MS, STRONGEST_WIND, gustSeen } from './gust-seen.ts';
import { GustView } from './gust-view.ts';
import type { SquallState } from '../model.ts';

/** An announcement is said until its gust is due: of a catch trial nothing is left. */
const ANNOUNCED_MS = CUE_LEAD_MS + 100;
/** Other words stay long enough to be read aloud once. */
const WORDS_MS = 2200;
const WELCOME_MS = 3000;

const RECOVERED = message('squall.recovered');
const MISSED = message('squall.missed');
/** A strong gust takes a little of the light. */
const GUST_SHADE = 0.06;

export class SquallView implements GameView<SquallState> {
  readonly #context: SceneContext;
  readonly #ring: CalmRing;
  readonly #gust: GustView;
  readonly #wake: Wake;
  readonly #boat: Boat;
  /** When the words are over, in the model's time: a pause keeps them. */
  #wordsUntilMs = WELCOME_MS;
  /** A gust that comes until then was announced: its words are not said twice. */
  #announcedUntilMs = 0;

  constructor(context: SceneContext) {
    this.#context = context;
    addCourseLine(context.water, context.display);
    this.#ring = new CalmRing(context.water, context.display);
    this.#gust = new GustView(context.water, context.display);
    this.#wake = new Wake(context.water, context.place.currentPxS);
    this.#boat = new Boat(context.water, context.display.reduceMotion);
    context.caption.say(message('squall.welcome'));
  }

  draw(moment: SceneMoment<SquallState>, cues: readonly ExerciseCue[], elapsedMs: number): SeaWeather {
    const { current } = moment;
    for (const cue of cues) this.#hear(cue);
    const course = 1 / current.capsizeLimit;
    const between = (of: (state: SquallState) => PlaneVector): PlaneVector =>
      scaled(blendedVector(of(moment.previous), of(current), moment.blend), course);
    const place = keptOnStage(between((state) => state.offset));
    const wind = between((state) => state.wind);
    const velocity = between((state) => state.velocity);
    const seen = gustSeen(moment);

    this.#ring.resize(current.recoveryBand * course);
    this.#ring.update(elapsedMs, lengthOf(current.offset) < current.recoveryBand);
    this.#gust.update(elapsedMs, seen, place);
    const at = toStage(place);
    if (!this.#context.display.reduceMotion) {
      this.#wake.update(elapsedMs, at, lengthOf(velocity) * COURSE.radiusX);
    }
    this.#boat.update(elapsedMs, { at, wind, velocity, steering: between((state) => state.steering) });
    if (current.tMs >= this.#wordsUntilMs) this.#context.caption.say(undefined);
    return {
      boat: place,
      wind: lengthOf(current.wind) / STRONGEST_WIND + 0.12 * seen.approach,
      light: -GUST_SHADE * (lengthOf(current.wind) / STRONGEST_WIND),
    };
  }

  #hear(cue: ExerciseCue): void {
    const { sound, announce } = this.#context;
    switch (cue.name) {
      case 'cue':
      case 'gust': {
        if (cue.direction === undefined) return;
        const words = message(`squall.gust.${opposite(cue.direction)}`);
        this.#say(words, cue.tMs + (cue.name === 'cue' ? ANNOUNCED_MS : WORDS_MS));
        if (cue.name === 'cue') {
          this.#announcedUntilMs = cue.tMs + ANNOUNCED_MS;
          announce(words);
          sound.play('coming');
        } else if (cue.tMs > this.#announcedUntilMs) {
          announce(words);
        }
        return;
      }
      case 'recovered':
        this.#ring.praise();
        this.#say(RECOVERED, cue.tMs + WORDS_MS);
        announce(RECOVERED, 'in-turn');
        sound.play('recovered');
        return;
      case 'missed':
        this.#say(MISSED, cue.tMs + WORDS_MS);
        announce(MISSED);
        return;
      default:
    }
  }

  #say(words: Message, untilMs: number): void {
    this.#context.caption.say(words);
    this.#wordsUntilMs = untilMs;
  }
}

function blendedVector(from: PlaneVector, to: PlaneVector, share: number): PlaneVector {
  return { ml: blended(from.ml, to.ml, share), ap: blended(from.ap, to.ap, share) };
}
