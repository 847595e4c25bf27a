/**
 * Stability indices of a tilting platform (Arnold & Schmitz 1998, J Athl Train 33:323): root mean square of its tilt
 * about level, not about the mean, so a steady lean counts. The overall index follows front-back tilt for the most
 * part: report the axes beside it.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { at, requireFinite, requireSameLength } from '../signal/values.ts';

export interface StabilityIndices {
  /** sqrt(mean(ml^2 + ap^2)), deg. */
  readonly overallDeg: number;
  readonly mlDeg: number;
  readonly apDeg: number;
  /** Share of the time in each ring, %: from the ring before to this radius; the last beyond all. */
  readonly zonesPercent: readonly number[];
  /** Share of the time tilted to each side, %; what is level counts for neither. */
  readonly quadrantsPercent: {
    readonly frontRight: number;
    readonly frontLeft: number;
    readonly backRight: number;
    readonly backLeft: number;
  };
}

/**
 * @param mlDeg Tilt to the right above zero, deg. @param apDeg Tilt to the front above zero, deg.
 * @param ringsDeg Radii of the zones, rising: 5, 10, 15 and 20 deg unless told otherwise.
 * @throws KeelError `invalid-argument` for no samples, NaN, lists of different length, rings that do not rise.
 */
export function stabilityIndices(
  mlDeg: ArrayLike<number>,
  apDeg: ArrayLike<number>,
  ringsDeg: readonly number[] = [5, 10, 15, 20],
): StabilityIndices {
  requireSameLength(mlDeg, apDeg, 'quantity.tilt');
  requireFinite(mlDeg, 1, 'quantity.tilt');
  requireFinite(apDeg, 1, 'quantity.tilt');
  if (ringsDeg.some((ring, k) => !(ring > (ringsDeg[k - 1] ?? 0)))) {
    throw new KeelError('invalid-argument', message('error.sway.zones-not-rising'));
  }
  const n = mlDeg.length;
  const zones = Array.from({ length: ringsDeg.length + 1 }, () => 0);
  const sides = { frontRight: 0, frontLeft: 0, backRight: 0, backLeft: 0 };
  let [ml2, ap2] = [0, 0];
  for (let k = 0; k < n; k++) {
    const [ml, ap] = [at(mlDeg, k), at(apDeg, k)];
    ml2 += (ml * ml) / n;
    ap2 += (ap * ap) / n;
    const ring = ringsDeg.findIndex((radius) => ml * ml + ap * ap <= radius * radius);
    const zone = ring < 0 ? ringsDeg.length : ring;
    zones[zone] = at(zones, zone) + 100 / n;
    if (ml !== 0 && ap !== 0) sides[`${ap > 0 ? 'front' : 'back'}${ml > 0 ? 'Right' : 'Left'}`] += 100 / n;
  }
  return {
    overallDeg: Math.sqrt(ml2 + ap2),
    mlDeg: Math.sqrt(ml2),
    apDeg: Math.sqrt(ap2),
    zonesPercent: zones,
    quadrantsPercent: sides,
  };
}
