/** Small curves for what only decorates. Nothing that is scored passes through here. */

export function clamped(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

export function blended(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** 0 to 1 with level ends: 3 t^2 - 2 t^3. */
export function smooth(share: number): number {
  const t = clamped(share, 0, 1);
  return t * t * (3 - 2 * t);
}

/** Rises fast, settles slowly. */
export function easedOut(share: number): number {
  const rest = 1 - clamped(share, 0, 1);
  return 1 - rest * rest * rest;
}

/**
 * One step of a first-order lag towards `target`: the same after 100 ms whether these were one frame or ten.
 * @param timeConstantMs time to cover 63 % of the way.
 */
export function approached(
  current: number,
  target: number,
  elapsedMs: number,
  timeConstantMs: number,
): number {
  return target + (current - target) * Math.exp(-elapsedMs / timeConstantMs);
}

/**
 * `value` as it is up to `knee`, then bent so that it never passes `most`, with no corner where the bend begins:
 * keeps a thing on the screen without ever stopping it dead.
 */
export function softlyLimited(value: number, knee: number, most: number): number {
  const size = Math.abs(value);
  if (size <= knee) return value;
  const room = most - knee;
  return Math.sign(value) * (knee + room * (1 - Math.exp(-(size - knee) / room)));
}

/** 0 at both ends of a life, 1 in the middle, rising over `rise` of it and falling over `fall` (shares of the life). */
export function lifeAlpha(share: number, rise: number, fall: number): number {
  if (share <= 0 || share >= 1) return 0;
  return Math.min(smooth(share / rise), smooth((1 - share) / fall));
}

/** `value` brought into 0 (inclusive) to `period` (exclusive). */
export function wrapped(value: number, period: number): number {
  const rest = value % period;
  return rest < 0 ? rest + period : rest;
}
