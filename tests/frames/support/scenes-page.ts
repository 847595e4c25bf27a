/** What the page that draws scenes offers to tests and benches. */

/** The canvas that scenes are drawn on: small, as drawing in software takes the time. */
export const PIXELS = { width: 480, height: 270 } as const;

export interface SceneRequest {
  readonly id: string;
  readonly visit: number;
  readonly seconds: number;
  readonly framesPerSecond: number;
  readonly reduceMotion: boolean;
}

export interface PlayedFrames {
  /** By frame: relative luminance of each block of the picture, row by row from below. */
  readonly luminance: readonly (readonly number[])[];
  /** By frame: share of the pixels that are a saturated red. */
  readonly redShare: readonly number[];
  /** By frame: how long the scene's own JavaScript took, ms. */
  readonly updateMs: readonly number[];
}

export interface SceneCount {
  readonly textures: number;
  /** Objects of the scene that is shown, and of its containers. */
  readonly objects: number;
}

export interface ScenesPage {
  ids(): readonly string[];
  playFrames(request: SceneRequest): Promise<PlayedFrames>;
  /** What there is after each of so many changes of scene. */
  changeScenes(times: number): Promise<readonly SceneCount[]>;
}
