export { CARGO } from './model.ts';
export type { CargoState } from './model.ts';
