export { CROWS_NEST } from './model.ts';
export type { Bout, CrowsNestOutcome, CrowsNestParameters, CrowsNestPhase, CrowsNestState } from './model.ts';
