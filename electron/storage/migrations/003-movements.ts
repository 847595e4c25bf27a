import type { Migration } from './migrations.ts';

/** Recorded movements and what was measured of them. */
export const movementsMigration: Migration = {
  version: 3,
  sql: `
    -- result is the whole MovementResult as JSON; columns and child rows repeat what queries ask for.
    CREATE TABLE movements (
      id TEXT PRIMARY KEY,
      patient_id TEXT NOT NULL REFERENCES patients (id) ON DELETE CASCADE,
      started_at TEXT NOT NULL,
      task TEXT NOT NULL CHECK (task IN ('bend', 'lift', 'reach', 'turn', 'type')),
      source TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('running', 'completed', 'interrupted', 'recovered')),
      has_recording INTEGER NOT NULL DEFAULT 0 CHECK (has_recording IN (0, 1)),
      duration_ms REAL,
      quality TEXT,
      pipeline_version INTEGER,
      result TEXT
    ) STRICT;
    CREATE INDEX movements_of_patient ON movements (patient_id, started_at);
    CREATE INDEX movements_by_status ON movements (status);

    -- side is empty where the movement has none; flags are codes, separated by blanks.
    CREATE TABLE movement_measures (
      movement_id TEXT NOT NULL REFERENCES movements (id) ON DELETE CASCADE,
      measure TEXT NOT NULL,
      side TEXT NOT NULL,
      value REAL NOT NULL,
      standard_error REAL,
      trials INTEGER NOT NULL,
      flags TEXT NOT NULL,
      PRIMARY KEY (movement_id, measure, side)
    ) STRICT;
  `,
};
