/**
 * Virtual patients who do not change but for practice play whole sessions, with difficulty as it adapts, history and all:
 * how often is one told "better", and how much does each measure of one patient scatter from day to day?
 *
 *   node bench/unchanging-patients.ts [patients=20] [sessions=8] [firstSeed=1]
 */
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { onScale } from '#core/reliability/within-person.ts';
import { presetProgramme } from '#core/programme/presets.ts';
import type { Judgement } from '#core/session/judgement.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionOutcome } from '#core/session/session-result.ts';
import type { KnownSkill, SessionSetup } from '#core/session/setup.ts';
import { summarySpecs } from '#core/session/summary-metrics.ts';
import { skillKey } from '#core/exercise/skill.ts';
import { deriveSeed } from '#core/signal/random.ts';
import { sampleStandardDeviation } from '#core/signal/statistics.ts';
import { simulateSession } from '#core/virtual/simulated-session.ts';
import { EXERCISES } from '#games/registry.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';

const patients = Number(process.argv[2] ?? 20);
const sessions = Number(process.argv[3] ?? 8);
const firstSeed = Number(process.argv[4] ?? 1);
const DAYS_BETWEEN = 3;

const dependencies = createSessionDependencies();
const programme = presetProgramme(
  { kind: 'exercise', exercise: 'squall' },
  {
    id: '00000000-0000-4000-8000-000000000002',
    name: 'Bench',
    author: 'bench',
    validFrom: '2026-01-01',
    setting: 'clinic',
    sensors: ['board'],
    catalogue: EXERCISES,
  },
);
const IMPAIRMENTS = ['none', 'poor-position-sense', 'slow', 'loose', 'tight'] as const;

function bodyOf(patient: number): VirtualPatientOptions {
  const impairment = IMPAIRMENTS[patient % IMPAIRMENTS.length] ?? 'none';
  return {
    seed: deriveSeed(firstSeed, `patient ${patient}`),
    bodyMassKg: 55 + 3 * (patient % 9),
    heightM: 1.6 + 0.03 * (patient % 8),
    impairment,
    severity: impairment === 'none' ? 0 : 0.5,
  };
}

function setupOf(
  body: VirtualPatientOptions,
  session: number,
  before: readonly SessionOutcome[],
): SessionSetup {
  return {
    sessionId: '00000000-0000-4000-8000-000000000001',
    seed: deriveSeed(body.seed, `plan ${session}`),
    startedAt: new Date(Date.UTC(2026, 0, 1 + session * DAYS_BETWEEN)).toISOString(),
    clinicId: 'bench',
    stationId: 'bench',
    source: 'virtual-patient',
    programme,
    week: 1 + Math.floor((session * DAYS_BETWEEN) / 7),
    sensors: ['board'],
    ranges: before.at(-1)?.result.ranges ?? [],
    skills: knownSkills(before),
    sessionsBefore: session,
    versions: { app: '0', hub: 1, runner: 1, ability: 1, movement: 1, exercises: {} },
  };
}

function knownSkills(before: readonly SessionOutcome[]): KnownSkill[] {
  return (before.at(-1)?.abilities ?? []).map(({ skill, ability }) => {
    const curve = dependencies.exercises[skill.exercise]?.curve;
    const model = curve && dependencies.abilityModels.of(curve);
    const history = before.flatMap(({ result }) =>
      result.skills
        .filter((known) => skillKey(known.skill) === skillKey(skill))
        .map(({ summary }) => summary),
    );
    return {
      skill,
      ability: model?.carriedOver(ability, DAYS_BETWEEN),
      sessions: before.length,
      daysSince: DAYS_BETWEEN,
      history,
    };
  });
}

const isFound = (judgement: Judgement): boolean =>
  judgement.status === 'judged' && judgement.verdict !== 'no-real-change';

const told = { looksBetter: 0, better: 0 };
/** By metric: judged sessions, those outside what is expected by themselves, those told after all corrections. */
const counts = new Map<string, { judged: number; outside: number; told: number }>();
const values = new Map<string, number[][]>();

for (let patient = 0; patient < patients; patient++) {
  const body = bodyOf(patient);
  const outcomes: SessionOutcome[] = [];
  for (let session = 0; session < sessions; session++) {
    const today = { ...body, sessionsBefore: session };
    const { state } = simulateSession(setupOf(body, session, outcomes), dependencies, today);
    outcomes.push(outcomeOf(state, dependencies));
  }
  const kinds = outcomes.map(({ result }) => result.summary.kind);
  if (kinds.includes('better')) told.better += 1;
  if (kinds.includes('looks-better') || kinds.includes('better')) told.looksBetter += 1;
  console.log(`patient ${patient + 1}, ${body.impairment}: ${kinds.join(', ')}`);
  for (const judgement of outcomes.flatMap(({ result }) =>
    result.skills.flatMap((skill) => skill.judgements),
  )) {
    if (judgement.status !== 'judged') continue;
    const { metric, change } = judgement;
    const count = counts.get(metric) ?? { judged: 0, outside: 0, told: 0 };
    const outside = change === undefined ? isFound(judgement) : change.verdict !== 'no-real-change';
    counts.set(metric, {
      judged: count.judged + 1,
      outside: count.outside + Number(outside),
      told: count.told + Number(isFound(judgement)),
    });
  }
  for (const spec of outcomes[0]?.result.skills.flatMap(({ skill }) => summarySpecs(dependencies, skill)) ??
    []) {
    const own = outcomes.slice(1).flatMap(({ result }) => {
      const metric = result.skills[0]?.summary.metrics[spec.key];
      return metric === undefined ? [] : [onScale(metric.value, spec.withinPerson.scale)];
    });
    values.set(spec.key, [...(values.get(spec.key) ?? []), own.filter(Number.isFinite)]);
  }
}

console.log(
  `told "better" within ${sessions} sessions: ${told.better} of ${patients}; "looks better": ${told.looksBetter}`,
);
for (const [metric, { judged, outside, told: said }] of counts) {
  const repeated = (values.get(metric) ?? []).filter((own) => own.length > 1);
  const squares = repeated.map((own) => sampleStandardDeviation(own)).map((sd) => sd * sd);
  const within = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length));
  console.log(
    `${metric.padEnd(32)} outside in ${outside} of ${judged} judged sessions, told in ${said}; SD within a patient ${within.toFixed(3)}`,
  );
}
