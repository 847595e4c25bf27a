/** Squall on the screen: a boat on open water, and wind that can be seen coming. */
import { SeaScene } from '#games/shared/sea-scene.ts';
import type { Play, Stage } from '#games/shared/sea-scene.ts';
import type { SquallState } from './model.ts';
import { SquallPlay } from './scene/play.ts';

export class SquallScene extends SeaScene<SquallState> {
  protected build(stage: Stage): Play<SquallState> {
    return new SquallPlay(stage);
  }
}
