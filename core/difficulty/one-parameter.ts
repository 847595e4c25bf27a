/**
 * From what was played to a wanted difficulty by one parameter at a time, so that a therapist can see what a change did
 * and a person meets one thing that is new (DOMAIN 4C).
 */
import type { Parameters } from '../exercise/exercise.ts';
import { bounded, difficultyOf, mostRise, progressOf, valueAt } from '../exercise/curve.ts';
import type { Bounds, Curve, CurveParameter } from '../exercise/curve.ts';

/** What a parameter may rise by at most: from set to set, and within a session. */
type RiseLimit = 'set-limit' | 'session-limit';

export interface Move {
  readonly parameters: Parameters;
  readonly difficulty: number;
  /** Keys of what moved. */
  readonly moved: readonly string[];
  /** What kept the move from reaching the wanted difficulty. */
  readonly heldBy?: 'at-cap' | 'at-floor' | RiseLimit | 'one-parameter' | 'locked' | undefined;
}

export interface MoveRequest {
  readonly curve: Curve;
  readonly from: Parameters;
  /** Logits. */
  readonly wanted: number;
  readonly bounds: Bounds;
  /** A parameter that alone comes this near may be the one to move, logits. */
  readonly nearEnough: number;
  /** What the session began with; undefined: no limit on the rise of a session yet. */
  readonly sessionParameters?: Parameters | undefined;
  /** Share of the usual rises that is allowed; less than 1 where it is conservative. */
  readonly riseShare: number;
  /** More than one may move where one is not enough: a step back must not fail. */
  readonly severalAllowed: boolean;
}

/** Differences below this are rounding, in logits and in shares of a parameter's way. */
const SAME = 1e-6;

/** One parameter's way: where it is, and between which ends it may go. 0 is easy, 1 is hard. */
interface Way {
  readonly parameter: CurveParameter;
  readonly at: number;
  readonly easiest: number;
  readonly hardest: number;
  /** What ends the way before its hard end, or before the therapist's bound. */
  readonly limitedBy: RiseLimit | undefined;
}

interface Candidate {
  readonly way: Way;
  readonly to: number;
  readonly missesBy: number;
}

/**
 * The parameter that moves is, of those that alone come near enough, the one that lags most behind its place on the
 * curve (or, towards easier, is most ahead of it); when none comes near enough, the one that comes nearest.
 */
export function moveTowards(request: MoveRequest): Move {
  const { curve, wanted, severalAllowed } = request;
  const ways = new Map(curve.parameters.map((parameter) => [parameter.key, wayOf(request, parameter)]));
  const moved: string[] = [];
  let parameters = valuesOf(ways);
  let difficulty = difficultyOf(curve, parameters);
  while (Math.abs(wanted - difficulty) > SAME && (moved.length === 0 || severalAllowed)) {
    const chosen = choose(request, [...ways.values()], difficulty, moved);
    if (chosen === undefined) break;
    const { key } = chosen.way.parameter;
    ways.set(key, { ...chosen.way, at: chosen.to });
    moved.push(key);
    parameters = valuesOf(ways);
    difficulty = difficultyOf(curve, parameters);
  }
  return { parameters, difficulty, moved, heldBy: heldBy(request, [...ways.values()], difficulty, moved) };
}

function wayOf(request: MoveRequest, parameter: CurveParameter): Way {
  const { bounds, from } = request;
  const bound = bounds[parameter.key];
  const place = (value: number): number => progressOf(parameter, bounded(value, bound));
  const easiest = place(valueAt(parameter, 0));
  const end = place(valueAt(parameter, 1));
  const at = Math.min(end, Math.max(easiest, place(from[parameter.key] ?? valueAt(parameter, 0))));
  const { hardest, limitedBy } = risen(request, parameter, at);
  return hardest < end
    ? { parameter, at, easiest, hardest, limitedBy }
    : { parameter, at, easiest, hardest: end, limitedBy: undefined };
}

