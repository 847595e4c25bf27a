/**
 * People of known ability who come back session after session, and what is told of their change: how often a change that
 * is there is told, and how often one that is not.
 */
import { createAbilityModel } from '../difficulty/ability-models.ts';
import type {
  AbilityModel,
  AbilityState,
  AdaptationContext,
  AdaptationPolicy,
  ScoredTrial,
} from '../difficulty/ability.ts';
import { conservativeReason } from '../difficulty/policy.ts';
import { SCENARIOS, SIMULATED_PRIOR, createPatient } from '../difficulty/simulation-patients.ts';
import type { Answering, SimulatedPatient } from '../difficulty/simulation-patients.ts';
import { talliesOf } from '../difficulty/trial-tally.ts';
import type { TrialTally } from '../difficulty/trial-tally.ts';
import type { Curve } from '../exercise/curve.ts';
import { createRandom, deriveSeed, normal } from '../signal/random.ts';
import type { Random } from '../signal/random.ts';
import { abilityChangeOf } from './ability-change.ts';
import type { AbilityChange } from './ability-change.ts';
import { BASELINE_SESSIONS } from './change.ts';
import { LAST_SESSIONS } from './change-over-sessions.ts';

/** How the people of a scenario differ from day to day, beside how they answer. */
export interface Returning {
  readonly answering: Answering;
  /** Standard deviation of the form of a day, logits. */
  readonly daySd: number;
  /** Practice missing in the first session, halved in each that follows, logits. */
  readonly practice: number;
  /** Standard deviation of what a set's difficulty is out by, logits. */
  readonly setSd: number;
  /** A logit of the curve is so many logits of the person. */
  readonly curveScale: number;
}

const USUAL: Returning = {
  answering: SCENARIOS.matched,
  daySd: 0.3,
  practice: 0.25,
  setSd: 0.15,
  curveScale: 1,
};

export const RETURNING = {
  usual: USUAL,
  'steep-slope': { ...USUAL, answering: SCENARIOS['steep-slope'] },
  'flat-slope': { ...USUAL, answering: SCENARIOS['flat-slope'] },
  lapses: { ...USUAL, answering: SCENARIOS.lapses },
  fatigue: { ...USUAL, answering: SCENARIOS.fatigue },
  learning: { ...USUAL, answering: SCENARIOS.learning },
  'correlated-trials': { ...USUAL, answering: SCENARIOS['correlated-trials'] },
  'small-margins': { ...USUAL, answering: SCENARIOS['small-margins'] },
  'large-margins': { ...USUAL, answering: SCENARIOS['large-margins'] },
  'rough-margins': { ...USUAL, answering: SCENARIOS['rough-margins'] },
  'uneven-days': { ...USUAL, daySd: 0.5 },
  'much-practice': { ...USUAL, practice: 0.6 },
  'compressed-curve': { ...USUAL, curveScale: 0.8 },
  'stretched-curve': { ...USUAL, curveScale: 1.25 },
} as const satisfies Readonly<Record<string, Returning>>;

export type ReturningName = keyof typeof RETURNING;
export const RETURNING_NAMES = Object.keys(RETURNING) as readonly ReturningName[];

const CURVE: Curve = {
  version: 1,
  dEasy: -4,
  dHard: 3,
  ability: { ...SIMULATED_PRIOR, maxStepUp: 1, deadband: 0.3 },
  parameters: [{ key: 'difficulty', easy: -4, hard: 3, scale: 'linear', weight: 1 }],
};
const POLICY: AdaptationPolicy = {
  targetSuccess: 0.8,
  bounds: {},
  maxStepUp: 1,
  deadband: 0.3,
  painLimit: 10,
  painRise: 10,
  method: { name: 'bayes' },
  setting: 'clinic',
};
const SETS = 3;
const TRIALS_PER_SET = 9;
const PROBE_DIFFICULTY = 0;
const DAYS_BETWEEN = 3.5;

export interface ChangePlan {
  readonly patients: number;
  readonly seed: number;
  readonly scenario: ReturningName;
  /** What ability gains after the baseline, logits. */
  readonly change: number;
  /** Sessions after the baseline. */
  readonly sessionsAfter: number;
}

export interface ChangeSummary {
  /** Share of people who are told of a change, after each session. */
  readonly toldAfter: readonly number[];
  /** Share of those told, over all sessions, to whom the wrong direction is told. */
  readonly wrongDirection: number;
  /** Over all people and sessions. */
  readonly toldPerSession: number;
  /** Share of people who are told at least once, and twice in a row. */
  readonly everTold: number;
  readonly everConfirmed: number;
  /** Share of the 95 % intervals that hold the change since the first sessions. */
  readonly coverage95: number;
}

