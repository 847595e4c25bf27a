/**
 * Chance of success of ability theta at difficulty d, both in logits:
 *   P = g + (1 - g - l) / (1 + e^(-b (theta - d)))
 * with guess g (an impossible trial that succeeds by luck), lapse l (an easy one that fails by inattention), slope b.
 */
export const GUESS = 0.02;
export const LAPSE = 0.03;
export const SLOPE = 1;

export function successProbability(theta: number, d: number): number {
  return GUESS + (1 - GUESS - LAPSE) / (1 + Math.exp(-SLOPE * (theta - d)));
}

/**
 * Log odds of the logistic part at which success is this share: what b (theta - d) is there.
 * @param success Between guess and 1 - lapse.
 */
export function skillLogit(success: number): number {
  const share = (success - GUESS) / (1 - GUESS - LAPSE);
  return Math.log(share / (1 - share));
}
