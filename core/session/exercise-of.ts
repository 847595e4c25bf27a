/** The exercise of this name. */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';

/** @throws KeelError `not-found`. */
export function exerciseOf<Known>(
  { exercises }: { readonly exercises: Readonly<Record<string, Known>> },
  id: string,
): Known {
  const exercise = exercises[id];
  if (exercise !== undefined) return exercise;
  throw new KeelError('not-found', message('error.exercise-unknown', { exercise: id }));
}
