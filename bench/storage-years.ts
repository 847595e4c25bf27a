/**
 * A clinic after years: so many patients with so many sessions each, one of them with more. A few real sessions are
 * played and stored as the app stores them; all others are copies of their rows, made by the database itself, in the
 * order in which they would have come: a session of each patient, then the next.
 */
import { randomUUID } from 'node:crypto';
import { presetBlock, presetMovement, presetProgramme } from '#core/programme/presets.ts';
import type { Programme } from '#core/programme/programme.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionOutcome } from '#core/session/session-result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { simulateSession } from '#core/virtual/simulated-session.ts';
import type { Database } from '#electron/storage/database.ts';
import { MS_PER_DAY } from '#core/units.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';
import { EXERCISES } from '#games/registry.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';

/** The day of the last session. */
export const NOW_MS = Date.UTC(2026, 2, 2, 9);
const SENSORS = ['board', 'thorax', 'pelvis'] as const;

/** Limits and Squall standing, Squall sitting by the chest and by the pelvis, a recorded turn, a probe. */
export function fiveBlocks(): Programme {
  const { squall, limits } = EXERCISES;
  if (squall === undefined || limits === undefined) throw new Error('The registry has no Squall.');
  const stand = { steering: 'centre-of-pressure', posture: 'feet-apart' } as const;
  const sit = { posture: 'sitting-on-chair' } as const;
  const dose = (sets: number) => ({ dose: { sets, seconds: 60 }, probe: false });
  const blocks = [
    presetBlock('limits', limits.info, stand, { probe: false, dose: { sets: 1, seconds: 70 } }),
    presetBlock('feet', squall.info, stand, { ...dose(2), probe: true }),
    presetBlock('chest', squall.info, { ...sit, steering: 'thorax' }, dose(2)),
    presetMovement('turn', 'turn'),
    presetBlock('pelvis', squall.info, { ...sit, steering: 'pelvis' }, dose(1)),
  ];
  const facts = {
    id: randomUUID(),
    name: 'Bench',
    author: 'Bench',
    validFrom: '2026-03-01',
    setting: 'clinic',
  } as const;
  const preset = { kind: 'exercise', exercise: 'squall' } as const;
  const programme = presetProgramme(preset, { ...facts, sensors: SENSORS, catalogue: EXERCISES });
  return { ...programme, phases: [{ fromWeek: 1, order: 'blocked', conservative: 'never', blocks }] };
}

/** A patient with as many real sessions as there are seeds; the id. */
export async function playSessions(store: ClinicStore, seeds: readonly number[]): Promise<string> {
  const { id } = store.createPatient(
    {
      name: 'Person 0',
      painSite: 'low-back',
      dominantSide: 'right',
      language: 'en',
      screened: true,
      screenedBy: 'Bench',
      notes: 'Sits all day; afraid of bending. '.repeat(10),
    },
    NOW_MS,
  );
  const programme = store.saveProgramme(id, fiveBlocks(), NOW_MS);
  for (const seed of seeds) {
    const setup = setupOf(store, programme, seed);
    await store.sessions.open(id, setup, NOW_MS);
    const outcome = played(setup, seed);
    await store.sessions.end(setup.sessionId, { status: outcome.result.status, outcome }, NOW_MS);
  }
  return id;
}

function played(setup: SessionSetup, seed: number): SessionOutcome {
  const dependencies = createSessionDependencies();
  const body = { seed, bodyMassKg: 70, heightM: 1.7, impairment: 'loose', severity: 0.5 } as const;
  const { state } = simulateSession(setup, dependencies, { ...body, sensors: 'rigid', board: 'balance' });
  return outcomeOf(state, dependencies);
}

function setupOf(store: ClinicStore, programme: Programme, seed: number): SessionSetup {
  const { clinicId, stationId } = store.meta;
  return {
    sessionId: randomUUID(),
    seed,
    startedAt: new Date(NOW_MS).toISOString(),
    clinicId,
    stationId,
    source: 'hid',
    programme,
    week: 1,
    sensors: SENSORS,
    ranges: [],
    skills: [],
    sessionsBefore: 0,
    versions: { app: '0', hub: 1, runner: 1, ability: 1, movement: 1, exercises: { limits: 1, squall: 1 } },
  };
}