/** How far a parameter may rise now. One that a bound has put beyond what the session allows stays where it is. */
function risen(
  { sessionParameters, riseShare }: MoveRequest,
  parameter: CurveParameter,
  at: number,
): { readonly hardest: number; readonly limitedBy: RiseLimit } {
  const thisSet = at + mostRise(parameter, 'set', riseShare);
  const began = sessionParameters?.[parameter.key];
  if (began === undefined) return { hardest: thisSet, limitedBy: 'set-limit' };
  const thisSession = progressOf(parameter, began) + mostRise(parameter, 'session', riseShare);
  return thisSession < thisSet + SAME
    ? { hardest: Math.max(at, thisSession), limitedBy: 'session-limit' }
    : { hardest: thisSet, limitedBy: 'set-limit' };
}

function valuesOf(ways: ReadonlyMap<string, Way>): Parameters {
  return Object.fromEntries([...ways].map(([key, { parameter, at }]) => [key, valueAt(parameter, at)]));
}

function choose(
  { curve, wanted, nearEnough }: MoveRequest,
  ways: readonly Way[],
  difficulty: number,
  moved: readonly string[],
): Candidate | undefined {
  const span = curve.dHard - curve.dEasy;
  const natural = Math.min(1, Math.max(0, (wanted - curve.dEasy) / span));
  const harder = wanted > difficulty;
  const candidates = ways.flatMap((way): Candidate[] => {
    const reach = span * way.parameter.weight;
    if (moved.includes(way.parameter.key) || !(reach > 0)) return [];
    const to = Math.min(way.hardest, Math.max(way.easiest, way.at + (wanted - difficulty) / reach));
    const missesBy = Math.abs(wanted - difficulty - (to - way.at) * reach);
    return Math.abs(to - way.at) > SAME ? [{ way, to, missesBy }] : [];
  });
  const near = candidates.filter(({ missesBy }) => missesBy <= nearEnough);
  const lag = ({ way }: Candidate): number => (harder ? natural - way.at : way.at - natural);
  if (near.length > 0) return best(near, (one, other) => lag(one) > lag(other) + SAME, heavier);
  return best(candidates, (one, other) => one.missesBy < other.missesBy - SAME, heavier);
}

function heavier(one: Candidate, other: Candidate): boolean {
  return one.way.parameter.weight > other.way.parameter.weight;
}

/** The best candidate. Between equals, `breaksTie` decides. */
function best(
  candidates: readonly Candidate[],
  isBetter: (one: Candidate, other: Candidate) => boolean,
  breaksTie: (one: Candidate, other: Candidate) => boolean,
): Candidate | undefined {
  let chosen: Candidate | undefined;
  for (const candidate of candidates) {
    if (chosen === undefined || isBetter(candidate, chosen)) chosen = candidate;
    else if (!isBetter(chosen, candidate) && breaksTie(candidate, chosen)) chosen = candidate;
  }
  return chosen;
}

function heldBy(
  { curve, wanted, bounds }: MoveRequest,
  ways: readonly Way[],
  difficulty: number,
  moved: readonly string[],
): Move['heldBy'] {
  if (Math.abs(wanted - difficulty) <= SAME) return undefined;
  if (curve.parameters.every(({ key }) => bounds[key]?.locked !== undefined)) return 'locked';
  const harder = wanted > difficulty;
  const stuck = (way: Way): boolean => (harder ? way.at >= way.hardest - SAME : way.at <= way.easiest + SAME);
  const limited = harder ? ways.filter((way) => way.limitedBy !== undefined && stuck(way)) : [];
  // What moved and came to its limit decides before those that had to wait.
  const mover = limited.find(({ parameter }) => moved.includes(parameter.key));
  if (mover !== undefined) return mover.limitedBy;
  if (!ways.every(stuck)) return 'one-parameter';
  return limited[0]?.limitedBy ?? (harder ? 'at-cap' : 'at-floor');
}
