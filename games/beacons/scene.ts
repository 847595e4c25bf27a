/** Beacons on the screen: a boat in a ring of towers, late in the day, and light that stays where it was brought. */
import { SeaScene } from '#games/shared/sea-scene.ts';
import type { GameView, SceneContext } from '#games/shared/sea-scene.ts';
import type { BeaconsState } from './model.ts';
import { BEACON_RING } from './art/beacon-ring.ts';
import { BeaconsView } from './scene/game-view.ts';

export class BeaconsScene extends SeaScene<BeaconsState> {
  protected readonly place = BEACON_RING;

  protected build(context: SceneContext): GameView<BeaconsState> {
    return new BeaconsView(context);
  }
}
