import type { ExerciseInfo } from '#core/exercise/info.ts';
import { checkBounds } from '#core/difficulty/bounds.ts';
import { type Programme, programmeSchema } from '#core/programme/programme.ts';

type ProgrammeProblems = Readonly<Record<string, string>>;

/** Fields that are whole numbers, as they are called on the screen. */
export const NUMBER_LABELS = {
  sets: 'Sets',
  secondsPerSet: 'Length of a set',
  restSeconds: 'Rest between sets',
  sessionsPerWeek: 'Sessions a week',
  weeks: 'Weeks',
  limitsEveryDays: 'Measure how far the person can lean every',
  painLimit: 'Pain limit (0-10)',
} as const satisfies Partial<Record<keyof Programme, string>>;
export type NumberKey = keyof typeof NUMBER_LABELS;

/** What a whole number of a programme may be. */
export function rangeOf(field: NumberKey): { readonly min: number; readonly max: number } {
  const { minValue, maxValue } = programmeSchema.shape[field];
  return { min: minValue ?? 0, max: maxValue ?? 1000 };
}

/** What is wrong, by field, and what would be right; bounds under the key of their parameter. */
export function programmeProblems(programme: Programme, info: ExerciseInfo): ProgrammeProblems {
  const problems: Record<string, string> = {};
  for (const { key, message } of checkBounds(info.parameters, programme.bounds)) problems[key] ??= message;
  for (const issue of programmeSchema.safeParse(programme).error?.issues ?? []) {
    const [field, key] = issue.path;
    const name = String(field === 'bounds' ? key : field);
    problems[name] ??= remedyFor(name) ?? issue.message;
  }
  return problems;
}

function remedyFor(field: string): string | undefined {
  if (isNumberKey(field)) {
    const { min, max } = rangeOf(field);
    return `${NUMBER_LABELS[field]}: enter a whole number from ${min} to ${max}.`;
  }
  return field === 'method' ? 'Step of the staircase: enter 0.05 to 1 logits.' : undefined;
}

function isNumberKey(field: string): field is NumberKey {
  return field in NUMBER_LABELS;
}
