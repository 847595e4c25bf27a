/** The limits of stability on the screen: eight lanterns on the water, and one of them lit. */
import { OPEN_WATER } from '#games/shared/art/open-water-art.ts';
import { SeaScene } from '#games/shared/sea-scene.ts';
import type { GameView, SceneContext } from '#games/shared/sea-scene.ts';
import type { LimitsState } from './model.ts';
import { LimitsView } from './scene/game-view.ts';

export class LimitsScene extends SeaScene<LimitsState> {
  protected readonly place = OPEN_WATER;

  protected build(context: SceneContext): GameView<LimitsState> {
    return new LimitsView(context);
  }
}
