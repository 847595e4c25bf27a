/** What the start screen shows of all patients, by one query: no programme is unpacked for it. */
import { patientTileSchema } from '#core/ipc/records.ts';
import type { PatientTile } from '#core/ipc/records.ts';
import { checkedRow, checkedText } from './checked.ts';
import type { Database, SqlRow } from './database.ts';
import { blockedReason } from './eligibility.ts';
import { byName } from './patients.ts';

/** By name, without those in the archive. */
export function patientTiles(database: Database, nowMs: number): PatientTile[] {
  const rows = database.all(
    `SELECT p.id, p.name, p.language, p.created_at, p.screened, g.valid_from, g.valid_until, g.weeks
     FROM patients p LEFT JOIN programmes g INDEXED BY programmes_of_patient
       ON g.patient = p.number AND g.number = (SELECT max(number) FROM programmes WHERE patient = p.number)
     WHERE p.archived = 0`,
  );
  const named = rows.map((row) => ({
    row,
    name: checkedText(row['name']),
    createdAt: checkedText(row['created_at']),
  }));
  return named.sort(byName).map(({ row }) => tileOf(row, nowMs));
}

function tileOf(row: SqlRow, nowMs: number): PatientTile {
  const programme =
    row['valid_from'] === null
      ? undefined
      : {
          validFrom: checkedText(row['valid_from']),
          validUntil: row['valid_until'] === null ? undefined : checkedText(row['valid_until']),
          weeks: Number(row['weeks']),
        };
  const blocked = blockedReason({ screened: row['screened'] === 1 }, programme, nowMs);
  return checkedRow(patientTileSchema, {
    id: row['id'],
    name: row['name'],
    language: row['language'],
    ...(blocked && { blocked }),
  });
}
