/** Are a therapist's bounds possible? Checked where they are entered. */
import type { ParameterSpec } from '../session/exercise.ts';
import type { Bounds } from './curve.ts';

export interface BoundProblem {
  readonly key: string;
  /** What is wrong and what would be right, for the person who entered it. */
  readonly message: string;
}

/** Everything that is wrong with these bounds; empty when they can be played. */
export function checkBounds(specs: readonly ParameterSpec[], bounds: Bounds): readonly BoundProblem[] {
  const problems: BoundProblem[] = [];
  for (const [key, bound] of Object.entries(bounds)) {
    const spec = specs.find((candidate) => candidate.key === key);
    const message =
      spec === undefined ? `This exercise has no parameter "${key}".` : problemWith(spec, bound);
    if (message !== undefined) problems.push({ key, message });
  }
  return problems;
}

function problemWith(
  { label, unit, min, max }: ParameterSpec,
  { floor, cap }: { readonly floor: number; readonly cap: number },
): string | undefined {
  if (!Number.isFinite(floor) || !Number.isFinite(cap)) return `${label}: enter a number for floor and cap.`;
  if (floor > cap) return `${label}: the floor (${floor}) must not lie above the cap (${cap}).`;
  if (floor < min || cap > max) return `${label}: floor and cap must lie between ${min} and ${max} ${unit}.`;
  return undefined;
}
