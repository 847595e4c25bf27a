/** One set of Beacons on the stage: the ring of towers, the boat in it, and the light that grows while it is held. */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { DIRECTIONS, UNIT, ZERO, byDirection, lengthOf, scaled } from '#core/exercise/directions.ts';
import type { Direction, PlaneVector } from '#core/exercise/directions.ts';
import { type Message, message } from '#core/language/message.ts';
import { Boat } from '#games/shared/boat.ts';
import { CalmRing } from '#games/shared/course.ts';
import { approached, blended, clamped } from '#games/shared/easing.ts';
import { HoldRing } from '#games/shared/hold-ring.ts';
import { COURSE, keptOnStage, toStage } from '#games/shared/plane.ts';
import type { SceneMoment } from '#games/shared/scene-feed.ts';
import type { GameView, SceneContext, SeaWeather } from '#games/shared/sea-scene.ts';
import { Wake } from '#games/shared/wake.ts';
import type { BeaconsState } from '../model.ts';
import { Berth } from './berth.ts';
import { Lamp } from './lamp.ts';
import { LampLight } from './lamp-light.ts';
import { berthOf, courseScale, towerOf } from './layout.ts';
import { Tower } from './tower.ts';

const WORDS_MS = 2200;
const WELCOME_MS = 3000;
/** Smooths the speed of a person who sways. */
const SPEED_MS = 160;

export class BeaconsView implements GameView<BeaconsState> {
  readonly #context: SceneContext;
  readonly #middle: CalmRing;
  readonly #berth: Berth;
  readonly #towers: Readonly<Record<Direction, Tower>>;
  readonly #lights: Readonly<Record<Direction, LampLight>>;
  readonly #wake: Wake;
  readonly #hold: HoldRing;
  readonly #boat: Boat;
  readonly #lamp: Lamp;
  #placed: BeaconsState['distances'] | undefined;
  #lit: BeaconsState['lit'] | undefined;
  #last: PlaneVector | undefined;
  #velocity: PlaneVector = ZERO;
  /** When the words are over, in the model's time. */
  #wordsUntilMs = WELCOME_MS;

  constructor(context: SceneContext) {
    this.#context = context;
    const { water, display, light, place, caption } = context;
    this.#middle = new CalmRing(water, display);
    this.#berth = new Berth(water, display);
    this.#wake = new Wake(water, place.currentPxS);
    // What stands nearer than the middle hides the boat, what stands farther is hidden by it.
    const towersOf = (isNear: boolean): (readonly [Direction, Tower])[] =>
      DIRECTIONS.filter((direction) => UNIT[direction].ap < 0 === isNear).map((direction) => [
        direction,
        new Tower(water, light.thingTint),
      ]);
    const far = towersOf(false);
    this.#lamp = new Lamp(water);
    this.#hold = new HoldRing(water);
    this.#boat = new Boat(water, display.reduceMotion);
    const towers = new Map([...far, ...towersOf(true)]);
    this.#towers = byDirection((direction) => towers.get(direction) ?? new Tower(water, light.thingTint));
    this.#lights = byDirection(() => new LampLight(water, display.reduceMotion));
    caption.say(message('beacons.welcome'));
  }

