/** One step of the schema. A step that has shipped never changes; a later step corrects it. */
export interface Migration {
    /** `user_version` once it has run: 1, 2, 3 ... without gaps. */
    readonly version: number;
    readonly sql: string;
}
export declare const MIGRATIONS: readonly Migration[];
