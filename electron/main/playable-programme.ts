/** A programme that can't be played is not stored, and the refusal says what is wrong with it. */
import { KeelError } from '#core/errors.ts';
import { checkProgramme } from '#core/programme/check-programme.ts';
import type { ExerciseCatalogue } from '#core/programme/check-programme.ts';
import { placedMessage, placeOf, problemMessage } from '#core/programme/problem-message.ts';
import type { Programme } from '#core/programme/programme.ts';

/** @throws KeelError 'invalid-argument', naming the first problem. */
export function requirePlayable(programme: Programme, catalogue: ExerciseCatalogue): void {
  const [problem] = checkProgramme(programme, catalogue).problems;
  if (problem === undefined) return;
  const told = placedMessage(programme, placeOf(programme, problem), problemMessage(problem), catalogue);
  throw new KeelError('invalid-argument', told);
}
