export { CHANNEL } from './model.ts';
export type { ChannelOutcome, ChannelParameters, ChannelPhase, ChannelState } from './model.ts';
