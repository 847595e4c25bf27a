/** Cargo on the screen: a barge at a stone quay, a crane that sets loads on its deck. */
import { SeaScene } from '#games/shared/sea-scene.ts';
import type { GameView, SceneContext } from '#games/shared/sea-scene.ts';
import { HARBOUR } from './art/harbour-art.ts';
import type { CargoState } from './model.ts';
import { CargoView } from './scene/game-view.ts';

export class CargoScene extends SeaScene<CargoState> {
  protected readonly place = HARBOUR;

  protected build(context: SceneContext): GameView<CargoState> {
    return new CargoView(context);
  }
}
