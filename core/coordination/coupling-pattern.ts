/**
 * Coupling angles sorted into named patterns. Three published ways to cut the circle; name the one used beside every
 * share, they differ.
 *
 * An angle on an edge belongs to the pattern that begins there. Sort the 0-360 deg angles themselves: folded to 90 deg
 * or averaged arithmetically they end in the wrong pattern.
 */
import { requireFinite } from '../signal/values.ts';
import { wrapped360 } from './circular.ts';

/**
 * The eight directions of 45 deg centred on 0, 45, ... 315 deg, counted by sign: `+` forward, `-` back; of the
 * anti-phase two, the sign is the distal segment's.
 */
export const SIGNED_PATTERNS = [
  'proximal +',
  'in-phase +',
  'distal +',
  'anti-phase +',
  'proximal -',
  'in-phase -',
  'distal -',
  'anti-phase -',
] as const;
export type SignedPattern = (typeof SIGNED_PATTERNS)[number];

/** Chang et al. 2008 (J Biomech 41:3101): the eight above without their sign. */
export const CHANG_PATTERNS = ['proximal', 'in-phase', 'distal', 'anti-phase'] as const;
export type ChangPattern = (typeof CHANG_PATTERNS)[number];

/** Needham et al. 2015 (J Biomech 48:3506): eighths from 0, 45, ... deg, by phase and the segment that moves more. */
export const NEEDHAM_PATTERNS = [
  'in-phase + proximal',
  'in-phase + distal',
  'anti-phase + distal',
  'anti-phase + proximal',
  'in-phase - proximal',
  'in-phase - distal',
  'anti-phase - distal',
  'anti-phase - proximal',
] as const;
export type NeedhamPattern = (typeof NEEDHAM_PATTERNS)[number];

function eighth(angleDeg: number): number {
  return Math.min(7, Math.floor(wrapped360(angleDeg) / 45));
}

export function signedPattern(angleDeg: number): SignedPattern {
  return SIGNED_PATTERNS[eighth(angleDeg + 22.5)] ?? 'proximal +';
}

export function changPattern(angleDeg: number): ChangPattern {
  return CHANG_PATTERNS[eighth(angleDeg + 22.5) % 4] ?? 'proximal';
}

export function needhamPattern(angleDeg: number): NeedhamPattern {
  return NEEDHAM_PATTERNS[eighth(angleDeg)] ?? 'in-phase + proximal';
}

/**
 * How many angles (deg) fall into each pattern, in the order of `patterns`; undefined angles (standstill) are not
 * counted.
 * @throws KeelError `invalid-argument` for no angles at all, or NaN.
 */
export function patternCounts<Pattern extends string>(
  anglesDeg: readonly (number | undefined)[],
  patterns: readonly Pattern[],
  patternOf: (angleDeg: number) => Pattern,
): number[] {
  const known = anglesDeg.filter((angle) => angle !== undefined);
  requireFinite(known, 1, 'quantity.count-of-coupling-patterns');
  const found = known.map(patternOf);
  return patterns.map((pattern) => found.filter((one) => one === pattern).length);
}
