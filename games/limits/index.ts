export { defaultLimits } from '#core/stabilometry/limits.ts';
export { LIMITS } from './model.ts';
export type { LimitsPhase, LimitsState } from './model.ts';
