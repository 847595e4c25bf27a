/**
 * The one way by which light on a large part of the screen may change.
 *
 * WCAG 2.3.1 counts a flash as a pair of opposing changes of relative luminance of 10 % or more and allows three a
 * second. People on a balance board get less: at most one such pair a second. A limit on the slope gives just that:
 * at 0.2 a second, up by 0.1 and down by 0.1 take a second together, whatever is asked for and at any frame rate.
 */

/** Change of relative luminance allowed a second. */
export const MOST_LUMINANCE_CHANGE_A_SECOND = 0.2;
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

export function createFlashLimiter(start = 0): FlashLimiter {
  let shown = start;
  return {
    towards(target, elapsedMs) {
      if (!Number.isFinite(target) || !(elapsedMs > 0)) return shown;
      const most = (MOST_LUMINANCE_CHANGE_A_SECOND * Math.min(elapsedMs, LONGEST_STEP_MS)) / 1000;
      shown += Math.min(most, Math.max(-most, target - shown));
      return shown;
    },
    get shown() {
      return shown;
    },
  };
}
