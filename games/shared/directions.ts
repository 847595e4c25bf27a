/** How directions are said to the person who stands before the screen. */
import type { Direction } from '#core/exercise/directions.ts';

const FROM: Readonly<Record<Direction, string>> = {
  front: 'from ahead',
  'front-right': 'from ahead, right',
  right: 'from the right',
  'back-right': 'from behind, right',
  back: 'from behind',
  'back-left': 'from behind, left',
  left: 'from the left',
  'front-left': 'from ahead, left',
};

const TOWARDS: Readonly<Record<Direction, string>> = {
  front: 'forwards',
  'front-right': 'forwards and right',
  right: 'to the right',
  'back-right': 'back and right',
  back: 'backwards',
  'back-left': 'back and left',
  left: 'to the left',
  'front-left': 'forwards and left',
};

/** Where something comes from: 'from the left'. */
export function saidFrom(direction: Direction): string {
  return FROM[direction];
}

/** Where to lean: 'to the left'. */
export function saidTowards(direction: Direction): string {
  return TOWARDS[direction];
}
