/**
 * How bodies differ, and what practice does: the traits of one healthy person. Each factor is drawn once for a seed,
 * whatever the impairment, so that the same person with and without it can be compared. Sources: README.md.
 */
import { createRandom, deriveSeed, normal } from '../signal/random.ts';
import { BASE_OF_SUPPORT_MM } from './base-of-support.ts';
import type { Traits } from './traits.ts';

/** SD over people of the logarithm of what they differ in, and of the correlation of the axes. */
const SPREAD = {
  sway: 0.3,
  wanderMl: 0.2,
  wanderAp: 0.2,
  senses: 0.2,
  stiffness: 0.04,
  reflexDelay: 0.06,
  visualDelay: 0.08,
  shift: 0.08,
  anticipation: 0.2,
  reach: 0.04,
} as const;
const CORRELATION_SPREAD = 0.45;

/** Who wanders more dares less: they keep so many times its RMS from the edge to the back, where they reach least. */
const MARGIN = 2;

/** Nobody is farther than so many SD from the typical person. */
const FARTHEST = 2;

/** Sessions until about two thirds are learnt, and what all of it gives, times. */
const LEARNING_SESSIONS = 3;
const PRACTISED = { visualDelay: 0.93, anticipation: 1.25 } as const;

/** @param sessionsBefore how often the person has done this before. */
export function individualTraits(typical: Traits, seed: number, sessionsBefore: number): Traits {
  const random = createRandom(deriveSeed(seed, 'individual'));
  const draw = (): number => Math.max(-FARTHEST, Math.min(FARTHEST, normal(random)));
  const factor = (of: keyof typeof SPREAD): number => Math.exp(SPREAD[of] * draw());
  const practice = 1 - Math.exp(-sessionsBefore / LEARNING_SESSIONS);
  const practised = (of: keyof typeof PRACTISED): number => 1 + practice * (PRACTISED[of] - 1);

  const sway = factor('sway');
  const senses = sway * factor('senses');
  const wanderApMm = typical.wanderApMm * sway * factor('wanderAp');
  const reach = typical.reach * factor('reach');
  const anticipation = typical.anticipation * factor('anticipation') * practised('anticipation');
  return {
    ...typical,
    wanderMlMm: typical.wanderMlMm * sway * factor('wanderMl'),
    wanderApMm,
    positionNoiseMm: typical.positionNoiseMm * senses,
    velocityNoiseMmS: typical.velocityNoiseMmS * senses,
    stiffness: typical.stiffness * factor('stiffness'),
    reflexDelayMs: typical.reflexDelayMs * factor('reflexDelay'),
    visualDelayMs: typical.visualDelayMs * factor('visualDelay') * practised('visualDelay'),
    shiftRadS: typical.shiftRadS * factor('shift'),
    anticipation: Math.min(1, anticipation),
    reach: Math.min(reach, 1 - (MARGIN * wanderApMm) / BASE_OF_SUPPORT_MM.back),
    axesCorrelation: CORRELATION_SPREAD * draw(),
  };
}
