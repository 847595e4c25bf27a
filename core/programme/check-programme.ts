/**
 * Can a programme be played? Checked where it is entered and once more where it is stored. A problem refuses it; a
 * warning is said, and the therapist decides.
 */
import type { Posture, Steering } from '../contract/stimulus.ts';
import { checkBounds } from '../difficulty/bounds.ts';
import type { BoundProblem } from '../difficulty/bounds.ts';
import type { Exercise } from '../exercise/exercise.ts';
import { AXES } from '../exercise/info.ts';
import type { Axis, ExerciseInfo } from '../exercise/info.ts';
import type { SensorNeed, WornNeed } from '../exercise/needs.ts';
import { isOneLegged, needsOfSteering, steersIn } from '../exercise/posture.ts';
import { checkSettings } from '../exercise/settings.ts';
import type { SettingProblem } from '../exercise/settings.ts';
import { MOVEMENT_NEEDS } from './block.ts';
import type { Block, ExerciseBlock, Eyes, Surface } from './block.ts';
import { outcomeChoices, sameOutcome } from './primary-outcome.ts';
import type { Programme, ProgrammePhase } from './programme.ts';

/** What the exercises of this Keel are; by id. */
export type ExerciseCatalogue = Readonly<Record<string, Pick<Exercise, 'info' | 'curve'>>>;

/** Where it is to be played. */
export interface Place {
  /** What can be had there; undefined where that is not known. */
  readonly sensors?: readonly SensorNeed[] | undefined;
  /** Where a sensor is worn that can vibrate; undefined where that is not known. */
  readonly vibrating?: readonly WornNeed[] | undefined;
}

/** Where in the programme: undefined for the whole of it. */
export interface Where {
  readonly phase?: number;
  readonly block?: string;
}

export type ProgrammeProblem = Where &
  (
    | { readonly code: 'ends-before-it-begins' }
    | { readonly code: 'first-phase-not-week-1' }
    | { readonly code: 'phases-out-of-order'; readonly fromWeek: number }
    | { readonly code: 'phase-after-the-end'; readonly fromWeek: number; readonly weeks: number }
    | { readonly code: 'weeks-without-blocks'; readonly fromWeek: number }
    | { readonly code: 'block-twice' }
    | { readonly code: 'random-order-of-one' }
    | { readonly code: 'unknown-exercise'; readonly exercise: string }
    | { readonly code: 'steering-not-taken'; readonly steering: Steering }
    | { readonly code: 'posture-not-taken'; readonly posture: Posture }
    | { readonly code: 'steering-needs-board' }
    | { readonly code: 'sensor-missing'; readonly sensor: SensorNeed }
    | { readonly code: 'set-length'; readonly seconds: number; readonly min: number; readonly max: number }
    | { readonly code: 'bound'; readonly problem: BoundProblem }
    | { readonly code: 'setting'; readonly problem: SettingProblem }
    /** Touch is prescribed, and in no exercise there is a sensor that can vibrate and does not steer. */
    | { readonly code: 'touch-not-felt' }
    | { readonly code: 'probe-of-assessment' }
    | { readonly code: 'surface-while-sitting' }
    | { readonly code: 'typing-has-no-repetitions' }
    | { readonly code: 'forbidden-at-home'; readonly what: Caution }
    /** No block measures the primary outcome of this axis. */
    | { readonly code: 'outcome-not-measured'; readonly axis: Axis }
  );

/** What asks for somebody to stand by: warned of in the clinic, forbidden at home (DOMAIN 5C). */
export type Caution = 'one-leg' | 'foam' | 'wobble' | 'eyes-closed';

export interface ProgrammeWarning extends Where {
  readonly code: Caution;
}

export interface ProgrammeCheck {
  /** Empty: it can be played. */
  readonly problems: readonly ProgrammeProblem[];
  readonly warnings: readonly ProgrammeWarning[];
}

export function checkProgramme(
  programme: Programme,
  catalogue: ExerciseCatalogue,
  place: Place = {},
): ProgrammeCheck {
  const problems: ProgrammeProblem[] = [
    ...wholeProblems(programme),
    ...outcomeProblems(programme, catalogue),
    ...touchProblems(programme, catalogue, place),
  ];
  const warnings: ProgrammeWarning[] = [];
  for (const [phase, { blocks }] of programme.phases.entries()) {
    for (const block of blocks) {
      const where = { phase, block: block.id };
      const cautions = cautionsOf(block);
      problems.push(
        ...blockProblems(block, catalogue, place, programme.setting).map((problem) => ({
          ...where,
          ...problem,
        })),
      );
      if (programme.setting === 'home') {
        for (const what of cautions) problems.push({ ...where, code: 'forbidden-at-home', what });
      } else warnings.push(...cautions.map((code) => ({ ...where, code })));
    }
  }
  return { problems, warnings };
}

/** What of a block asks for somebody to stand by. */
export function cautionsOf(block: Block): readonly Caution[] {
  return block.kind === 'movement' ? [] : cautionsOfStance(block);
}

export function cautionsOfStance(stance: {
  readonly posture: Posture;
  readonly surface: Surface;
  readonly eyes: Eyes;
}): readonly Caution[] {
  return [
    ...(isOneLegged(stance.posture) ? (['one-leg'] as const) : []),
    ...(stance.surface === 'firm' ? [] : [stance.surface]),
    ...(stance.eyes === 'closed' ? (['eyes-closed'] as const) : []),
  ];
}

