import type { Migration } from './migrations.ts';

/**
 * Patients, what is prescribed to them, what they did, and who changed what.
 *
 * Everything of a session hangs on `sessions`, so that what is asked of a patient goes by `sessions_of_patient` and from
 * there by the session's number: no query reads what belongs to others. "packed" is JSON under brotli (packed.ts). Parts
 * of a result that lists show stand in tables of their own and nowhere else (result-parts.ts).
 */
export const clinicMigration: Migration = {
  version: 1,
  sql: `
    -- Which clinic, which station, who was here last.
    CREATE TABLE meta (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE patients (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      created_at TEXT NOT NULL,
      archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
      name TEXT NOT NULL,
      clinic_number TEXT,
      birth_date TEXT,
      height_cm REAL,
      pain_site TEXT NOT NULL,
      dominant_side TEXT NOT NULL,
      language TEXT NOT NULL,
      screened INTEGER NOT NULL CHECK (screened IN (0, 1)),
      screened_by TEXT NOT NULL,
      notes TEXT NOT NULL
    ) STRICT;

    -- Every save is a row; the newest is the present programme.
    CREATE TABLE programmes (
      number INTEGER PRIMARY KEY,
      patient INTEGER NOT NULL REFERENCES patients (number) ON DELETE CASCADE,
      id TEXT NOT NULL,
      revision INTEGER NOT NULL,
      saved_at TEXT NOT NULL,
      author TEXT NOT NULL,
      valid_from TEXT NOT NULL,
      valid_until TEXT,
      weeks INTEGER NOT NULL,
      packed BLOB NOT NULL,
      UNIQUE (patient, id, revision)
    ) STRICT;
    -- All that the start screen asks of a programme.
    CREATE INDEX programmes_of_patient ON programmes (patient, number, valid_from, valid_until, weeks);

    CREATE TABLE sessions (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      patient INTEGER NOT NULL REFERENCES patients (number) ON DELETE CASCADE,
      started_at TEXT NOT NULL,
      status TEXT NOT NULL,
      source TEXT NOT NULL,
      clinic_id TEXT NOT NULL,
      station_id TEXT NOT NULL,
      programme_id TEXT NOT NULL,
      programme_revision INTEGER NOT NULL,
      week INTEGER NOT NULL,
      has_recording INTEGER NOT NULL DEFAULT 0 CHECK (has_recording IN (0, 1)),
      duration_ms REAL,
      pain_before INTEGER,
      pain_after INTEGER,
      effort INTEGER,
      differs INTEGER NOT NULL DEFAULT 0 CHECK (differs IN (0, 1)),
      ended_by TEXT
    ) STRICT;
    CREATE INDEX sessions_of_patient ON sessions (patient, started_at);
    CREATE INDEX sessions_running ON sessions (started_at) WHERE status = 'running';

    -- Apart from their rows, so that a list does not read past them.
    CREATE TABLE results (
      session INTEGER PRIMARY KEY REFERENCES sessions (number) ON DELETE CASCADE,
      packed BLOB NOT NULL
    ) STRICT;

    -- One row a block. What is null does not apply: a movement has no stance, an assessment no skill that is scored.
    CREATE TABLE blocks (
      session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('exercise', 'movement')),
      block TEXT NOT NULL,
      role TEXT,
      -- Of an exercise its id, of a movement its task.
      what TEXT NOT NULL,
      steering TEXT,
      posture TEXT,
      surface TEXT,
      eyes TEXT,
      number INTEGER NOT NULL,
      start_ms REAL NOT NULL,
      end_ms REAL NOT NULL,
      completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
      quality TEXT NOT NULL,
      skill TEXT,
      -- Trials that count, and how many of them succeeded.
      trials INTEGER,
      successes INTEGER,
      PRIMARY KEY (session, position)
    ) STRICT, WITHOUT ROWID;

    -- Records of recorded movements.
    CREATE TABLE movements (
      session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      task TEXT NOT NULL,
      packed BLOB NOT NULL,
      PRIMARY KEY (session, position)
    ) STRICT;

    -- What a skill came to in a session; position is its place in the result.
    CREATE TABLE skill_outcomes (
      session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
      skill TEXT NOT NULL,
      position INTEGER NOT NULL,
      -- Whether later sessions are compared with it.
      in_baseline INTEGER NOT NULL,
      packed BLOB NOT NULL,
      PRIMARY KEY (session, skill)
    ) STRICT, WITHOUT ROWID;

    -- What the next session starts from. posterior is Float64, little-endian; state is the rest of AbilityState as JSON.
    CREATE TABLE abilities (
      patient INTEGER NOT NULL REFERENCES patients (number) ON DELETE CASCADE,
      skill TEXT NOT NULL,
      source TEXT NOT NULL,
      model_version INTEGER NOT NULL,
      posterior BLOB NOT NULL,
      state TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      session_id TEXT NOT NULL,
      PRIMARY KEY (patient, skill, source)
    ) STRICT;

    -- The newest that was measured to the end; range is a SteeringRange as JSON.
    CREATE TABLE ranges (
      patient INTEGER NOT NULL REFERENCES patients (number) ON DELETE CASCADE,
      source TEXT NOT NULL,
      steering TEXT NOT NULL,
      posture TEXT NOT NULL,
      range TEXT NOT NULL,
      measured_at TEXT NOT NULL,
      session_id TEXT NOT NULL,
      PRIMARY KEY (patient, source, steering, posture)
    ) STRICT;

    -- A start override tells where the next session begins; an unlock, which parameter may adapt again.
    CREATE TABLE overrides (
      number INTEGER PRIMARY KEY,
      patient INTEGER NOT NULL REFERENCES patients (number) ON DELETE CASCADE,
      at TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('start', 'unlock')),
      therapist TEXT NOT NULL,
      station_id TEXT NOT NULL,
      skill TEXT NOT NULL,
      block TEXT NOT NULL,
      parameter TEXT,
      old_value REAL,
      new_value REAL,
      reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX overrides_of_patient ON overrides (patient, number);

    -- No reference to patients: the trail outlives them, without them.
    CREATE TABLE audit (
      number INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      code TEXT NOT NULL,
      therapist TEXT NOT NULL,
      station_id TEXT NOT NULL,
      patient_id TEXT
    ) STRICT;
    CREATE INDEX audit_of_patient ON audit (patient_id, number);
  `,
};
