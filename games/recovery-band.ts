/** Within what distance a thing that was pushed away counts as back where it belongs. */
import { meanExtent } from '#core/exercise/range.ts';
import type { SteeringRange } from '#core/exercise/range.ts';

/**
 * Back: inside this fraction of the limits, or 1.5 times quiet sway where that is more; but no wider than this, or a
 * body that sways much would have it easier than one that stands still.
 */
const RECOVERY_BAND = 0.1;
const RECOVERY_SWAYS = 1.5;
const WIDEST_BAND = 0.12;
/** Every push must carry the thing out of the band: the band is at most this share of it. */
const WIDEST_SHARE = 2 / 3;

/**
 * In fractions of the range.
 * @param pushPercent the weakest push of the set, % of the range. @param quietSwayRms mm or deg, as the range.
 */
export function recoveryBandFor(
  pushPercent: number,
  range: SteeringRange,
  quietSwayRms: number | undefined,
): number {
  const quietFraction = (quietSwayRms ?? 0) / meanExtent(range);
  const band = Math.min(WIDEST_BAND, Math.max(RECOVERY_BAND, RECOVERY_SWAYS * quietFraction));
  return Math.min(band, (WIDEST_SHARE * pushPercent) / 100);
}
