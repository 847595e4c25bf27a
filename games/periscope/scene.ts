/** Periscope on the screen: a submarine below the surface, and its scope on a ship. */
import { SeaScene } from '#games/shared/sea-scene.ts';
import type { GameView, SceneContext } from '#games/shared/sea-scene.ts';
import { BELOW_SURFACE } from './art/below-surface.ts';
import type { PeriscopeState } from './model.ts';
import { PeriscopeView } from './scene/game-view.ts';

export class PeriscopeScene extends SeaScene<PeriscopeState> {
  protected readonly place = BELOW_SURFACE;

  protected build(context: SceneContext): GameView<PeriscopeState> {
    return new PeriscopeView(context);
  }
}
