/** The assessment on the stage: the boat follows the person's lean to the light and back. */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { ZERO, lengthOf } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { type Message, message } from '#core/language/message.ts';
import { Boat } from '#games/shared/boat.ts';
import { CalmRing } from '#games/shared/course.ts';
import { approached, blended } from '#games/shared/easing.ts';
import { COURSE, keptOnStage, toStage } from '#games/shared/plane.ts';
import type { SceneMoment } from '#games/shared/scene-feed.ts';
import type { GameView, SeaWeather, SceneContext } from '#games/shared/sea-scene.ts';
import { Wake } from '#games/shared/wake.ts';
import type { LimitsPhase, LimitsState } from '../model.ts';
import { HoldRing } from '#games/shared/hold-ring.ts';
import { Lanterns } from './lanterns.ts';
import { courseLength, onCourse } from './layout.ts';

/** Smooths the speed of a person who sways. */
const SPEED_MS = 160;

const CAPTIONS: Readonly<Record<LimitsPhase, Message | undefined>> = {
  neutral: message('limits.middle.stay'),
  lean: message('limits.lean.light'),
  hold: message('limits.hold'),
  return: message('limits.middle.back'),
  released: undefined,
  done: message('limits.done'),
};

export class LimitsView implements GameView<LimitsState> {
  readonly #context: SceneContext;
  readonly #ring: CalmRing;
  readonly #lanterns: Lanterns;
  readonly #wake: Wake;
  readonly #boat: Boat;
  readonly #hold: HoldRing;
  #velocity: PlaneVector = ZERO;
  #last: PlaneVector | undefined;

  constructor(context: SceneContext) {
    this.#context = context;
    this.#ring = new CalmRing(context.water, context.display);
    this.#lanterns = new Lanterns(context.water);
    this.#wake = new Wake(context.water, context.place.currentPxS);
    this.#hold = new HoldRing(context.water);
    this.#boat = new Boat(context.water, context.display.reduceMotion);
  }

  draw(moment: SceneMoment<LimitsState>, cues: readonly ExerciseCue[], elapsedMs: number): SeaWeather {
    const { previous, current, blend } = moment;
    for (const cue of cues) this.#hear(cue);
    this.#context.caption.say(CAPTIONS[current.phase]);
    const steering = onCourse({
      ml: blended(previous.steeringMm.ml, current.steeringMm.ml, blend),
      ap: blended(previous.steeringMm.ap, current.steeringMm.ap, blend),
    });
    const place = keptOnStage(steering);
    this.#follow(elapsedMs, place);
    this.#ring.resize(courseLength(current.middleMm));
    this.#ring.update(elapsedMs, lengthOf(current.steeringMm) < current.middleMm);
    this.#lanterns.update(elapsedMs, current);
    const at = toStage(place);
    if (!this.#context.display.reduceMotion) {
      this.#wake.update(elapsedMs, at, lengthOf(this.#velocity) * COURSE.radiusX);
    }
    this.#hold.update(elapsedMs, at, holdShare(current));
    this.#boat.update(elapsedMs, { at, wind: ZERO, velocity: this.#velocity, steering });
    return { boat: place, wind: 0, light: 0 };
  }

  #hear(cue: ExerciseCue): void {
    const { sound, announce } = this.#context;
    switch (cue.name) {
      case 'target':
        if (cue.direction !== undefined) announce(message(`limits.lean.${cue.direction}`));
        sound.play('target');
        return;
      case 'hold':
        announce(message('limits.hold'));
        sound.play('hold');
        return;
      case 'return':
        announce(message('limits.middle.back'));
        sound.play('return');
        return;
      case 'done':
        announce(message('limits.done'), 'in-turn');
        sound.play('recovered');
        return;
      default:
    }
  }

  /** How fast the boat is seen to move: the model has no speed of its own, the boat is where the person is. */
  #follow(elapsedMs: number, place: PlaneVector): void {
    const last = this.#last ?? place;
    this.#last = place;
    if (elapsedMs <= 0) return;
    const speed = (now: number, before: number): number => ((now - before) * 1000) / elapsedMs;
    this.#velocity = {
      ml: approached(this.#velocity.ml, speed(place.ml, last.ml), elapsedMs, SPEED_MS),
      ap: approached(this.#velocity.ap, speed(place.ap, last.ap), elapsedMs, SPEED_MS),
    };
  }
}

/** 0 to 1 through the hold. */
function holdShare({ phase, lean, msLeft }: LimitsState): number {
  if (phase !== 'hold' || lean === undefined) return 0;
  const whole = lean.stayedForMs + msLeft;
  return whole === 0 ? 0 : lean.stayedForMs / whole;
}