/** What is told of a change of so many logits, which is there from the first session after the baseline. */
export function simulateChange(plan: ChangePlan): ChangeSummary {
  const model = createAbilityModel(CURVE.ability);
  const people = Array.from({ length: plan.patients }, (_, index) =>
    tellPerson(model, plan, deriveSeed(plan.seed, `${plan.scenario} ${plan.change} ${index}`)),
  );
  const all = people.flat();
  const sessions = Array.from({ length: plan.sessionsAfter }, (_, session) => session);
  const right = plan.change < 0 ? 'worse' : 'better';
  return {
    toldAfter: sessions.map((session) => share(people, (told) => isTold(told[session]))),
    wrongDirection: plan.change === 0 ? 0 : share(all, (told) => isTold(told) && told.verdict !== right),
    toldPerSession: share(all, isTold),
    everTold: share(people, (told) => told.some(isTold)),
    everConfirmed: share(people, (told) =>
      told.some((now, session) => isTold(now) && told[session - 1]?.verdict === now.verdict),
    ),
    coverage95: share(all, ({ low95, high95 }) => low95 <= plan.change && plan.change <= high95),
  };
}

function isTold(change: AbilityChange | undefined): boolean {
  return change !== undefined && change.verdict !== 'no-real-change';
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

function tellPerson(model: AbilityModel, plan: ChangePlan, seed: number): AbilityChange[] {
  const returning: Returning = RETURNING[plan.scenario];
  const random = createRandom(deriveSeed(seed, 'days'));
  const trials = (SETS + 1) * TRIALS_PER_SET;
  const patient = createPatient(seed, returning.answering, trials);
  const sessions: (readonly TrialTally[])[] = [];
  const told: AbilityChange[] = [];
  let state = model.initial();
  let missing = returning.practice;
  for (let session = 0; session < BASELINE_SESSIONS + plan.sessionsAfter; session++) {
    const changed = session >= BASELINE_SESSIONS ? plan.change : 0;
    patient.returns(changed - missing + returning.daySd * normal(random));
    missing /= 2;
    if (session > 0) state = model.carriedOver(state, DAYS_BETWEEN);
    const played = playSession(model, state, patient, { returning, random, session });
    ({ state } = played);
    sessions.push(talliesOf(played.sets));
    if (session < BASELINE_SESSIONS) continue;
    const first = sessions.slice(0, BASELINE_SESSIONS);
    const recent = sessions.slice(Math.max(BASELINE_SESSIONS, sessions.length - LAST_SESSIONS - 1));
    const change = abilityChangeOf([...first, ...recent], CURVE.ability);
    if (change !== undefined) told.push(change);
  }
  return told;
}

interface Day {
  readonly returning: Returning;
  readonly random: Random;
  readonly session: number;
}

/** Three sets and the probe. */
function playSession(
  model: AbilityModel,
  before: AbilityState,
  patient: SimulatedPatient,
  { returning: { setSd, curveScale }, random, session }: Day,
): { readonly state: AbilityState; readonly sets: readonly (readonly ScoredTrial[])[] } {
  const conservative = conservativeReason('at-first', { sessionsBefore: session, painAtStart: 0 });
  let context: AdaptationContext = { painNow: 0, painAtStart: 0, qualityGood: true, conservative };
  let state = before;
  const sets: ScoredTrial[][] = [];
  for (let set = 0; set <= SETS; set++) {
    const choice = set < SETS ? model.next(state, CURVE, POLICY, context) : undefined;
    state = choice?.state ?? state;
    const difficulty = choice?.decision.newDifficulty ?? PROBE_DIFFICULTY;
    const met = curveScale * difficulty + setSd * normal(random);
    const trials = Array.from({ length: TRIALS_PER_SET }, (): ScoredTrial => {
      const { success, margin } = patient.plays(met);
      return {
        difficulty,
        score: success ? 1 : 0,
        margin: margin === undefined ? undefined : margin / curveScale,
      };
    });
    for (const trial of trials) state = model.update(state, trial);
    const lastSuccess = trials.filter(({ score }) => score === 1).length / trials.length;
    context = { ...context, lastSuccess };
    sets.push(trials);
  }
  return { state, sets };
}
