/** What a session of a programme will be: its steps, how long they take, and both in words. Pure. */
import type { Translator } from '#core/language/translator.ts';
import { KeelError } from '#core/errors.ts';
import type { SensorNeed } from '#core/exercise/needs.ts';
import { defaultRange } from '#core/exercise/range.ts';
import { skillOf } from '#core/exercise/skill.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { phaseOf } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { planOf } from '#core/session/plan.ts';
import type { PlannedSetup, SessionPlan } from '#core/session/plan.ts';
import { needsOfStep, secondsOf, secondsOfPlan } from '#core/session/plan-step.ts';
import type { PlanStep } from '#core/session/plan-step.ts';
import { EXERCISES } from '#games/registry.ts';
import { exerciseName } from '../../ui/exercise-text.ts';

export interface PlannedSession extends SessionPlan {
  readonly seconds: number;
}

/** Whether ranges are measured and skills practised first, or both are known from a session before. */
export type Knowledge = 'new' | 'known';

/** Only the order of shuffled sets hangs on it. */
const SEED = 1;
const PLAYED_DAYS_AGO = 3;

/** @returns undefined where nothing of the week can be played with these sensors */
export function plannedSession(
  programme: Programme,
  week: number,
  sensors: readonly SensorNeed[],
  knowledge: Knowledge,
): PlannedSession | undefined {
  const known = knowledge === 'known' ? everythingOf(programme, week) : { ranges: [], skills: [] };
  try {
    const plan = planOf({ programme, week, sensors, seed: SEED, ...known }, EXERCISES);
    return { ...plan, seconds: secondsOfPlan(plan.steps) };
  } catch (thrown) {
    if (thrown instanceof KeelError && (thrown.code === 'not-allowed' || thrown.code === 'not-found')) {
      return undefined;
    }
    throw thrown;
  }
}

function everythingOf(programme: Programme, week: number): Pick<PlannedSetup, 'ranges' | 'skills'> {
  const blocks = (phaseOf(programme, week)?.blocks ?? []).filter(
    (block): block is ExerciseBlock => block.kind === 'exercise',
  );
  return {
    ranges: blocks.map(({ steering, posture }) => {
      return { steering, posture, range: defaultRange(steering, posture) };
    }),
    skills: blocks.map((block) => {
      return { skill: skillOf(block), sessions: 1, daysSince: PLAYED_DAYS_AGO, history: [] };
    }),
  };
}

/** What a step is to somebody who looks at the whole: for colours and their legend. */
export type StepKind = 'preparation' | 'range' | 'practice' | 'set' | 'probe' | 'movement' | 'rest';

export function kindOf(step: PlanStep): StepKind {
  switch (step.kind) {
    case 'exercise':
      return step.role;
    case 'movement':
      return 'movement';
    case 'rest':
    case 'cool-down':
      return 'rest';
    default:
      return 'preparation';
  }
}

/** "18 minutes, with the board and a sensor on rib cage: Squall 3 × 60 s, Turn 5 times, 1 probe." */
export function planText({ steps, seconds }: PlannedSession, translator: Translator): string {
  const { say } = translator;
  const counts = new Map<string, { readonly part: Part; times: number }>();
  const ambiguous = new Set(ambiguousExercises(steps));
  for (const part of steps.flatMap((step) => partOf(step, ambiguous, translator) ?? [])) {
    const key = JSON.stringify(part);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { part, times: 1 });
    else known.times += 1;
  }
  const parts = [...counts.values()].map(({ part, times }) => partText(part, times, translator));
  const probes = steps.filter((step) => kindOf(step) === 'probe').length;
  const all = probes === 0 ? parts : [...parts, say('programme.plan.probes', { probes })];
  return say('programme.plan', {
    minutes: minutesOf(seconds),
    sensors: sensorsText(steps, translator),
    parts: all.join(', '),
  });
}

/** What has to be there: "the board and sensors on rib cage and pelvis". */
function sensorsText(steps: readonly PlanStep[], { say, list }: Translator): string {
  const needs = new Set(steps.flatMap(needsOfStep));
  const worn = (['thorax', 'pelvis'] as const).filter((need) => needs.has(need));
  return list([
    ...(['board', 'tilt'] as const)
      .filter((need) => needs.has(need))
      .map((need) => say(`programme.plan.with.${need}`)),
    ...(worn.length > 1
      ? [say('programme.plan.with.thorax-and-pelvis')]
      : worn.map((need) => say(`programme.plan.with.${need}`))),
  ]);
}

export function minutesOf(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}

/** A set or a movement, and how much of it: as in 60 s of Squall, or 5 times Turn. */
interface Part {
  readonly counted: 'seconds' | 'trials' | 'repetitions';
  readonly name: string;
  readonly much: number;
}

/** Sets and movements; what prepares them, and rests, are seen on the bar. */
function partOf(step: PlanStep, ambiguous: ReadonlySet<string>, translator: Translator): Part | undefined {
  if (step.kind === 'movement') {
    const name = translator.say(`task.${step.task}`);
    return partOfStep(step, 'repetitions', name);
  }
  if (step.kind !== 'exercise' || step.role !== 'set') return undefined;
  const exercise = exerciseName(step.exercise, translator);
  const steering = translator.say(`steering.${step.steering}`);
  const name = ambiguous.has(step.exercise)
    ? translator.say('programme.plan.exercise-steered', { exercise, steering })
    : exercise;
  return partOfStep(step, 'trials', name);
}

function partOfStep(
  { repetitions, durationMs }: Extract<PlanStep, { kind: 'exercise' | 'movement' }>,
  counted: Part['counted'],
  name: string,
): Part {
  return repetitions === undefined
    ? { counted: 'seconds', name, much: Math.round(durationMs / 1000) }
    : { counted, name, much: repetitions };
}

/** As in "Squall 3 × 60 s". */
function partText({ counted, name, much }: Part, times: number, { say }: Translator): string {
  switch (counted) {
    case 'seconds':
      return say('programme.plan.seconds', { name, times, seconds: much });
    case 'trials':
      return say('programme.plan.trials', { name, times, trials: much });
    case 'repetitions':
      return say('programme.plan.repetitions', { name, times, repetitions: much });
  }
}

/** Those that are played by more than one steering, so that the name alone does not tell which. */
function ambiguousExercises(steps: readonly PlanStep[]): readonly string[] {
  const steerings = new Map<string, Set<string>>();
  for (const step of steps) {
    if (step.kind !== 'exercise' || step.role === 'range') continue;
    steerings.set(step.exercise, (steerings.get(step.exercise) ?? new Set()).add(step.steering));
  }
  return [...steerings].flatMap(([exercise, known]) => (known.size > 1 ? [exercise] : []));
}

/** Seconds of each step, for a bar. Steps that take no time are left out. */
export function barOf({
  steps,
}: PlannedSession): readonly { readonly step: PlanStep; readonly seconds: number }[] {
  return steps.map((step) => ({ step, seconds: secondsOf(step) })).filter(({ seconds }) => seconds > 0);
}
