/** What is wrong with a programme as it is being written, at the field where it is entered. Pure. */
import { checkProgramme } from '#core/programme/check-programme.ts';
import type { Place, ProgrammeCheck, ProgrammeProblem } from '#core/programme/check-programme.ts';
import { doseSchema } from '#core/programme/block.ts';
import type { Block } from '#core/programme/block.ts';
import { programmeSchema } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { blockName } from '../../ui/exercise-text.ts';
import { boundProblemText, problemText } from '../../ui/programme-problem-text.ts';
import { NUMBER_FIELDS, isNumberKey, remedyOf } from './number-fields.ts';

export interface FormProblem {
  /** Undefined for the whole programme. */
  readonly phase?: number | undefined;
  /** Place in the phase; undefined for the phase itself. */
  readonly block?: number | undefined;
  /** As in "weeks", "dose.seconds", "bounds.amplitudePercent". */
  readonly field: string;
  /** What would be right. */
  readonly text: string;
}

export interface FormCheck {
  /** Empty: it can be saved. */
  readonly problems: readonly FormProblem[];
  readonly warnings: ProgrammeCheck['warnings'];
}

export function checkForm(programme: Programme, place: Place): FormCheck {
  const { problems, warnings } = checkProgramme(programme, EXERCISES, place);
  const typed = schemaProblems(programme);
  const found = problems.flatMap((problem) => placed(programme, problem));
  // A number that is none at all is told as that, and not as everything else it breaks.
  const others = found.filter((problem) => !typed.some((other) => sameField(problem, other)));
  return { problems: [...typed, ...others], warnings };
}

/** Those of one block, of one phase without its blocks, or of the programme without its phases. */
export function problemsAt(
  problems: readonly FormProblem[],
  phase?: number,
  block?: number,
): Readonly<Record<string, string>> {
  const here = problems.filter((problem) => problem.phase === phase && problem.block === block);
  return Object.fromEntries(here.toReversed().map(({ field, text }) => [field, text]));
}

/** As in "Phase 2, 1. Squall: Sets: Enter a whole number from 1 to 10." */
export function wholeText(programme: Programme, { phase, block, field, text }: FormProblem): string {
  const inPhase = phase === undefined ? undefined : programme.phases[phase];
  const inBlock = block === undefined ? undefined : inPhase?.blocks[block];
  const where = [
    ...(inPhase === undefined || programme.phases.length === 1 ? [] : [`Phase ${(phase ?? 0) + 1}`]),
    ...(inBlock === undefined ? [] : [`${(block ?? 0) + 1}. ${blockName(inBlock)}`]),
  ].join(', ');
  const told = isNumberKey(field) ? `${NUMBER_FIELDS[field].label}: ${text}` : text;
  return where === '' ? told : `${where}: ${told}`;
}

function sameField(one: FormProblem, other: FormProblem): boolean {
  return one.phase === other.phase && one.block === other.block && rootOf(one) === rootOf(other);
}

/** "dose" of "dose.seconds". Bounds are fields of their own. */
function rootOf({ field }: FormProblem): string {
  return field.startsWith('bounds.') ? field : (field.split('.')[0] ?? field);
}

function schemaProblems(programme: Programme): readonly FormProblem[] {
  return (programmeSchema.safeParse(programme).error?.issues ?? []).flatMap(({ path, message }) => {
    const [root, phase, blocks, block, ...rest] = path;
    if (root !== 'phases' || typeof phase !== 'number') return [problem({}, path, message)];
    if (blocks !== 'blocks' || typeof block !== 'number') return [problem({ phase }, path.slice(2), message)];
    // Bounds are checked against what the exercise can do, which the schema does not know.
    if (rest[0] === 'bounds') return [];
    const where = { phase, block };
    const known = programme.phases[phase]?.blocks[block];
    if (rest[0] === 'dose' && known !== undefined) return doseProblems(where, known);
    return [problem(where, rest, message)];
  });
}

type Where = Pick<FormProblem, 'phase' | 'block'>;

function problem(where: Where, path: readonly PropertyKey[], message: string): FormProblem {
  const field = path.map(String).join('.');
  return { ...where, field, text: isNumberKey(field) ? remedyOf(field) : (REMEDIES[field] ?? message) };
}

/** Of fields whose schema says what is wrong, and not what would be right. */
const REMEDIES: Readonly<Record<string, string>> = {
  targetSuccess: 'Enter 50 to 95 %: nobody succeeds always.',
  'method.easierStep': 'Enter 0.05 to 1 logits.',
  validFrom: 'Choose the day on which it begins.',
  validUntil: 'Choose a day, or leave it empty.',
};

function doseProblems(where: Where, { dose }: Block): readonly FormProblem[] {
  const [timed, counted] = doseSchema.options;
  const { error } = 'seconds' in dose ? timed.safeParse(dose) : counted.safeParse(dose);
  return (error?.issues ?? []).map(({ path, message }) => problem(where, ['dose', ...path], message));
}

/** At its place: the first of that id in the phase. */
function placed(programme: Programme, found: ProgrammeProblem): readonly FormProblem[] {
  const { phase } = found;
  const blocks = phase === undefined ? [] : (programme.phases[phase]?.blocks ?? []);
  const at = found.block === undefined ? -1 : blocks.findLastIndex(({ id }) => id === found.block);
  const where = { phase, block: at < 0 ? undefined : at };
  return [{ ...where, field: fieldOf(found, blocks[at]), text: textOf(found, blocks[at]) }];
}

function textOf(found: ProgrammeProblem, block: Block | undefined): string {
  if (found.code !== 'bound' || block?.kind !== 'exercise') return problemText(found);
  const spec = EXERCISES[block.exercise]?.info.parameters.find(({ key }) => key === found.problem.key);
  const text = boundProblemText(found.problem, spec, block.steering);
  return spec === undefined ? text : `${ENGLISH.say(spec.label)}: ${text}`;
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
    case 'bound':
      return `bounds.${found.problem.key}`;
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