function wholeProblems({ phases, weeks, validFrom, validUntil }: Programme): readonly ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = [];
  if (validUntil !== undefined && validUntil < validFrom) problems.push({ code: 'ends-before-it-begins' });
  if (phases[0]?.fromWeek !== 1) problems.push({ phase: 0, code: 'first-phase-not-week-1' });
  for (const [phase, { fromWeek, blocks, order }] of phases.entries()) {
    const before = phases[phase - 1];
    if (before !== undefined && fromWeek <= before.fromWeek) {
      problems.push({ phase, code: 'phases-out-of-order', fromWeek });
    }
    if (fromWeek > weeks) problems.push({ phase, code: 'phase-after-the-end', fromWeek, weeks });
    if (blocks.length === 0) problems.push({ phase, code: 'weeks-without-blocks', fromWeek });
    if (order === 'random' && blocks.length === 1) problems.push({ phase, code: 'random-order-of-one' });
    problems.push(...blocksTwice(blocks).map((block) => ({ phase, block, code: 'block-twice' as const })));
  }
  return problems;
}

function outcomeProblems(programme: Programme, catalogue: ExerciseCatalogue): readonly ProgrammeProblem[] {
  const choices = outcomeChoices(programme, catalogue);
  return AXES.flatMap((axis) => {
    const outcome = programme.primaryOutcomes[axis];
    if (outcome === undefined) return [];
    const measured = choices.some((choice) => choice.axis === axis && sameOutcome(choice, outcome));
    return measured ? [] : [{ code: 'outcome-not-measured' as const, axis }];
  });
}

function touchProblems(
  { touch, phases }: Programme,
  catalogue: ExerciseCatalogue,
  { vibrating }: Place,
): readonly ProgrammeProblem[] {
  if (touch.length === 0 || vibrating === undefined) return [];
  const isFelt = (block: Block): boolean => {
    const info = block.kind === 'exercise' ? catalogue[block.exercise]?.info : undefined;
    if (block.kind !== 'exercise' || info === undefined) return false;
    const needs = needsOfBlock(block, info);
    return vibrating.some((segment) => !needs.includes(segment));
  };
  return phases.some(({ blocks }) => blocks.some(isFelt)) ? [] : [{ code: 'touch-not-felt' }];
}

function blocksTwice(blocks: ProgrammePhase['blocks']): readonly string[] {
  const ids = blocks.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function blockProblems(
  block: Block,
  catalogue: ExerciseCatalogue,
  place: Place,
  setting: Programme['setting'],
): readonly ProgrammeProblem[] {
  if (block.kind === 'movement') {
    const problems = missingOf(MOVEMENT_NEEDS, place);
    const endless = block.task === 'type' && 'repetitions' in block.dose;
    return endless ? [...problems, { code: 'typing-has-no-repetitions' }] : problems;
  }
  const exercise = catalogue[block.exercise];
  if (exercise === undefined) return [{ code: 'unknown-exercise', exercise: block.exercise }];
  const { info, curve } = exercise;
  return [
    ...stanceProblems(block, info),
    ...missingOf(needsOfBlock(block, info), place),
    ...doseProblems(block, info),
    ...(block.probe && curve === undefined ? [{ code: 'probe-of-assessment' as const }] : []),
    ...checkBounds(info.parameters, block.bounds).map((problem) => ({ code: 'bound' as const, problem })),
    ...checkSettings(info.settings ?? [], block.settings ?? {}, setting).map((problem) => ({
      code: 'setting' as const,
      problem,
    })),
  ];
}

/** Everything an exercise block needs of the sensors. */
export function needsOfBlock(
  { steering, posture }: Pick<ExerciseBlock, 'steering' | 'posture'>,
  info: Pick<ExerciseInfo, 'sensors'>,
): readonly SensorNeed[] {
  return [...new Set([...needsOfSteering(steering, posture), ...info.sensors])];
}

function stanceProblems(block: ExerciseBlock, info: ExerciseInfo): readonly ProgrammeProblem[] {
  const { steering, posture, surface } = block;
  const problems: ProgrammeProblem[] = [];
  if (!info.steerings.includes(steering)) problems.push({ code: 'steering-not-taken', steering });
  if (!info.postures.includes(posture)) problems.push({ code: 'posture-not-taken', posture });
  if (!steersIn(steering, posture)) problems.push({ code: 'steering-needs-board' });
  if (posture === 'sitting-on-chair' && surface !== 'firm') problems.push({ code: 'surface-while-sitting' });
  return problems;
}

function doseProblems({ dose }: ExerciseBlock, { setSeconds }: ExerciseInfo): readonly ProgrammeProblem[] {
  if (!('seconds' in dose)) return [];
  const { min, max } = setSeconds;
  const { seconds } = dose;
  return seconds < min || seconds > max ? [{ code: 'set-length', seconds, min, max }] : [];
}

function missingOf(needs: readonly SensorNeed[], { sensors }: Place): readonly ProgrammeProblem[] {
  if (sensors === undefined) return [];
  return needs
    .filter((need) => !sensors.includes(need))
    .map((sensor) => ({ code: 'sensor-missing', sensor }));
}