  draw(moment: SceneMoment<BeaconsState>, cues: readonly ExerciseCue[], elapsedMs: number): SeaWeather {
    const { previous, current, blend } = moment;
    this.#lit = current.lit;
    for (const cue of cues) this.#hear(cue);
    if (current.distances !== this.#placed) this.#placeBeacons(current);
    const scale = courseScale(current);
    const steering = scaled(
      {
        ml: blended(previous.steering.ml, current.steering.ml, blend),
        ap: blended(previous.steering.ap, current.steering.ap, blend),
      },
      scale,
    );
    const turns = current.phase === 'straight' || current.phase === 'turn';
    // Who turns steers nothing: the boat lies in the middle.
    const place = turns ? ZERO : keptOnStage(steering);
    this.#follow(elapsedMs, place);
    const at = toStage(place);
    const held = heldShareOf(current);
    this.#middle.resize(current.middleRadius * scale);
    this.#middle.update(elapsedMs, lengthOf(current.steering) < current.middleRadius);
    this.#drawBeacons(elapsedMs, current, held);
    this.#lamp.update(elapsedMs, turns ? current.axialDeg : undefined, current.turn?.side);
    this.#hold.update(elapsedMs, at, held);
    this.#context.sound.guide(held > 0 ? held : undefined);
    if (!this.#context.display.reduceMotion) {
      this.#wake.update(elapsedMs, at, lengthOf(this.#velocity) * COURSE.radiusX);
    }
    this.#boat.update(elapsedMs, { at, wind: ZERO, velocity: this.#velocity, steering: place });
    if (current.tMs >= this.#wordsUntilMs) this.#context.caption.say(restingWords(current));
    return { boat: place, wind: 0, light: 0 };
  }

  #placeBeacons(state: BeaconsState): void {
    this.#placed = state.distances;
    for (const direction of DIRECTIONS) {
      const foot = towerOf(state, direction);
      this.#towers[direction].place(foot);
      this.#lights[direction].place(foot);
    }
  }

  #drawBeacons(elapsedMs: number, state: BeaconsState, held: number): void {
    const calling = state.phase === 'reach' ? state.reach?.direction : undefined;
    for (const direction of DIRECTIONS) {
      const calls = direction === calling;
      const lit = state.lit[direction];
      const shown = { burns: lit > 0, calls, held: calls ? held : 0 };
      const light = this.#lights[direction].update(elapsedMs, shown);
      this.#towers[direction].update(lit, light, shown.held > 0);
    }
    const berth = calling === undefined ? undefined : berthOf(state, calling);
    this.#berth.update(elapsedMs, berth, state.tolerance * courseScale(state));
  }

  #hear({ name, direction, tMs }: ExerciseCue): void {
    const { sound } = this.#context;
    switch (name) {
      case 'light':
        if (direction === undefined) return;
        this.#say(message(`beacons.light.${direction}`), tMs + WORDS_MS);
        sound.play('target', 0.6 * UNIT[direction].ml);
        return;
      case 'hold':
        this.#say(message('beacons.hold'), tMs + WORDS_MS);
        sound.play('hold');
        return;
      case 'lit':
        this.#say(message(this.#isRingLit() ? 'beacons.ring' : 'beacons.lit'), tMs + WORDS_MS);
        sound.play('recovered');
        return;
      case 'dark':
        this.#say(message('beacons.dark'), tMs + WORDS_MS);
        sound.play('return');
        return;
      case 'straight':
        this.#say(message('beacons.straight'), tMs + WORDS_MS);
        sound.play('remember');
        return;
      case 'turn':
        if (direction !== 'left' && direction !== 'right') return;
        this.#say(message(`beacons.turn.${direction}`), tMs + 2 * WORDS_MS);
        sound.play('go', 0.6 * UNIT[direction].ml);
        return;
      case 'turned':
        sound.play('taken');
        return;
      case 'done':
        this.#say(message('beacons.done'), tMs + WORDS_MS);
        return;
      default:
    }
  }

  #say(words: Message, untilMs: number): void {
    this.#context.caption.say(words);
    this.#context.announce(words);
    this.#wordsUntilMs = untilMs;
  }

  /** The last light made every tower burn as often. */
  #isRingLit(): boolean {
    const lit = this.#lit;
    if (lit === undefined) return false;
    return DIRECTIONS.every((direction) => lit[direction] === lit.front);
  }

  /** How fast the boat is seen to move: it is where the person is, and has no speed of its own. */
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

function heldShareOf({ phase, reach, parameters }: BeaconsState): number {
  if (phase !== 'reach' || reach === undefined) return 0;
  return clamped(reach.heldMs / (1000 * parameters.holdS), 0, 1);
}

/** What stands there when nothing new was said. */
function restingWords({ phase, steering, middleRadius }: BeaconsState): Message | undefined {
  return phase === 'middle' && lengthOf(steering) > middleRadius ? MIDDLE : undefined;
}

const MIDDLE = message('beacons.middle');
