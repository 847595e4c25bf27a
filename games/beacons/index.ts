export { BEACONS } from './model.ts';
export type { BeaconsOutcome, BeaconsParameters, BeaconsPhase, BeaconsState, Side } from './model.ts';
