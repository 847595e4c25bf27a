export { LIMITS } from './model.ts';
export type { LimitsPhase, LimitsState } from './model.ts';
