/** One set of Periscope on the stage. */
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import { type Message, message } from '#core/language/message.ts';
import { blended } from '#games/shared/easing.ts';
import type { SceneMoment } from '#games/shared/scene-feed.ts';
import type { GameView, SceneContext, SeaWeather } from '#games/shared/sea-scene.ts';
import { ZERO } from '#core/exercise/directions.ts';
import { hiddenNow } from '../model.ts';
import type { PeriscopeState } from '../model.ts';
import { leadOf } from '../model/asked.ts';
import { SCORED_CYCLES } from '../model/schedule.ts';
import { bySegment, inPlane, otherThan } from '../model/segments.ts';
import type { BySegment, Part, PeriscopeSet, Piece, Plane } from '../model/state.ts';
import { Bubbles } from './bubbles.ts';
import { Pearls } from './pearls.ts';
import { SubmarineView } from './submarine-view.ts';

const WORDS_MS = 1900;
/** Water against the hull, always. */
const CURRENT = 0.1;

const STEADY = message('periscope.steady');
const SMALL = message('periscope.small');
const LARGE = message('periscope.large');
const LATE = message('periscope.late');

const PART_WORDS: Readonly<Record<Part, Readonly<Record<Plane, Message>>>> = {
  'pelvis-moves': {
    lateral: message('periscope.part.pelvis-moves.lateral'),
    flexion: message('periscope.part.pelvis-moves.flexion'),
  },
  'thorax-moves': {
    lateral: message('periscope.part.thorax-moves.lateral'),
    flexion: message('periscope.part.thorax-moves.flexion'),
  },
  opposite: {
    lateral: message('periscope.part.opposite.lateral'),
    flexion: message('periscope.part.opposite.flexion'),
  },
};

const LEAKING: Readonly<Record<Part, Message>> = {
  'pelvis-moves': message('periscope.leaking.pelvis-moves'),
  'thorax-moves': message('periscope.leaking.thorax-moves'),
  opposite: message('periscope.leaking.opposite'),
};

export class PeriscopeView implements GameView<PeriscopeState> {
  readonly #context: SceneContext;
  readonly #submarine: SubmarineView;
  readonly #pearls: Pearls;
  readonly #bubbles: Bubbles;
  /** What is said of a cycle until then, in the model's time. */
  #answerUntilMs = 0;
  #answer: Message | undefined;
  /** The piece whose words were said aloud. */
  #announced = -1;
  #steady = 0;

  constructor(context: SceneContext) {
    this.#context = context;
    const { water, place, light, display } = context;
    this.#bubbles = new Bubbles(water, display.reduceMotion);
    this.#submarine = new SubmarineView(water, place.horizonY, light.thingTint);
    this.#pearls = new Pearls(water);
    context.caption.say(message('periscope.welcome'));
  }

  draw(moment: SceneMoment<PeriscopeState>, cues: readonly ExerciseCue[], elapsedMs: number): SeaWeather {
    const { current, previous, blend } = moment;
    for (const cue of cues) this.#hear(cue, current);
    const piece = current.piece ?? current.set.schedule[current.nextPiece];
    const plane = piece?.plane ?? 'lateral';
    const between = (of: (state: PeriscopeState) => number): number =>
      blended(of(previous), of(current), blend);
    this.#submarine.update(elapsedMs, {
      plane,
      at: bySegment((segment) => between(({ at }) => inPlane(at[segment], plane))),
      asked: bySegment((segment) => between(({ asked }) => inPlane(asked[segment], plane))),
      scale: scaleOf(piece, current.set),
      tolerance: toleranceOf(piece, current.set),
      hidden: hiddenNow(current),
      isMoving: current.phase === 'moving',
    });
    this.#pearls.update(cyclesOf(current.set), this.#steady);
    this.#bubbles.update(elapsedMs);
    this.#speak(current, piece);
    return { boat: ZERO, wind: CURRENT, light: 0 };
  }

  /** What comes is said until its second cycle is under way; then what the last cycle was like. */
  #speak({ phase, tMs, set, nextPiece, piece: running }: PeriscopeState, piece: Piece | undefined): void {
    const { caption, announce } = this.#context;
    if (tMs < this.#answerUntilMs) return caption.say(this.#answer);
    if (phase === 'done' || phase === 'released' || piece === undefined) return caption.say(undefined);
    const words = PART_WORDS[piece.part][piece.plane];
    if (phase === 'calm' && this.#announced !== nextPiece) {
      this.#announced = nextPiece;
      announce(words);
    }
    const leadsIn = running === undefined || tMs - running.startMs < set.cycleMs;
    caption.say(leadsIn ? words : undefined);
  }

  #hear(cue: ExerciseCue, state: PeriscopeState): void {
    const { sound } = this.#context;
    switch (cue.name) {
      case 'beat':
      case 'off-beat': {
        const side = cue.direction === 'left' || cue.direction === 'back' ? -1 : 1;
        this.#submarine.beat(side);
        sound.play(cue.name, side * 0.6);
        return;
      }
      case 'steady':
        this.#steady += 1;
        this.#bubbles.rise();
        this.#say(STEADY, cue.tMs);
        sound.play('recovered');
        return;
      case 'small':
        this.#say(SMALL, cue.tMs);
        return;
      case 'large':
        this.#say(LARGE, cue.tMs);
        return;
      case 'late':
        this.#say(LATE, cue.tMs);
        return;
      case 'leaking':
        if (state.lastOutcome !== undefined) this.#say(LEAKING[state.lastOutcome.part], cue.tMs);
        return;
      default:
    }
  }

  #say(words: Message, tMs: number): void {
    this.#answer = words;
    this.#answerUntilMs = tMs + WORDS_MS;
    this.#context.announce(words, 'in-turn');
  }
}

/** Scored cycles that fit into the set, were nothing to stop it. */
function cyclesOf({ schedule, cycleMs, durationMs }: PeriscopeSet): number {
  return (
    SCORED_CYCLES * Math.min(schedule.length - 1, Math.floor(durationMs / ((1 + SCORED_CYCLES) * cycleMs)))
  );
}

/** The moving segment is drawn as large as it is asked; the still one by the same scale, so that leakage is seen. */
function scaleOf(piece: Piece | undefined, { amplitudeDeg, steering }: PeriscopeSet): BySegment<number> {
  if (piece === undefined) return { pelvis: 1, thorax: 1 };
  const lead = leadOf(piece.part, steering);
  return bySegment((segment) => amplitudeDeg[piece.part === 'opposite' ? segment : lead][piece.plane]);
}

/** How far from its place the scope may be: as far as may leak, or a third of what is asked of it where it moves. */
function toleranceOf(piece: Piece | undefined, { amplitudeDeg, leakLimit, steering }: PeriscopeSet): number {
  if (piece === undefined) return 0;
  const lead = leadOf(piece.part, steering);
  if (piece.part === 'opposite' || lead === 'thorax') return amplitudeDeg.thorax[piece.plane] / 3;
  return leakLimit[piece.part] * amplitudeDeg[otherThan('thorax')][piece.plane];
}
