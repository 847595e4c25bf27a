/** What is asked of either segment at a moment: a sine of whole cycles, gently begun, or neutral. */
import { ZERO, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { sineOfTurns } from '#core/signal/cosine.ts';
import { bySegment, leanIn, otherThan } from './segments.ts';
import type { BySegment, Part, PeriscopeSet, PeriscopeState, RunningPiece, Segment } from './state.ts';

/** A release must be over within 200 ms of being asked for. */
const RELEASE_MS = 150;

export const NEUTRAL_ASKED: BySegment<PlaneVector> = { pelvis: ZERO, thorax: ZERO };

/** Which way a segment goes in a part, as the cycle goes one way: 1 with it, -1 against it, 0 not at all. */
function senseOf(part: Part, segment: Segment, steering: Segment): -1 | 0 | 1 {
  if (part === 'opposite') return segment === steering ? 1 : -1;
  return part === `${segment}-moves` ? 1 : 0;
}

/** The segment that leads a part: the one that moves, or what steers where both do. */
export function leadOf(part: Part, steering: Segment): Segment {
  if (part === 'opposite') return steering;
  return part === 'pelvis-moves' ? 'pelvis' : 'thorax';
}

/** The segment that is hidden where a cycle is to be done without sight of it. */
export function hiddenSegment(part: Part, steering: Segment): Segment {
  return otherThan(leadOf(part, steering));
}

export function askedOf(state: PeriscopeState): BySegment<PlaneVector> {
  switch (state.phase) {
    case 'moving':
      return state.piece === undefined ? NEUTRAL_ASKED : askedIn(state.piece, state.set, state.tMs);
    case 'released': {
      const left = Math.max(0, 1 - Math.max(0, state.tMs - state.phaseStartMs) / RELEASE_MS);
      return bySegment((segment) => (left > 0 ? scaled(state.fadingFrom[segment], left) : ZERO));
    }
    case 'calm':
    case 'done':
      return NEUTRAL_ASKED;
  }
}

function askedIn(piece: RunningPiece, set: PeriscopeSet, tMs: number): BySegment<PlaneVector> {
  const turns = Math.max(0, tMs - piece.startMs) / set.cycleMs;
  const wave = piece.sign * begun(turns) * sineOfTurns(turns);
  const { part, plane } = piece;
  return bySegment((segment) => {
    const sense = senseOf(part, segment, set.steering);
    return sense === 0 ? ZERO : leanIn(plane, sense * set.amplitudeDeg[segment][plane] * wave);
  });
}

/** The first cycle grows from nothing; the others are whole. */
function begun(turns: number): number {
  const t = Math.min(1, turns);
  return t * t * (3 - 2 * t);
}
