/**
 * Where a game is played: what is painted on sky and water once, where the horizon is, how the water moves, and the
 * light of three visits. Seven places of one sea, told apart at a glance.
 */
import type { Pen } from './art/pen.ts';
import type { Piece } from './art/sheet.ts';
import { HIGH_CONTRAST_LIGHT, LIGHTS } from './light.ts';
import type { Light, LightName } from './light.ts';
import type { DisplaySettings } from './scene-feed.ts';

/** Which of the three settings of its place a visit sees. */
export type SettingIndex = 0 | 1 | 2;

/** What a painter of a place may draw on: the pen's origin is the left end of the horizon, y grows downwards. */
export interface PlacePicture {
  readonly pen: Pen;
  readonly light: Light;
  readonly setting: SettingIndex;
}

export interface Place {
  readonly id: string;
  /** Where the water begins, stage units from the top. */
  readonly horizonY: number;
  readonly lights: readonly [LightName, LightName, LightName];
  /** How many crests drift by (72 on open water), and clouds (5). */
  readonly crests: number;
  readonly clouds: number;
  /** Stage units a second at which the water in the middle of the course passes by; 0: moored. */
  readonly currentPxS: number;
  /** Whether sun or moon are seen. */
  readonly hasDisc: boolean;
  /** Land, banks, walls: above the horizon. It does not move. Painted over the air, below the clouds. */
  paintSky?(picture: PlacePicture): void;
  /** Below the horizon, over the painted water; it heaves with the water. */
  paintWater?(picture: PlacePicture): void;
  /** Small pictures of this game's own: `ownPiece(layer, key)`. */
  readonly pieces: readonly Piece[];
}

export function settingOf(visit: number): SettingIndex {
  const index = ((Math.floor(visit) % 3) + 3) % 3;
  return index === 0 ? 0 : index === 1 ? 1 : 2;
}

export function lightOf(
  place: Place,
  setting: SettingIndex,
  { highContrast }: Pick<DisplaySettings, 'highContrast'>,
): Light {
  return highContrast ? HIGH_CONTRAST_LIGHT : LIGHTS[place.lights[setting]];
}
