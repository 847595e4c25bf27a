/** What a session starts from: the programme of the week, and what is known of the person, asked for by query. */
import { randomUUID } from 'node:crypto';
import type { InputSource } from '#core/contract/source.ts';
import { KeelError } from '#core/errors.ts';
import type { AbilityState } from '#core/difficulty/ability.ts';
import type { SensorNeed } from '#core/exercise/needs.ts';
import { skillKey, skillOf } from '#core/exercise/skill.ts';
import type { Skill } from '#core/exercise/skill.ts';
import { MOVEMENT_VERSION } from '#core/movement-tests/movement-result.ts';
import { phaseOf, weekOf } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { HUB_VERSION } from '#core/session/hub.ts';
import { planOf } from '#core/session/plan.ts';
import type { KnownRange, KnownSkill, SessionSetup, SessionVersions } from '#core/session/setup.ts';
import { RUNNER_VERSION } from '#core/session/state.ts';
import type { SessionDependencies } from '#core/session/state.ts';
import { MS_PER_DAY } from '#core/units.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';

export interface SessionStart {
  readonly patientId: string;
  readonly source: InputSource;
  readonly sensors: readonly SensorNeed[];
  readonly nowMs: number;
  readonly seed: number;
  readonly appVersion: string;
}

/**
 * @throws KeelError 'not-found'; 'not-allowed' when the patient can't train now, or not with these sensors.
 */
export function sessionSetup(
  store: ClinicStore,
  dependencies: SessionDependencies,
  { patientId, source, sensors, nowMs, seed, appVersion }: SessionStart,
): SessionSetup {
  const programme = store.programmeToTrain(patientId, nowMs);
  const { clinicId, stationId } = store.meta;
  const known = { patientId, source, nowMs };
  const week = weekOf(programme, nowMs);
  const setup: SessionSetup = {
    sessionId: randomUUID(),
    seed,
    startedAt: new Date(nowMs).toISOString(),
    clinicId,
    stationId,
    source,
    programme,
    week,
    sensors,
    ranges: recentRanges(store, programme, known),
    skills: skillsOfWeek(programme, week).map((skill) => knownSkill(store, dependencies, skill, known)),
    sessionsBefore: store.sessions.completedOfProgramme(patientId, programme.id, source),
    versions: versionsOf(dependencies, appVersion),
  };
  // Refused now rather than by the page, where nothing could be played.
  planOf(setup, dependencies.exercises);
  return setup;
}

/** Of whom, by which sessions, and when. */
export interface Known {
  readonly patientId: string;
  readonly source: InputSource;
  readonly nowMs: number;
}

/** What is known of a skill by sessions of one source, carried over to this moment. */
export function knownSkill(
  store: ClinicStore,
  dependencies: SessionDependencies,
  skill: Skill,
  { patientId, source, nowMs }: Known,
): KnownSkill {
  const { sessions, lastAt, history } = store.sessions.skillFacts(patientId, skill, source);
  const stored = store.sessions.ability(patientId, skill, source);
  const ability =
    stored && carriedOver(dependencies, skill, stored.state, daysSince(stored.updatedAt, nowMs));
  return {
    skill,
    ...(ability && { ability }),
    sessions,
    ...(lastAt !== undefined && { daysSince: daysSince(lastAt, nowMs) }),
    history,
  };
}

/** Of a model that this Keel does not know there is nothing to go on from: the person is met anew. */
function carriedOver(
  { exercises, abilityModels }: SessionDependencies,
  { exercise }: Skill,
  state: AbilityState,
  days: number,
): AbilityState | undefined {
  const curve = exercises[exercise]?.curve;
  if (curve === undefined) return undefined;
  try {
    return abilityModels.of(curve).carriedOver(state, days);
  } catch (error) {
    if (error instanceof KeelError && error.code === 'unsupported-version') return undefined;
    throw error;
  }
}

function recentRanges(store: ClinicStore, { rangeEveryDays }: Programme, known: Known): KnownRange[] {
  if (rangeEveryDays === 0) return [];
  const { patientId, source, nowMs } = known;
  return store.sessions.rangesMeasured(patientId, source, nowMs, rangeEveryDays * MS_PER_DAY);
}

/** Each once, in the order of the blocks. */
function skillsOfWeek(programme: Programme, week: number): Skill[] {
  const blocks = phaseOf(programme, week)?.blocks ?? [];
  const skills = blocks.flatMap((block) => (block.kind === 'exercise' ? [skillOf(block)] : []));
  return [...new Map(skills.map((skill) => [skillKey(skill), skill])).values()];
}

function versionsOf({ exercises, abilityModels }: SessionDependencies, app: string): SessionVersions {
  return {
    app,
    hub: HUB_VERSION,
    runner: RUNNER_VERSION,
    ability: abilityModels.version,
    movement: MOVEMENT_VERSION,
    exercises: Object.fromEntries(Object.entries(exercises).map(([id, { info }]) => [id, info.version])),
  };
}

/** Never negative: a clock that was set back makes nothing younger than now. */
function daysSince(at: string, nowMs: number): number {
  return Math.max(0, (nowMs - Date.parse(at)) / MS_PER_DAY);
}
