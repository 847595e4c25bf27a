/** Where the mast is drawn: from the model's state, and from nothing else. */
import { blended, clamped, smooth } from '#games/shared/easing.ts';
import type { SceneMoment } from '#games/shared/scene-feed.ts';
import type { CrowsNestState } from '../model.ts';
import { FALLEN_MS } from '../model/setup.ts';
import { FALL_RAD } from './layout.ts';

/** How far it topples once it is lost, and the share of the fall after which it rises again. */
const TOPPLED_RAD = 1.28;
const DOWN_SHARE = 0.42;

/** Radians from upright, positive to the right. Without motion for its own sake it does not topple. */
export function mastAngle(
  { previous, current, blend }: SceneMoment<CrowsNestState>,
  reduceMotion: boolean,
): number {
  const tilt = blended(previous.tilt, current.tilt, blend);
  if (current.phase !== 'fallen' || reduceMotion)
    return FALL_RAD * clamped(tilt / current.fallTilt, -1.2, 1.2);
  const share = clamped((current.tMs - current.phaseStartMs) / FALLEN_MS, 0, 1);
  const side = Math.sign(current.fadingFrom);
  if (share < DOWN_SHARE) {
    const down = share / DOWN_SHARE;
    return side * blended(FALL_RAD, TOPPLED_RAD, down * down);
  }
  return side * TOPPLED_RAD * (1 - smooth((share - DOWN_SHARE) / (1 - DOWN_SHARE)));
}
