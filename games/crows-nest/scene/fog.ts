/** A cloud that drifts across the mast: seen coming, before it when the model says that it hides it. */
import { lifeAlpha } from '#games/shared/easing.ts';
import { CLOUD_MS } from '../model/plan.ts';

/** From when it is first seen to when it is gone. */
const LIFE_MS = 2600;
const WAY_PX = 980;

/** @returns where it is beside the mast and how thick; undefined while there is none. */
export function fogAt(
  cloudsMs: readonly number[],
  heldUpMs: number,
): { readonly aside: number; readonly alpha: number } | undefined {
  for (const atMs of cloudsMs) {
    const share = (heldUpMs - atMs - CLOUD_MS / 2) / LIFE_MS + 0.5;
    if (share <= 0 || share >= 1) continue;
    return { aside: WAY_PX * (share - 0.5), alpha: lifeAlpha(share, 0.3, 0.3) };
  }
  return undefined;
}
