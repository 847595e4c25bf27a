import type { SensorNeed } from '#core/exercise/needs.ts';

/** TRANSITION */
export const SENSOR_TEXT: Readonly<Record<SensorNeed, string>> = {
  board: 'a balance board',
  tilt: 'a board that tells its tilt',
  thorax: 'a motion sensor on the rib cage',
  pelvis: 'a motion sensor on the pelvis',
};
