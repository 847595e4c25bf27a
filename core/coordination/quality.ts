/** Why a number of this folder should be read with care: shown beside it, never dropped. The shape is that of
 * stabilometry's flags, so that a page shows both alike. */
import type { Message } from '../language/message.ts';

export type FlagCode =
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

export interface MeasureFlag {
  readonly code: FlagCode;
  /** A sentence: what was found, with the numbers. */
  readonly reason: Message;
}

/** The flag as a list, when the condition holds; so that lists of flags can be joined. */
export function flagIf(condition: boolean, code: FlagCode, reason: Message): readonly MeasureFlag[] {
  return condition ? [{ code, reason }] : [];
}