const UUID = `lower(printf('%s-%s-4%s-8%s-%s', hex(randomblob(4)), hex(randomblob(2)),
  substr(hex(randomblob(2)), 2), substr(hex(randomblob(2)), 2), hex(randomblob(6))))`;
const PATIENT = `created_at, archived, clinic_number, birth_date, height_cm, pain_site, dominant_side, language, screened,
  screened_by, notes`;
const PROGRAMME = 'id, revision, saved_at, author, valid_from, valid_until, weeks, packed';
const ABILITY = 'skill, source, model_version, posterior, state, updated_at, session_id';
const RANGE = 'source, steering, posture, range, measured_at, session_id';
const SESSION = `status, source, clinic_id, station_id, programme_id, programme_revision, week, has_recording,
  duration_ms, pain_before, pain_after, effort, differs, ended_by`;
const BLOCK = `position, kind, block, role, what, steering, posture, surface, eyes, number, start_ms, end_ms, completed,
  quality, skill, trials, successes`;

/** Copies the first patient until there are so many, without their sessions. */
export function addPatients(database: Database, patients: number): void {
  database.transaction(() => {
    database.run(
      `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :more)
       INSERT INTO patients (id, name, ${PATIENT})
       SELECT ${UUID}, 'Person ' || n, ${PATIENT} FROM n, patients WHERE number = 1`,
      { more: patients - 1 },
    );
    copyToAll(database, 'programmes', PROGRAMME);
    copyToAll(database, 'abilities', ABILITY);
    copyToAll(database, 'ranges', RANGE);
  });
}

function copyToAll(database: Database, table: string, columns: string): void {
  const named = columns.replaceAll(/\b([a-z_]+)\b/g, 't.$1');
  database.run(
    `INSERT INTO ${table} (patient, ${columns})
     SELECT p.number, ${named} FROM patients p, ${table} t WHERE t.patient = 1 AND p.number > 1`,
  );
}

/** One more session for each patient up to a number; each is a copy of a real one, so many days before now. */
export function addRound(database: Database, lastPatient: number, daysAgo: number, real: number): void {
  const startedAt = new Date(NOW_MS - daysAgo * MS_PER_DAY).toISOString();
  const template = 1 + (daysAgo % real);
  database.transaction(() => {
    const before = Number(database.first('SELECT max(number) AS last FROM sessions')?.['last']);
    const about = { template, before, startedAt, lastPatient };
    database.run(
      `INSERT INTO sessions (id, patient, started_at, ${SESSION})
       SELECT ${UUID}, p.number, :startedAt, ${SESSION.replaceAll(/\b([a-z_]+)\b/g, 't.$1')}
       FROM patients p, sessions t WHERE t.number = :template AND p.number <= :lastPatient ORDER BY p.number`,
      { template, startedAt, lastPatient },
    );
    copyToRound(database, 'results', 'packed', about);
    copyToRound(database, 'blocks', BLOCK, about);
    copyToRound(database, 'movements', 'position, task, packed', about);
    copyToRound(database, 'skill_outcomes', 'skill, position, in_baseline, packed', about);
    database.run(
      `INSERT INTO audit (at, code, therapist, station_id, patient_id)
       SELECT s.started_at, c.code, '', s.station_id, p.id
       FROM sessions s JOIN patients p ON p.number = s.patient,
         (SELECT 'session-started' AS code UNION ALL SELECT 'session-completed') c
       WHERE s.number > :before ORDER BY s.number`,
      { before },
    );
  });
}

function copyToRound(
  database: Database,
  table: string,
  columns: string,
  { template, before }: { readonly template: number; readonly before: number },
): void {
  database.run(
    `INSERT INTO ${table} (session, ${columns})
     SELECT s.number, ${columns.replaceAll(/\b([a-z_]+)\b/g, 't.$1')} FROM sessions s, ${table} t
     WHERE s.number > :before AND t.session = :template ORDER BY s.number`,
    { template, before },
  );
}

/** Of each patient the first four sessions are the baseline, as where they were really played one after the other. */
export function settleBaselines(database: Database): void {
  database.run(
    `UPDATE skill_outcomes SET in_baseline = 0 WHERE session NOT IN (
       SELECT number FROM (
         SELECT number, row_number() OVER (PARTITION BY patient ORDER BY started_at, number) AS place FROM sessions
       ) WHERE place <= 4)`,
    {},
  );
}
