/** Why a number of this folder should be read with care: shown beside it, never dropped. */
export type CautionReason =
  /** Fewer samples, cycles, periods or trials than the measure needs to be steady. */
  | 'too-short'
  | 'too-few-trials'
  /** The signal does not stand out from what it is measured against. */
  | 'too-noisy'
  | 'no-response'
  /** Sampled too slowly for the band asked for. */
  | 'wrong-rate'
  /** The answer lies at the end of the range searched. */
  | 'at-limit'
  /** The latency of sensor and display is unknown or too unsteady to be taken out. */
  | 'latency-unknown'
  /** Some values could not be computed and are left out. */
  | 'incomplete';

export interface Caution {
  readonly reason: CautionReason;
  /** One sentence: what is the matter, with the numbers. */
  readonly message: string;
}

/** The caution as a list, when the condition holds; so that lists of cautions can be joined. */
export function cautionIf(condition: boolean, reason: CautionReason, message: string): readonly Caution[] {
  return condition ? [{ reason, message }] : [];
}
