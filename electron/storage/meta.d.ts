import type { Database } from './database.ts';
export declare class Meta {
    #private;
    readonly clinicId: string;
    readonly stationId: string;
    /** Clinic and station get their ids when the database is new. */
    constructor(database: Database);
    /** The name of the therapist who was present last; undefined before anybody was. */
    get therapist(): string | undefined;
    set therapist(name: string);
    /** When every page was last read and found whole, ISO 8601. */
    get checkedAt(): string | undefined;
    set checkedAt(at: string);
}
