import type { Patient, PatientFields } from '#core/ipc/records.ts';
import type { Database } from './database.ts';
interface Named {
    readonly name: string;
    readonly createdAt: string;
}
/** Of two people of one name, the one who came first. */
export declare function byName(one: Named, other: Named): number;
export declare class Patients {
    #private;
    constructor(database: Database);
    /** By name; archived ones too. */
    list(): Patient[];
    /** @throws KeelError 'not-found'. */
    get(id: string): Patient;
    /** What other tables name the patient by. @throws KeelError 'not-found'. */
    number(id: string): number;
    /** @throws KeelError 'invalid-argument'. */
    create(fields: PatientFields, nowMs: number): Patient;
    /** @throws KeelError 'invalid-argument', 'not-found'. */
    update(id: string, fields: PatientFields): Patient;
    /** @throws KeelError 'not-found'. */
    archive(id: string, archived: boolean): Patient;
    /** With everything that refers to the patient. @throws KeelError 'not-found'. */
    remove(id: string): void;
}
export {};
