/** Are a therapist's bounds possible? Checked where they are entered, and once more before they are played. */
import type { Bound, Bounds } from '../exercise/curve.ts';
import type { ParameterSpec } from '../exercise/info.ts';
import type { PolicyProblem } from './ability.ts';

/** What is wrong with the bounds of one parameter. */
export type BoundProblem =
  | {
      readonly key: string;
      readonly code: 'unknown-parameter' | 'no-number' | 'floor-above-cap' | 'lock-outside';
    }
  | { readonly key: string; readonly code: 'outside'; readonly min: number; readonly max: number };

/** Everything that is wrong with these bounds; empty when they can be played. */
export function checkBounds(specs: readonly ParameterSpec[], bounds: Bounds): readonly BoundProblem[] {
  return Object.entries(bounds).flatMap(([key, bound]) => {
    const spec = specs.find((candidate) => candidate.key === key);
    const problem =
      spec === undefined ? ({ key, code: 'unknown-parameter' } as const) : problemWith(spec, bound);
    return problem ?? [];
  });
}

function problemWith(
  { key, min, max }: ParameterSpec,
  { floor, cap, locked }: Bound,
): BoundProblem | undefined {
  const numbers = [floor, cap, ...(locked === undefined ? [] : [locked])];
  if (!numbers.every(Number.isFinite)) return { key, code: 'no-number' };
  if (floor > cap) return { key, code: 'floor-above-cap' };
  if (floor < min || cap > max) return { key, code: 'outside', min, max };
  if (locked !== undefined && (locked < floor || locked > cap)) return { key, code: 'lock-outside' };
  return undefined;
}

export interface PlayableBounds {
  readonly bounds: Bounds;
  /** What could not be followed, and what is done instead. */
  readonly problems: readonly PolicyProblem[];
}

/** Bounds that can be played: those without a fault as they are, the others put right on the easy side. */
export function playableBounds(specs: readonly ParameterSpec[], bounds: Bounds): PlayableBounds {
  const faults = checkBounds(specs, bounds);
  if (faults.length === 0) return { bounds, problems: [] };
  const playable: Record<string, Bound> = { ...bounds };
  const problems = faults.map(({ key }): PolicyProblem => {
    const { [key]: faulty } = playable;
    const spec = specs.find((candidate) => candidate.key === key);
    delete playable[key];
    if (spec === undefined || faulty === undefined) return { code: 'parameter-unknown', parameter: key };
    const mended = onEasySide(spec, faulty);
    playable[key] = mended;
    return { code: 'bound-mended', parameter: key, floor: mended.floor, cap: mended.cap };
  });
  return { bounds: playable, problems };
}

/** Whatever of the two ends can be meant, no harder than the easier of them; without any, the easy end itself. */
function onEasySide({ min, max, harder }: ParameterSpec, { floor, cap }: Bound): Bound {
  const ends = [floor, cap].filter(Number.isFinite).map((end) => Math.min(max, Math.max(min, end)));
  const easy = harder === 'up' ? min : max;
  const least = Math.min(...ends, ...(ends.length < 2 ? [easy] : []));
  const most = Math.max(...ends, ...(ends.length < 2 ? [easy] : []));
  if (floor <= cap) return { floor: least, cap: most };
  return harder === 'up' ? { floor: min, cap: least } : { floor: most, cap: max };
}
