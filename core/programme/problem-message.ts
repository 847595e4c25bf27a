/** What is wrong with a programme, in words that say what would be right: for the page that writes it and for main. */
import type { Steering } from '../contract/stimulus.ts';
import type { BoundProblem } from '../difficulty/bounds.ts';
import type { ParameterSpec } from '../exercise/info.ts';
import type { SettingProblem, SettingSpec } from '../exercise/settings.ts';
import { axisLabel, unitLabel } from '../exercise/labels.ts';
import { type Message, message } from '../language/message.ts';
import type { Block } from './block.ts';
import type { ExerciseCatalogue, ProgrammeProblem } from './check-programme.ts';
import type { Programme } from './programme.ts';

/** Without its place. */
export function problemMessage(problem: ProgrammeProblem): Message {
  switch (problem.code) {
    case 'phases-out-of-order':
    case 'weeks-without-blocks':
      return message(`programme.problem.${problem.code}`, { fromWeek: problem.fromWeek });
    case 'phase-after-the-end':
      return message('programme.problem.phase-after-the-end', { weeks: problem.weeks });
    case 'unknown-exercise':
      return message('programme.problem.unknown-exercise', { exercise: problem.exercise });
    case 'forbidden-at-home':
      return message(`programme.problem.forbidden-at-home.${problem.what}`);
    case 'outcome-not-measured':
      return message('programme.problem.outcome-not-measured', { axis: message(axisLabel(problem.axis)) });
    case 'set-length':
      return message('programme.problem.set-length', { min: problem.min, max: problem.max });
    case 'steering-not-taken':
      return message('programme.problem.steering-not-taken', {
        steering: message(`steering.${problem.steering}`),
      });
    case 'posture-not-taken':
      return message('programme.problem.posture-not-taken', {
        posture: message(`posture.${problem.posture}`),
      });
    case 'sensor-missing':
      return message('programme.problem.sensor-missing', { sensor: problem.sensor });
    case 'bound':
      return boundProblemMessage(problem.problem);
    case 'setting':
      return settingProblemMessage(problem.problem);
    default:
      return message(`programme.problem.${problem.code}`);
  }
}

/** The parameter that the bounds are of, and what steers it. */
export interface Bounded {
  readonly spec: ParameterSpec;
  readonly steering: Steering;
}

/** @param bounded Undefined where this version of Keel does not know the parameter. */
export function boundProblemMessage(problem: BoundProblem, bounded?: Bounded): Message {
  const told = boundProblem(problem, bounded);
  return bounded === undefined
    ? told
    : message('programme.problem.of-value', { parameter: message(bounded.spec.label), problem: told });
}

function boundProblem(problem: BoundProblem, bounded: Bounded | undefined): Message {
  switch (problem.code) {
    case 'unknown-parameter':
      return message('programme.problem.bound.unknown-parameter', { parameter: problem.key });
    case 'outside': {
      const { min, max } = problem;
      const unit = bounded && unitLabel(bounded.spec.unit, bounded.steering);
      return unit === undefined
        ? message('programme.problem.bound.outside-without-unit', { min, max })
        : message('programme.problem.bound.outside', { min, max, unit: message(unit) });
    }
    default:
      return message(`programme.problem.bound.${problem.code}`);
  }
}

/** @param spec Undefined where this version of Keel does not know the setting. */
export function settingProblemMessage(problem: SettingProblem, spec?: SettingSpec): Message {
  const told = settingProblem(problem);
  return spec === undefined
    ? told
    : message('programme.problem.of-value', { parameter: message(spec.label), problem: told });
}

function settingProblem(problem: SettingProblem): Message {
  switch (problem.code) {
    case 'unknown-setting':
      return message('programme.problem.bound.unknown-parameter', { parameter: problem.key });
    case 'no-number':
      return message('programme.problem.setting.no-number');
    case 'outside':
    case 'not-at-home':
      return message(`programme.problem.setting.${problem.code}`, { min: problem.min, max: problem.max });
  }
}

/** Places counted from 0; undefined for the programme as a whole, or for a phase as one. */
export interface PlaceInProgramme {
  readonly phase?: number | undefined;
  readonly block?: number | undefined;
}

/** Of two blocks of one name the last. */
export function placeOf(
  { phases }: Pick<Programme, 'phases'>,
  { phase, block: id }: ProgrammeProblem,
): PlaceInProgramme {
  if (phase === undefined || id === undefined) return { phase };
  const block = phases[phase]?.blocks.findLastIndex((candidate) => candidate.id === id) ?? -1;
  return { phase, block: block < 0 ? undefined : block };
}

/** As in "Phase 2, 1. Squall: A set of this exercise lasts 20 to 300 s."; of a single phase only the block is named. */
export function placedMessage(
  { phases }: Pick<Programme, 'phases'>,
  { phase, block }: PlaceInProgramme,
  problem: Message,
  catalogue: ExerciseCatalogue,
): Message {
  if (phase === undefined) return problem;
  const inBlock = block === undefined ? undefined : phases[phase]?.blocks[block];
  const ofPhase = phases.length > 1 ? { phase: phase + 1, problem } : undefined;
  if (block === undefined || inBlock === undefined) {
    return ofPhase === undefined ? problem : message('programme.problem.in-phase', ofPhase);
  }
  const ofBlock = { number: block + 1, block: blockName(inBlock, catalogue), problem };
  return ofPhase === undefined
    ? message('programme.problem.in-block', ofBlock)
    : message('programme.problem.in-block-of-phase', { ...ofPhase, ...ofBlock });
}

/** The id itself for an exercise that this version of Keel does not have. */
function blockName(block: Block, catalogue: ExerciseCatalogue): Message | string {
  if (block.kind === 'movement') return message(`task.${block.task}`);
  const info = catalogue[block.exercise]?.info;
  return info === undefined ? block.exercise : message(info.name);
}
