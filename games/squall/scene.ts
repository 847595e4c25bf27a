/** Squall on the screen: a boat on open water, and wind that can be seen coming. */
import { OPEN_WATER } from '#games/shared/art/open-water-art.ts';
import { SeaScene } from '#games/shared/sea-scene.ts';
import type { GameView, SceneContext } from '#games/shared/sea-scene.ts';
import type { SquallState } from './model.ts';
import { SquallView } from './scene/game-view.ts';

export class SquallScene extends SeaScene<SquallState> {
  protected readonly place = OPEN_WATER;

  protected build(context: SceneContext): GameView<SquallState> {
    return new SquallView(context);
  }
}
