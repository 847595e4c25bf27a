/** Channel on the screen: a launch on a river that winds away between two banks. */
import { SeaScene } from '#games/shared/sea-scene.ts';
import type { GameView, SceneContext } from '#games/shared/sea-scene.ts';
import { RIVER_MOUTH } from './art/river-mouth-art.ts';
import type { ChannelState } from './model.ts';
import { ChannelView } from './scene/game-view.ts';

export class ChannelScene extends SeaScene<ChannelState> {
  protected readonly place = RIVER_MOUTH;

  protected build(context: SceneContext): GameView<ChannelState> {
    return new ChannelView(context);
  }
}
