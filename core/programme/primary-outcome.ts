/**
 * The one measure of an axis by which a programme is judged. It is named before the first session: whoever picks the
 * best of ten afterwards finds something better in most people who did not change.
 */
import { z } from 'zod';
import { AXES, axisSchema } from '../exercise/info.ts';
import type { Axis, ExerciseInfo } from '../exercise/info.ts';
import { steersIn } from '../exercise/posture.ts';
import { QUIET_AXIS, QUIET_METRICS } from '../exercise/quiet-metrics.ts';
import { sameSkill, skillOf, skillSchema } from '../exercise/skill.ts';
import type { ExerciseBlock } from './block.ts';
import type { ExerciseCatalogue } from './check-programme.ts';
import type { Programme } from './programme.ts';

/** Ability of a skill, beside the metrics of its exercise. */
export const ABILITY_METRIC = 'ability';

export const primaryOutcomeSchema = z.object({ skill: skillSchema, metric: z.string().min(1).max(60) });
export type PrimaryOutcome = z.infer<typeof primaryOutcomeSchema>;

/** At most one an axis; an axis without one is explored. */
export const primaryOutcomesSchema = z.partialRecord(axisSchema, primaryOutcomeSchema);
export type PrimaryOutcomes = z.infer<typeof primaryOutcomesSchema>;

export interface OutcomeChoice extends PrimaryOutcome {
  readonly axis: Axis;
}

/** What the blocks of a programme can measure in every session in which they are played; the usual choice first. */
export function outcomeChoices(
  { phases }: Pick<Programme, 'phases'>,
  catalogue: ExerciseCatalogue,
): readonly OutcomeChoice[] {
  const choices = phases
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'exercise' ? choicesOfBlock(block, catalogue) : []));
  return choices.filter((choice, index) => choices.findIndex((other) => sameChoice(choice, other)) === index);
}

/** The usual one of every axis. */
export function usualOutcomes(
  programme: Pick<Programme, 'phases'>,
  catalogue: ExerciseCatalogue,
): PrimaryOutcomes {
  const outcomes: PrimaryOutcomes = {};
  for (const { axis, skill, metric } of outcomeChoices(programme, catalogue)) {
    outcomes[axis] ??= { skill, metric };
  }
  return outcomes;
}

/**
 * Outcomes after the blocks were changed: one that no block measures any more becomes the same measure of another skill,
 * where there is one. Otherwise it stays, and the check refuses it.
 */
export function followedOutcomes<P extends Pick<Programme, 'phases' | 'primaryOutcomes'>>(
  programme: P,
  catalogue: ExerciseCatalogue,
): P {
  const choices = outcomeChoices(programme, catalogue);
  const primaryOutcomes: PrimaryOutcomes = { ...programme.primaryOutcomes };
  for (const axis of AXES) {
    const outcome = primaryOutcomes[axis];
    const ofAxis = choices.filter((choice) => choice.axis === axis);
    if (outcome === undefined || ofAxis.some((choice) => sameOutcome(choice, outcome))) continue;
    const other = ofAxis.find(({ metric }) => metric === outcome.metric);
    if (other !== undefined) primaryOutcomes[axis] = { skill: other.skill, metric: other.metric };
  }
  return { ...programme, primaryOutcomes };
}

export function sameOutcome(one: PrimaryOutcome, other: PrimaryOutcome): boolean {
  return one.metric === other.metric && sameSkill(one.skill, other.skill);
}

function sameChoice(one: OutcomeChoice, other: OutcomeChoice): boolean {
  return one.axis === other.axis && sameOutcome(one, other);
}

function choicesOfBlock(block: ExerciseBlock, catalogue: ExerciseCatalogue): readonly OutcomeChoice[] {
  const exercise = catalogue[block.exercise];
  if (exercise === undefined) return [];
  const skill = skillOf(block);
  const { info, curve } = exercise;
  // What depends on difficulty is compared between probes only.
  const played = curve !== undefined && block.probe ? playedMetrics(info) : [];
  const { axis } = info;
  return [
    ...(axis === 'ASSESSMENT' ? [] : played.map((metric) => ({ axis, skill, metric }))),
    ...(isQuietMeasured(block) ? QUIET_METRICS : []).map(({ key }) => ({
      axis: QUIET_AXIS,
      skill,
      metric: key,
    })),
  ];
}

/** Quiet stance on firm ground with open eyes, which every skill of the centre of pressure begins with. */
function isQuietMeasured({ steering, posture, surface, eyes }: ExerciseBlock): boolean {
  return (
    steering === 'centre-of-pressure' && steersIn(steering, posture) && surface === 'firm' && eyes === 'open'
  );
}

function playedMetrics({ metrics, comparable }: ExerciseInfo): readonly string[] {
  const told = metrics.filter(({ key, better }) => better !== 'neither' && comparable.includes(key));
  return [ABILITY_METRIC, ...told.map(({ key }) => key)];
}
