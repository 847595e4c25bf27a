/** Sessions of a clinic: rows, results, what they taught, recordings and the audit trail together. */
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { MovementPoint, SessionRow, SkillPoint } from '#core/ipc/records.ts';
import type { Skill } from '#core/exercise/skill.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import type { SessionOutcome } from '#core/session/session-result.ts';
import type { KnownRange, SessionSetup } from '#core/session/setup.ts';
import type { StoredAbility } from './abilities.ts';
import type { Audit } from './audit.ts';
import type { Database } from './database.ts';
import type { PlayedSkill, SkillFacts } from './histories.ts';
import type { Patients } from './patients.ts';
import type { Programmes } from './programmes.ts';
import type { Recordings } from './recordings.ts';
import type { EndedSession } from './sessions.ts';
export interface SessionStoreParts {
    readonly database: Database;
    readonly recordings: Recordings;
    readonly audit: Audit;
    readonly patients: Patients;
    readonly programmes: Programmes;
}
/** How a session ended. Without an outcome nothing could be measured. */
export interface SessionEnding {
    readonly status: EndedSession['status'];
    readonly outcome?: SessionOutcome | undefined;
    /** What the page showed is something else. */
    readonly differs?: boolean;
}
export declare class SessionStore {
    #private;
    constructor(parts: SessionStoreParts);
    /** Opens a session and its recording. @throws KeelError 'not-found'; 'storage-failed'. */
    open(patientId: string, setup: SessionSetup, nowMs: number): Promise<void>;
    /**
     * Stores what a session came to, and closes its recording.
     * @throws KeelError 'invalid-argument', 'not-found', 'conflict', 'storage-failed'.
     */
    end(id: string, { status, outcome, differs }: SessionEnding, nowMs: number): Promise<void>;
    /** @throws KeelError 'not-found'. */
    row(id: string): SessionRow;
    /** @throws KeelError 'not-found', 'damaged-file'. */
    detail(id: string): SessionDetail;
    /** At start: the sessions that a crash broke off, oldest first. */
    running(): SessionRow[];
    /** The newest so many, or those before a moment (ISO 8601); newest first. @throws KeelError 'not-found'. */
    ofPatient(patientId: string, limit: number, before?: string): SessionRow[];
    idsOfPatient(patientId: string): string[];
    /** Sessions that count as training. @param since ISO 8601. @throws KeelError 'not-found'. */
    counted(patientId: string, since: string): {
        readonly all: number;
        readonly since: number;
    };
    completedOfProgramme(patientId: string, programmeId: string, source: SessionRow['source']): number;
    skills(patientId: string): PlayedSkill[];
    /** The newest so many, oldest first; up to a moment (ISO 8601) where one is named. */
    skillHistory(patientId: string, skill: Skill, limit: number, until?: string): SkillPoint[];
    skillFacts(patientId: string, skill: Skill, source: SessionRow['source']): SkillFacts;
    ability(patientId: string, skill: Skill, source: SessionRow['source']): StoredAbility | undefined;
    /** By what a skill is known: training if there is any, else try-outs; undefined for one never played. */
    sourceOfSkill(patientId: string, skill: Skill): SessionRow['source'] | undefined;
    /** Difficulty of the last set of a skill, logits; undefined before the first. */
    lastDifficulty(patientId: string, skill: Skill): number | undefined;
    /** Ranges measured no longer ago than so many ms. */
    rangesMeasured(patientId: string, source: SessionRow['source'], nowMs: number, ageMs: number): KnownRange[];
    movements(patientId: string, task?: MovementTask): MovementPoint[];
    /** With the same movement on the same kind of sensors before it. @throws KeelError 'not-found'. */
    movement(id: string, position: number): {
        readonly point: MovementPoint;
        readonly earlier: MovementPoint[];
    };
}
