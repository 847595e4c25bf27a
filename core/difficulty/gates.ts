/** What steps difficulty back, whatever a method wants (DOMAIN 3D, 4C). */
import type { AdaptationContext, AdaptationPolicy } from './ability.ts';

/** A set below this success has failed; two in a row step back. */
const FAILED_BELOW = 0.5;
export const FAILED_SETS = 2;
/** A step back is two ordinary steps of half a logit. */
export const STEP_BACK = 1;

/** Failed sets in a row, the last one included. */
export function countFailures(before: number, lastSuccess: number | undefined): number {
  if (lastSuccess === undefined) return before;
  return lastSuccess < FAILED_BELOW ? before + 1 : 0;
}

/** Pain is too much, or has risen too much since check-in. */
export function painGateCloses(
  { painNow, painAtStart }: AdaptationContext,
  { painLimit, painRise }: Pick<AdaptationPolicy, 'painLimit' | 'painRise'>,
): boolean {
  return painNow >= painLimit || painNow - painAtStart >= painRise;
}
