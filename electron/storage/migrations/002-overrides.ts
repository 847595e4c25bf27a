import type { Migration } from './migrations.ts';

/** What a therapist changed by hand about the difficulty, and why. */
export const overridesMigration: Migration = {
  version: 2,
  sql: `
    -- A start override tells where the next session begins; an unlock, which parameter may adapt again.
    CREATE TABLE overrides (
      id INTEGER PRIMARY KEY,
      patient_id TEXT NOT NULL REFERENCES patients (id) ON DELETE CASCADE,
      at TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('start', 'unlock')),
      exercise TEXT NOT NULL,
      parameter TEXT,
      old_value REAL,
      new_value REAL,
      reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX overrides_of_patient ON overrides (patient_id, id);
  `,
};
