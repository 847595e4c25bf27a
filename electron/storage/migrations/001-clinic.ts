import type { Migration } from './migrations.ts';

/** Patients, what is prescribed to them, what they did, and who changed what. */
export const clinicMigration: Migration = {
  version: 1,
  sql: `
    CREATE TABLE patients (
      id TEXT PRIMARY KEY,
      created_at TEXT NOT NULL,
      archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
      name TEXT NOT NULL,
      birth_date TEXT,
      height_cm REAL,
      pain_site TEXT NOT NULL,
      dominant_side TEXT NOT NULL,
      screened INTEGER NOT NULL CHECK (screened IN (0, 1)),
      screened_by TEXT NOT NULL,
      notes TEXT NOT NULL
    ) STRICT;

    -- Every save is a row; the newest is the present programme.
    CREATE TABLE programmes (
      id INTEGER PRIMARY KEY,
      patient_id TEXT NOT NULL REFERENCES patients (id) ON DELETE CASCADE,
      since TEXT NOT NULL,
      programme TEXT NOT NULL
    ) STRICT;
    CREATE INDEX programmes_of_patient ON programmes (patient_id, id);

    -- result is the whole SessionResult as JSON; columns and child rows repeat what queries ask for.
    CREATE TABLE sessions (
      id TEXT PRIMARY KEY,
      patient_id TEXT NOT NULL REFERENCES patients (id) ON DELETE CASCADE,
      started_at TEXT NOT NULL,
      status TEXT NOT NULL,
      source TEXT NOT NULL,
      programme TEXT NOT NULL,
      has_recording INTEGER NOT NULL DEFAULT 0 CHECK (has_recording IN (0, 1)),
      duration_ms REAL,
      pain_before INTEGER,
      pain_after INTEGER,
      effort INTEGER,
      result TEXT
    ) STRICT;
    CREATE INDEX sessions_of_patient ON sessions (patient_id, started_at);
    CREATE INDEX sessions_by_status ON sessions (status);

    CREATE TABLE blocks (
      session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      role TEXT NOT NULL,
      number INTEGER NOT NULL,
      exercise TEXT NOT NULL,
      exercise_version REAL NOT NULL,
      seed INTEGER NOT NULL,
      start_ms REAL NOT NULL,
      end_ms REAL NOT NULL,
      completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
      quality TEXT NOT NULL,
      control_pattern TEXT,
      parameters TEXT NOT NULL,
      PRIMARY KEY (session_id, position)
    ) STRICT;

    CREATE TABLE trials (
      session_id TEXT NOT NULL,
      block_position INTEGER NOT NULL,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      direction TEXT,
      start_ms REAL NOT NULL,
      end_ms REAL NOT NULL,
      score REAL,
      success INTEGER CHECK (success IN (0, 1)),
      difficulty REAL,
      void TEXT,
      trial_values TEXT NOT NULL,
      PRIMARY KEY (session_id, block_position, position),
      FOREIGN KEY (session_id, block_position) REFERENCES blocks (session_id, position) ON DELETE CASCADE
    ) STRICT;

    CREATE TABLE decisions (
      session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      t_ms REAL NOT NULL,
      for_set INTEGER NOT NULL,
      old_difficulty REAL,
      new_difficulty REAL NOT NULL,
      wanted_difficulty REAL NOT NULL,
      reason TEXT NOT NULL,
      target_success REAL NOT NULL,
      ability_mean REAL NOT NULL,
      ability_standard_deviation REAL NOT NULL,
      PRIMARY KEY (session_id, position)
    ) STRICT;

    -- The session's summary metrics.
    CREATE TABLE summary_metrics (
      session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      metric TEXT NOT NULL,
      value REAL NOT NULL,
      standard_error REAL,
      trials INTEGER NOT NULL,
      PRIMARY KEY (session_id, metric)
    ) STRICT;

    -- No reference to patients: the trail outlives them, without them.
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      what TEXT NOT NULL,
      patient_id TEXT
    ) STRICT;
    CREATE INDEX audit_of_patient ON audit (patient_id, id);
  `,
};
