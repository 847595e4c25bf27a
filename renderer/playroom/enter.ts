/** Coming into the playroom and leaving it again, at any moment: React may do both before the game is even loaded. */
import type { ExerciseId } from '#core/session/exercise.ts';
import type { SceneFeed } from '#games/shared/scene-feed.ts';
import type { PictureProblem, Visit, visit } from './game.ts';

export interface Entrance {
  readonly host: HTMLElement;
  readonly exercise: ExerciseId;
  readonly feed: SceneFeed<unknown>;
  readonly onProblem: (problem: PictureProblem | undefined) => void;
  readonly announce: (text: string) => void;
}

/** What has to be there before anyone comes in. */
export interface OpenRoom {
  readonly visit: typeof visit;
  readonly audio: AudioContext | undefined;
}

/**
 * Starts the scene of an exercise as soon as the room is open. Returns the way out: it stops the scene, or keeps it from
 * ever starting.
 * @param open loads the game; @param rest is called on the way out.
 */
export function enter(entrance: Entrance, open: () => Promise<OpenRoom>, rest: () => void): () => void {
  const { host, exercise, feed, onProblem, announce } = entrance;
  let left = false;
  let visiting: Visit | undefined;
  const start = async (): Promise<void> => {
    onProblem(undefined);
    const room = await open();
    if (left) return;
    visiting = await room.visit(host, exercise, { feed, audio: room.audio, announce }, onProblem);
    if (left) visiting.leave();
  };
  void start();
  return () => {
    left = true;
    visiting?.leave();
    rest();
  };
}
