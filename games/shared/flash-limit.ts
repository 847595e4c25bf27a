/**
 * The one way by which light on the screen may change.
 *
 * WCAG 2.3.1 counts a flash as a pair of opposing changes of relative luminance of 10 % or more and allows three a
 * second. People on a balance board get less: at most one such pair a second. A limit on the slope gives just that:
 * at 0.2 a second, up by 0.1 and down by 0.1 take a second together, whatever is asked for and at any frame rate.
 */

/** Change of relative luminance allowed a second on a large part of the screen: one flash a second at the most. */
export const LARGE_LIGHT_A_SECOND = 0.2;
/** The same for small lights, less than a tenth of the screen: never more than the three flashes of the guideline. */
export const SMALL_LIGHT_A_SECOND = 0.6;
/** A frame that took longer than this is treated as this long, so that a stall never ends in a jump. */
const LONGEST_STEP_MS = 100;

export interface FlashLimiter {
  /**
   * The light to show now on the way to the light asked for.
   * @param target relative luminance asked for, as a difference from the scene's own, -1 to 1.
   * @param elapsedMs time since the last call.
   */
  towards(target: number, elapsedMs: number): number;
  readonly shown: number;
}

export function createFlashLimiter(changeASecond: number = LARGE_LIGHT_A_SECOND): FlashLimiter {
  let shown = 0;
  return {
    towards(target, elapsedMs) {
      if (!Number.isFinite(target) || !(elapsedMs > 0)) return shown;
      const most = (changeASecond * Math.min(elapsedMs, LONGEST_STEP_MS)) / 1000;
      shown += Math.min(most, Math.max(-most, target - shown));
      return shown;
    },
    get shown() {
      return shown;
    },
  };
}
