/** What the game view passes to a scene when a block starts. */
import type { Message } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import type { SceneFeed } from './scene-feed.ts';

/** Says something that matters to people who do not see the canvas: at once, or when what is being said is over. */
export type Announce = (told: Message, when?: 'in-turn') => void;

export interface SceneLink<State> {
  readonly feed: SceneFeed<State>;
  /** Undefined where the machine has no sound. */
  readonly audio: AudioContext | undefined;
  readonly announce: Announce;
  /** How many visits there were before: no two after one another look alike. */
  readonly visit: number;
  /** The language of the person who plays, now. */
  translator(): Translator;
}
