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
export declare function storagePaths(userData: string): StoragePaths;
