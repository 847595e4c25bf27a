/** One set of Night Watch on the stage, and all that is said and sounded: it can be played by ear alone. */
import { scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { message } from '#core/language/message.ts';
import type { Message } from '#core/language/message.ts';
import type * as Phaser from 'phaser';
import type { CueSound } from '#games/shared/cue-sounds.ts';
import { approached, blended, clamped } from '#games/shared/easing.ts';
import { COURSE, toStage } from '#games/shared/plane.ts';
import type { SceneMoment } from '#games/shared/scene-feed.ts';
import type { GameView, SceneContext, SeaWeather } from '#games/shared/sea-scene.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { NightWatchState } from '../model.ts';
import { nextFind } from '../model/phases.ts';
import { Beam } from './beam.ts';
import { BuoyView } from './buoy-view.ts';
import { Chart } from './chart.ts';
import { COURSE_PER_RANGE, onCourse, onStage } from './layout.ts';
import { MiddleRing } from './middle-ring.ts';
import { Rowboat } from './rowboat.ts';
import { nightSeen, placeNumber } from './seen.ts';

const WELCOME_MS = 3000;
/** Words stay until the next phase, but no longer than they are read twice. */
const WORDS_MS = 5000;
/** With eyes closed the bay is darker still: for who watches. */
const DARKER = -0.4;
/** Night falls, and lifts: the boat is gone before the closed eye comes, and the eye before the boat is back. */
const NIGHTFALL_MS = 350;
const BREEZE = 0.06;

const BACK = message('night-watch.back');
const OPEN = message('night-watch.open');
const CHART = message('night-watch.chart');

export class NightWatchView implements GameView<NightWatchState> {
  readonly #context: SceneContext;
  readonly #ring: MiddleRing;
  readonly #beam: Beam;
  readonly #buoy: BuoyView;
  readonly #boat: Rowboat;
  readonly #chart: Chart;
  readonly #eye: Phaser.GameObjects.Image;
  #nightfall = 0;
  /** When the words are over, in the model's time: a pause keeps them. */
  #wordsUntilMs = WELCOME_MS;

  constructor(context: SceneContext) {
    this.#context = context;
    const { water, display } = context;
    this.#beam = new Beam(water, display.reduceMotion);
    this.#ring = new MiddleRing(water);
    this.#buoy = new BuoyView(water, display.reduceMotion);
    this.#boat = new Rowboat(water, display.reduceMotion);
    this.#chart = new Chart(water);
    this.#eye = ownPiece(water, 'eye-closed', COURSE.x, COURSE.y).setVisible(false);
    context.caption.say(message('night-watch.welcome'));
  }

  draw(moment: SceneMoment<NightWatchState>, cues: readonly ExerciseCue[], elapsedMs: number): SeaWeather {
    const { previous, current, blend } = moment;
    for (const cue of cues) this.#tell(cue, current);
    const steering = scaled(blendedVector(previous.steering, current.steering, blend), COURSE_PER_RANGE);
    const boat = onCourse(blendedVector(previous.steering, current.steering, blend));
    const seen = nightSeen(current);
    const isChart = current.phase === 'chart' || current.phase === 'done';
    this.#nightfall = approached(this.#nightfall, seen.isDark ? 1 : 0, elapsedMs, NIGHTFALL_MS);
    const sight = Math.min(current.sight, clamped(1 - 2.5 * this.#nightfall, 0, 1));

    this.#ring.resize(current.reachedBand);
    this.#ring.update(elapsedMs, seen.asksMiddle, sight);
    this.#beam.update(elapsedMs, seen.place && onStage(seen.place.at), sight);
    this.#buoy.update(elapsedMs, seen.place, sight, seen.stayShare);
    this.#boat.update(elapsedMs, toStage(boat), steering, isChart ? 0 : sight);
    this.#chart.update(current);
    const eye = clamped(2.5 * this.#nightfall - 1.5, 0, 1);
    this.#eye.setVisible(eye > 0).setAlpha(0.85 * eye);
    if (current.tMs >= this.#wordsUntilMs && !isChart) this.#context.caption.say(undefined);
    return {
      // With eyes closed the water must not tell where the boat is.
      boat: seen.isDark || isChart ? { ml: 0, ap: 0 } : boat,
      wind: BREEZE,
      light: seen.isDark ? DARKER : 0,
    };
  }

  #tell(cue: ExerciseCue, state: NightWatchState): void {
    switch (cue.name) {
      case 'show':
        return this.#say(cue, showWords(state), 'target');
      case 'kept':
        return this.#say(cue, message('night-watch.kept'), 'remember');
      case 'close':
        return this.#say(cue, message('night-watch.close'), 'coming');
      case 'wait':
        return this.#say(cue, message('night-watch.wait'), 'coming');
      case 'find':
        return this.#say(cue, findWords(state), 'go');
      case 'here':
      case 'back':
      case 'not-reached':
        return this.#say(cue, BACK, 'taken');
      case 'open':
        return this.#say(cue, OPEN, 'return');
      case 'chart':
        return this.#say(cue, CHART, 'recovered');
      case 'chart-open':
        this.#say(cue, OPEN, 'return');
        this.#context.announce(CHART, 'in-turn');
        return;
      default:
    }
  }

  #say(cue: ExerciseCue, words: Message, sound: CueSound): void {
    this.#context.caption.say(words);
    this.#context.announce(words);
    this.#context.sound.play(sound);
    this.#wordsUntilMs = cue.tMs + WORDS_MS;
  }
}

function showWords(state: NightWatchState): Message {
  const place = placeNumber(state, state.kept.length);
  return place === 0 ? message('night-watch.show') : message('night-watch.show-numbered', { place });
}

function findWords(state: NightWatchState): Message {
  const place = placeNumber(state, nextFind(state)?.place ?? 0);
  return place === 0 ? message('night-watch.find') : message('night-watch.find-numbered', { place });
}

function blendedVector(from: PlaneVector, to: PlaneVector, share: number): PlaneVector {
  return { ml: blended(from.ml, to.ml, share), ap: blended(from.ap, to.ap, share) };
}
