/** Are a therapist's bounds possible? Checked where they are entered, and once more before they are played. */
import type { ParameterSpec } from '../session/exercise.ts';
import type { Bound, Bounds } from '../exercise/curve.ts';

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
  { floor, cap, locked }: Bound,
): string | undefined {
  if (!Number.isFinite(floor) || !Number.isFinite(cap)) return `${label}: enter a number for floor and cap.`;
  if (floor > cap)
    return `${label}: the floor (${floor}) must not lie above the cap (${cap}). Lower the floor or raise the cap.`;
  if (floor < min || cap > max) return `${label}: floor and cap must lie between ${min} and ${max} ${unit}.`;
  if (locked === undefined) return undefined;
  if (!Number.isFinite(locked)) return `${label}: enter a number to lock it at.`;
  if (locked < floor || locked > cap) {
    return `${label}: the locked value (${locked}) must lie between the floor (${floor}) and the cap (${cap}).`;
  }
  return undefined;
}

export interface PlayableBounds {
  readonly bounds: Bounds;
  /** What could not be followed, and what is done instead. */
  readonly problems: readonly string[];
}

/** Bounds that can be played: those without a fault as they are, the others put right on the easy side. */
export function playableBounds(specs: readonly ParameterSpec[], bounds: Bounds): PlayableBounds {
  const faults = checkBounds(specs, bounds);
  if (faults.length === 0) return { bounds, problems: [] };
  const playable: Record<string, Bound> = { ...bounds };
  const problems = faults.map(({ key, message }) => {
    const { [key]: faulty } = playable;
    const spec = specs.find((candidate) => candidate.key === key);
    delete playable[key];
    if (spec === undefined || faulty === undefined) return `${message} It is left out.`;
    const mended = onEasySide(spec, faulty);
    playable[key] = mended;
    const unit = spec.unit === '' ? '' : ` ${spec.unit}`;
    return `${message} It is played between ${mended.floor} and ${mended.cap}${unit}.`;
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
