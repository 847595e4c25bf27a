/** Crow's Nest on the screen: a tall mast against the sky, and a sailor who holds it by a rope. */
import { SeaScene } from '#games/shared/sea-scene.ts';
import type { GameView, SceneContext } from '#games/shared/sea-scene.ts';
import { MAST_PLACE } from './art/place.ts';
import type { CrowsNestState } from './model.ts';
import { CrowsNestView } from './scene/game-view.ts';

export class CrowsNestScene extends SeaScene<CrowsNestState> {
  protected readonly place = MAST_PLACE;

  protected build(context: SceneContext): GameView<CrowsNestState> {
    return new CrowsNestView(context);
  }
}
