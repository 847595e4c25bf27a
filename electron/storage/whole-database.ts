/**
 * Can all of a database be read? For a process of its own: it reads the whole file, and libsql ends the process where a
 * damaged page has made a text no UTF-8 (tursodatabase/libsql#1223), which no check of SQLite's own sees.
 */
import type Libsql from 'libsql';
import { KeelError } from '#core/errors.ts';
import { checkedText } from './checked.ts';
import { connect, Database } from './database.ts';
import type { DatabaseSource } from './database.ts';

/** Whether every page fits the others, and every text can be read. What is packed is not unpacked. */
export function isWhole({ path, key }: DatabaseSource): boolean {
  try {
    const connection = connect(path, key);
    try {
      const database = new Database(connection);
      if (database.first('PRAGMA quick_check(1)')?.['quick_check'] !== 'ok') return false;
      for (const sql of textsOf(database)) readAll(connection, sql);
      return true;
    } finally {
      connection.close();
    }
  } catch (error) {
    if (error instanceof KeelError && error.code === 'damaged-file') return false;
    throw error;
  }
}

/** The texts of each row of each table, as one. */
function textsOf(database: Database): string[] {
  const columns = database.all(
    `SELECT t.name AS "table", group_concat(c.name) AS columns
     FROM sqlite_schema t, pragma_table_info(t.name) c
     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT' GROUP BY t.name`,
  );
  return columns.map((row) => {
    const table = checkedText(row['table']);
    return `SELECT concat_ws('', ${checkedText(row['columns'])}) FROM ${table}`;
  });
}

/** Row by row: all together would not fit into memory. */
function readAll(connection: Libsql.Database, sql: string): void {
  for (const row of connection.prepare(sql).iterate()) if (row === undefined) return;
}
