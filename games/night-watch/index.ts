export { NIGHT_WATCH } from './model.ts';
export type { NightWatchParameters, NightWatchPhase, NightWatchState } from './model.ts';
