/** Scripted people before a deck, whose results can be worked out by hand. */
import type { ExerciseContext } from '#core/exercise/exercise.ts';
import { CARGO } from '#games/cargo/index.ts';
import type { CargoState } from '#games/cargo/index.ts';
import { DECK_LAG_S } from '#games/cargo/model/deck.ts';
import { SIGN } from '#games/cargo/model/schedule.ts';
import { STILL, drive, roundContext } from '../drive.ts';
import type { Answer, Driven } from '../drive.ts';

export const REACH_MM = 80;
export const PARAMETERS = { weightPercent: 40, unknownPercent: 50, riseS: 0.2, paceS: 2 };
export const KNOWN = { ...PARAMETERS, unknownPercent: 0 };

export type Person = (state: CargoState, tMs: number) => Answer;

export function playSet(
  parameters: Readonly<Record<string, number>>,
  person: Person,
  seed = 3,
  context: ExerciseContext = roundContext(REACH_MM, 120_000),
): Driven<CargoState> {
  return drive(CARGO, parameters, context, seed, person);
}

/** A lean to the side, in fractions of the range: positive to the right. */
export function leanBy(fraction: number): Answer {
  return { ...STILL, ml: REACH_MM * fraction };
}

/** A false sign is believed until this long after the drop, ms. */
const BELIEVED_MS = 300;

/**
 * Leans against a load by a share of it, from this long after its drop (negative: before) until it is taken off. Goes by
 * the sign where there is one, until it is seen to be false.
 */
export function leaning(share: number, afterMs: number): Person {
  return ({ trial }, tMs) => {
    if (trial === undefined || tMs - trial.dropMs < afterMs) return STILL;
    const { side, shown } = trial.planned;
    const isBelieved = tMs < trial.dropMs + BELIEVED_MS && shown !== undefined;
    const isSeen = tMs >= trial.dropMs;
    const against = isBelieved ? shown.side : isSeen ? side : undefined;
    const load = isBelieved ? trial.announcedLoad : trial.load;
    if (against === undefined || load === undefined) return STILL;
    return leanBy(-SIGN[against] * share * load);
  };
}

/** The deck under a unit load that rises over `riseS`: the ramp response of a first-order lag, t in s. */
export function deckUnderLoad(t: number, riseS: number): number {
  const ramp = (s: number): number => (s <= 0 ? 0 : s - DECK_LAG_S * (1 - Math.exp(-s / DECK_LAG_S)));
  return (ramp(t) - ramp(t - riseS)) / riseS;
}

/** The same under a sudden unit lean. */
export function deckUnderLean(t: number): number {
  return t <= 0 ? 0 : 1 - Math.exp(-t / DECK_LAG_S);
}
