/** Postures that exercises share. */
import type { Posture } from '#core/contract/stimulus.ts';

export const STANDING_AND_SITTING: readonly Posture[] = [
  'feet-apart',
  'feet-together',
  'semi-tandem',
  'one-leg-left',
  'one-leg-right',
  'sitting-on-board',
  'sitting-on-chair',
];
