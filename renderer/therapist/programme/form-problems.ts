/** What is wrong with a programme as it is being written, at the field where it is entered. Pure. */
import { checkProgramme } from '#core/programme/check-programme.ts';
import type { Place, ProgrammeCheck, ProgrammeProblem } from '#core/programme/check-programme.ts';
import { type SchemaIssue, messageOfIssue } from '#core/language/issue-message.ts';
import { type Message, message } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import { doseSchema } from '#core/programme/block.ts';
import type { Block } from '#core/programme/block.ts';
import {
  boundProblemMessage,
  placedMessage,
  type PlaceInProgramme,
  placeOf,
  problemMessage,
  settingProblemMessage,
} from '#core/programme/problem-message.ts';
import { programmeSchema } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { NUMBER_FIELDS, isNumberKey, rangeOf } from './number-fields.ts';

export interface FormProblem extends PlaceInProgramme {
  /** As in "weeks", "dose.seconds", "bounds.amplitudePercent". */
  readonly field: string;
  /** What would be right. */
  readonly told: Message;
}

export interface FormCheck {
  /** Empty: it can be saved. */
  readonly problems: readonly FormProblem[];
  readonly warnings: ProgrammeCheck['warnings'];
}

export function checkForm(programme: Programme, place: Place): FormCheck {
  const { problems, warnings } = checkProgramme(programme, EXERCISES, place);
  const typed = schemaProblems(programme);
  const found = problems.map((problem) => placed(programme, problem));
  // A number that is none at all is told as that, and not as everything else it breaks.
  const others = found.filter((problem) => !typed.some((other) => sameField(problem, other)));
  return { problems: [...typed, ...others], warnings };
}

/** Those of one block, of one phase without its blocks, or of the programme without its phases. */
export function problemsAt(
  problems: readonly FormProblem[],
  { phase, block }: PlaceInProgramme,
  { sayMessage }: Translator,
): Readonly<Record<string, string>> {
  const here = problems.filter((problem) => problem.phase === phase && problem.block === block);
  return Object.fromEntries(here.toReversed().map(({ field, told }) => [field, sayMessage(told)]));
}

/** As in "Phase 2, 1. Squall: Sets: Enter a whole number from 1 to 10." */
export function wholeMessage(programme: Programme, { phase, block, field, told }: FormProblem): Message {
  const atField = isNumberKey(field)
    ? message('programme.problem.at-field', { field: message(NUMBER_FIELDS[field].label), problem: told })
    : told;
  return placedMessage(programme, { phase, block }, atField, EXERCISES);
}

function sameField(one: FormProblem, other: FormProblem): boolean {
  return one.phase === other.phase && one.block === other.block && rootOf(one) === rootOf(other);
}

/** "dose" of "dose.seconds". Bounds and settings are fields of their own. */
function rootOf({ field }: FormProblem): string {
  return field.startsWith('bounds.') || field.startsWith('settings.')
    ? field
    : (field.split('.')[0] ?? field);
}

function schemaProblems(programme: Programme): readonly FormProblem[] {
  return (programmeSchema.safeParse(programme).error?.issues ?? []).flatMap((issue) => {
    const [root, phase, blocks, block, ...rest] = issue.path;
    if (root !== 'phases' || typeof phase !== 'number') return [problem({}, issue.path, issue)];
    if (blocks !== 'blocks' || typeof block !== 'number') {
      return [problem({ phase }, issue.path.slice(2), issue)];
    }
    // Bounds and settings are checked against what the exercise can do, which the schema does not know.
    if (rest[0] === 'bounds' || rest[0] === 'settings') return [];
    const place = { phase, block };
    const known = programme.phases[phase]?.blocks[block];
    if (rest[0] === 'dose' && known !== undefined) return doseProblems(place, known);
    return [problem(place, rest, issue)];
  });
}

function problem(place: PlaceInProgramme, path: readonly PropertyKey[], issue: SchemaIssue): FormProblem {
  const field = path.map(String).join('.');
  return { ...place, field, told: remedyOf(field) ?? messageOfIssue(issue) };
}

/** What would be right in a field whose schema says only what is wrong. */
function remedyOf(field: string): Message | undefined {
  if (isNumberKey(field)) return rangeOf(field);
  switch (field) {
    case 'targetSuccess':
      return message('programme.remedy.target');
    case 'method.easierStep':
      return message('programme.remedy.easier-step');
    case 'validFrom':
      return message('programme.remedy.valid-from');
    case 'validUntil':
      return message('programme.remedy.valid-until');
    default:
      return undefined;
  }
}

function doseProblems(place: PlaceInProgramme, { dose }: Block): readonly FormProblem[] {
  const [timed, counted] = doseSchema.options;
  const { error } = 'seconds' in dose ? timed.safeParse(dose) : counted.safeParse(dose);
  return (error?.issues ?? []).map((issue) => problem(place, ['dose', ...issue.path], issue));
}

function placed(programme: Programme, found: ProgrammeProblem): FormProblem {
  const place = placeOf(programme, found);
  const { phase, block } = place;
  const inBlock =
    phase === undefined || block === undefined ? undefined : programme.phases[phase]?.blocks[block];
  return { ...place, field: fieldOf(found, inBlock), told: toldOf(found, inBlock) };
}

/** A bound is told with the unit of its parameter, a setting by its name. */
function toldOf(found: ProgrammeProblem, block: Block | undefined): Message {
  if (found.code === 'setting' && block?.kind === 'exercise') {
    const { problem } = found;
    const settings = EXERCISES[block.exercise]?.info.settings;
    return settingProblemMessage(
      problem,
      settings?.find(({ key }) => key === problem.key),
    );
  }
  if (found.code !== 'bound' || block?.kind !== 'exercise') return problemMessage(found);
  const spec = EXERCISES[block.exercise]?.info.parameters.find(({ key }) => key === found.problem.key);
  return boundProblemMessage(found.problem, spec && { spec, steering: block.steering });
}

function fieldOf(found: ProgrammeProblem, block: Block | undefined): string {
  switch (found.code) {
    case 'ends-before-it-begins':
      return 'validUntil';
    case 'first-phase-not-week-1':
    case 'phases-out-of-order':
    case 'phase-after-the-end':
      return 'fromWeek';
    case 'weeks-without-blocks':
      return 'blocks';
    case 'block-twice':
      return 'id';
    case 'random-order-of-one':
      return 'order';
    case 'unknown-exercise':
      return 'exercise';
    case 'steering-not-taken':
    case 'steering-needs-board':
      return 'steering';
    case 'sensor-missing':
      return block?.kind === 'movement' ? 'task' : 'steering';
    case 'posture-not-taken':
      return 'posture';
    case 'surface-while-sitting':
      return 'surface';
    case 'set-length':
    case 'typing-has-no-repetitions':
      return 'dose.seconds';
    case 'outcome-not-measured':
      return `primaryOutcomes.${found.axis}`;
    case 'probe-of-assessment':
      return 'probe';
    case 'touch-not-felt':
      return 'touch';
    case 'bound':
      return `bounds.${found.problem.key}`;
    case 'setting':
      return `settings.${found.problem.key}`;
    case 'forbidden-at-home':
      return CAUTION_FIELD[found.what];
  }
}

const CAUTION_FIELD = {
  'one-leg': 'posture',
  foam: 'surface',
  wobble: 'surface',
  'eyes-closed': 'eyes',
} as const;
