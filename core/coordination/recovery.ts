/**
 * Back where one should be, and staying there: a fold over time, so that an exercise and a recording are judged alike.
 * Only + and - and comparisons: it is scored and replayed bit for bit.
 */

/** Whether the band was ever left, and when the present stay inside it began. */
export interface Stay {
  readonly leftBand: boolean;
  /** Start of the present stay inside the band, ms. */
  readonly insideSinceMs: number | undefined;
}

export const STAY_AT_START: Stay = { leftBand: false, insideSinceMs: undefined };

export interface RecoveryRule {
  /** Back means inside the band for this long, ms. */
  readonly holdMs: number;
  /** Not leaving the band for this long is a recovery in no time, ms. */
  readonly neverLeftMs: number;
}

export const RECOVERY_RULE: RecoveryRule = { holdMs: 500, neverLeftMs: 1000 };

/** The stay after one more sample. */
export function stayed({ leftBand, insideSinceMs }: Stay, inside: boolean, tMs: number): Stay {
  return {
    leftBand: leftBand || !inside,
    insideSinceMs: inside ? (insideSinceMs ?? tMs) : undefined,
  };
}

/**
 * Time from the event to the first entry into the band that lasted, ms; 0 when the band was never left. Undefined as
 * long as that has not happened.
 */
export function recoveryMs(
  stay: Stay,
  eventMs: number,
  tMs: number,
  rule: RecoveryRule = RECOVERY_RULE,
): number | undefined {
  if (stay.insideSinceMs === undefined) return undefined;
  if (!stay.leftBand) return tMs - eventMs >= rule.neverLeftMs ? 0 : undefined;
  return tMs - stay.insideSinceMs >= rule.holdMs ? stay.insideSinceMs - eventMs : undefined;
}
