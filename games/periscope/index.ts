export { PERISCOPE } from './model.ts';
export type { PeriscopeState } from './model.ts';
