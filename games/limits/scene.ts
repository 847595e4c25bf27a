/** The limits of stability on the screen: eight lanterns on the water, and one of them lit. */
import { SeaScene } from '#games/shared/sea-scene.ts';
import type { Play, Stage } from '#games/shared/sea-scene.ts';
import type { LimitsState } from './model.ts';
import { LimitsPlay } from './scene/play.ts';

export class LimitsScene extends SeaScene<LimitsState> {
  protected build(stage: Stage): Play<LimitsState> {
    return new LimitsPlay(stage);
  }
}
