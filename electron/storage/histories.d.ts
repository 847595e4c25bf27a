import type { Skill } from '#core/exercise/skill.ts';
import type { MovementPoint, SessionRow, SkillPoint } from '#core/ipc/records.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import type { SummaryMetrics } from '#core/session/setup.ts';
import type { Database } from './database.ts';
export interface PlayedSkill {
    readonly skill: Skill;
    readonly sessions: number;
    readonly lastAt: string;
}
export interface SkillFacts {
    /** Completed sessions with this skill. */
    readonly sessions: number;
    /** When it was played last, ISO 8601; undefined: never. */
    readonly lastAt: string | undefined;
    readonly history: readonly SummaryMetrics[];
}
export declare class Histories {
    #private;
    constructor(database: Database);
    /** Every skill that was played, the most recently played first. */
    skills(patient: number): PlayedSkill[];
    /** The newest so many sessions of a skill, up to a moment; oldest first. @param until ISO 8601. */
    ofSkill(patient: number, skill: Skill, limit: number, until?: string): SkillPoint[];
    /** What a session of this source goes by. */
    factsOf(patient: number, skill: Skill, source: SessionRow['source']): SkillFacts;
    /** Recorded movements, oldest first; of one kind where it is named, before a moment where that is. */
    movements(patient: number, { task, before }: {
        task?: MovementTask | undefined;
        before?: string;
    }): MovementPoint[];
    /** Undefined where there is none at this position. */
    movement(session: number, position: number): MovementPoint | undefined;
}
