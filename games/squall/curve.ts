/** Squall's difficulty: one number in logits to amplitude, interval, share of uncued gusts and time to recover. */
import type { Curve } from '#core/difficulty/curve.ts';

export const SQUALL_CURVE: Curve = {
  version: 1,
  dEasy: -3,
  dHard: 3,
  parameters: [
    { key: 'amplitudePercent', easy: 16, hard: 45, scale: 'log', weight: 0.35 },
    { key: 'recoveryLimitS', easy: 4, hard: 1.1, scale: 'log', weight: 0.5 },
    { key: 'uncuedPercent', easy: 20, hard: 70, scale: 'linear', weight: 0.1 },
    { key: 'intervalS', easy: 4, hard: 1.8, scale: 'log', weight: 0.05 },
  ],
};
