/** One set of Crow's Nest on the stage: the mast, the crew that holds it, clouds and gulls. */
import type * as Phaser from 'phaser';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { type Message, message } from '#core/language/message.ts';
import { blended, clamped } from '#games/shared/easing.ts';
import type { SceneMoment } from '#games/shared/scene-feed.ts';
import type { GameView, SceneContext, SeaWeather } from '#games/shared/sea-scene.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { CrowsNestState } from '../model.ts';
import { ASKED_MS } from '../model/setup.ts';
import { CrewView, DeckView } from './crew-view.ts';
import { fogAt } from './fog.ts';
import { mastAngle } from './mast-angle.ts';
import { MastView } from './mast-view.ts';
import { Gulls } from './gulls.ts';
import { FOOT } from './layout.ts';

/** Words stay long enough to be read aloud once. */
const WORDS_MS = 2400;
/** A fall has been read when the mast stands again. */
const FALL_WORDS_MS = 1800;
const WELCOME_MS = 3000;
/** Lambda at which the wind is heard at its strongest, 1/s. */
const STRONGEST_LAMBDA = 4;
const FOG_UP = 400;

const LOOSE = message('crows-nest.loose');
const KEPT = message('crows-nest.kept');
const STANDS = message('crows-nest.stands');
const MIDDLE = message('crows-nest.middle');

export class CrowsNestView implements GameView<CrowsNestState> {
  readonly #context: SceneContext;
  readonly #deck: DeckView;
  readonly #mast: MastView;
  readonly #crew: CrewView;
  readonly #fog: Phaser.GameObjects.Image;
  readonly #gulls: Gulls;
  /** When the words are over, in the model's time: a pause keeps them. */
  #wordsUntilMs = WELCOME_MS;

  constructor(context: SceneContext) {
    const { water, display, light, caption } = context;
    this.#context = context;
    this.#gulls = new Gulls(water, display);
    this.#deck = new DeckView(water, light);
    this.#mast = new MastView(water, display, light);
    this.#crew = new CrewView(water);
    this.#fog = ownPiece(water, 'fog').setTint(light.cloudTint).setVisible(false);
    caption.say(message('crows-nest.welcome'));
  }

  draw(moment: SceneMoment<CrowsNestState>, cues: readonly ExerciseCue[], elapsedMs: number): SeaWeather {
    const { previous, current, blend } = moment;
    for (const cue of cues) this.#hear(cue);
    const { bout, phase, hidden } = current;
    const angle = mastAngle(moment, this.#context.display.reduceMotion);
    const lean: PlaneVector = {
      ml: blended(previous.steering.ml, current.steering.ml, blend),
      ap: blended(previous.steering.ap, current.steering.ap, blend),
    };
    const stayed = phase === 'calm' || phase === 'released';
    const pose = { lean, angle, stayed, hidden, centring: phase === 'calm' || phase === 'fallen' };
    this.#deck.update(elapsedMs, pose);
    this.#mast.update(elapsedMs, {
      angle,
      held: bout && Math.min(1, bout.heldUpMs / ASKED_MS),
      kept: bout?.kept ?? false,
      hidden,
    });
    this.#crew.update(elapsedMs, pose);
    this.#gulls.update(elapsedMs);
    this.#drawFog(current);
    if (current.tMs >= this.#wordsUntilMs) this.#context.caption.say(undefined);
    return {
      boat: { ml: clamped(0.6 * lean.ml, -1, 1), ap: 0 },
      wind: bout === undefined ? 0.08 : clamped(bout.lambdaPerS / STRONGEST_LAMBDA, 0.1, 1),
      light: 0,
    };
  }

  #drawFog({ bout }: CrowsNestState): void {
    const fog = bout && fogAt(bout.cloudsMs, bout.heldUpMs);
    this.#fog.setVisible(fog !== undefined);
    if (fog !== undefined) this.#fog.setPosition(FOOT.x + fog.aside, FOOT.y - FOG_UP).setAlpha(fog.alpha);
  }

  #hear({ name, tMs, direction }: ExerciseCue): void {
    const { sound, announce } = this.#context;
    switch (name) {
      case 'cast-off':
        this.#say(LOOSE, tMs);
        announce(LOOSE);
        return sound.play('go');
      case 'kept':
        this.#say(KEPT, tMs);
        announce(KEPT, 'in-turn');
        return sound.play('recovered');
      case 'lost':
      case 'fallen': {
        const pan = direction === 'left' ? -1 : 1;
        const words = message(direction === 'left' ? 'crows-nest.fallen.left' : 'crows-nest.fallen.right');
        this.#say(words, tMs, FALL_WORDS_MS);
        announce(words);
        return sound.play('fall', pan);
      }
      case 'stood':
        this.#say(STANDS, tMs);
        announce(STANDS, 'in-turn');
        return sound.play('recovered');
      case 'calm':
        if (tMs >= this.#wordsUntilMs) this.#say(MIDDLE, tMs);
        return;
      default:
    }
  }

  #say(words: Message, atMs: number, forMs = WORDS_MS): void {
    this.#context.caption.say(words);
    this.#wordsUntilMs = atMs + forMs;
  }
}
