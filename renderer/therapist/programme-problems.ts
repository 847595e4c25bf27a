import { checkBounds } from '#core/difficulty/bounds.ts';
import { type Programme, programmeSchema } from '#core/protocol/programme.ts';
import type { ExerciseInfo } from '#core/session/exercise.ts';

type ProgrammeProblems = Readonly<Record<string, string>>;

/** What is wrong, by field; bounds under the key of their parameter, in the words of the parameter. */
export function programmeProblems(programme: Programme, info: ExerciseInfo): ProgrammeProblems {
  const problems: Record<string, string> = {};
  for (const { key, message } of checkBounds(info.parameters, programme.bounds)) problems[key] ??= message;
  for (const issue of programmeSchema.safeParse(programme).error?.issues ?? []) {
    const [field, key] = issue.path;
    problems[String(field === 'bounds' ? key : field)] ??= issue.message;
  }
  return problems;
}
