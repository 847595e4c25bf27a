export { SQUALL } from './model.ts';
export type { SquallCue, SquallOutcome, SquallParameters, SquallPhase, SquallState } from './model.ts';
