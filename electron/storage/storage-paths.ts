/** Where everything lies that holds health data, below the user data folder. */
import { join } from 'node:path';

export interface StoragePaths {
  /** The wrapped data key. */
  readonly keyFile: string;
  /** The key file of a clinic whose database has never been opened; becomes `keyFile` once it has. */
  readonly newKeyFile: string;
  readonly database: string;
  /** Copies of the database from before a migration, sealed like the database. */
  readonly backups: string;
  /** One `<sessionId>.keelrec` a session. */
  readonly recordings: string;
  /** When the last wrong passphrases were given. */
  readonly attempts: string;
}

export function storagePaths(userData: string): StoragePaths {
  return {
    keyFile: join(userData, 'keel.key'),
    newKeyFile: join(userData, 'keel.key.new'),
    database: join(userData, 'keel.db'),
    backups: join(userData, 'backups'),
    recordings: join(userData, 'recordings'),
    attempts: join(userData, 'attempts.json'),
  };
}
