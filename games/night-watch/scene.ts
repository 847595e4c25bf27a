/** Night Watch on the screen: a boat with a lantern in a dark bay, and a lighthouse that shows where to go. */
import { SeaScene } from '#games/shared/sea-scene.ts';
import type { GameView, SceneContext } from '#games/shared/sea-scene.ts';
import { DARK_BAY } from './art/dark-bay.ts';
import type { NightWatchState } from './model.ts';
import { NightWatchView } from './scene/game-view.ts';

export class NightWatchScene extends SeaScene<NightWatchState> {
  protected readonly place = DARK_BAY;

  protected build(context: SceneContext): GameView<NightWatchState> {
    return new NightWatchView(context);
  }
}
