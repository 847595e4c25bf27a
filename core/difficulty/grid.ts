/** Rectangular grids of named axes: every combination of their values, the last axis running fastest. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';

/** Values of each named axis. */
export type Axes<Name extends string> = Readonly<Record<Name, readonly number[]>>;
export type Point<Name extends string> = Readonly<Record<Name, number>>;

/**
 * Every combination of the axes' values.
 * @throws KeelError `invalid-argument` when an axis is empty, or a value on it not finite or there twice.
 */
export function gridOf<Name extends string>(axes: Axes<Name>): readonly Point<Name>[] {
  let points: readonly Partial<Record<Name, number>>[] = [{}];
  for (const name of namesOf(axes)) {
    const values = axes[name];
    if (values.length === 0 || !values.every(Number.isFinite) || new Set(values).size < values.length) {
      throw new KeelError('invalid-argument', message('error.difficulty.grid-values', { name }));
    }
    points = points.flatMap((point) => values.map((value) => ({ ...point, [name]: value })));
  }
  return points as readonly Point<Name>[];
}

export function namesOf<Name extends string>(axes: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(axes) as Name[];
}
