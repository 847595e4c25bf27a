import type { AbilityState } from '#core/difficulty/ability.ts';
import type { Skill } from '#core/exercise/skill.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import type { Database } from './database.ts';
export interface StoredAbility {
    readonly state: AbilityState;
    /** When the session that it rests on began, ISO 8601. */
    readonly updatedAt: string;
}
export declare class Abilities {
    #private;
    constructor(database: Database);
    /** A session that was recovered late does not undo what a later one taught. */
    put(patient: number, skill: Skill, { modelVersion, posterior, ...others }: AbilityState, { id, startedAt, source }: Pick<SessionRow, 'id' | 'startedAt' | 'source'>): void;
    get(patient: number, skill: Skill, source: SessionRow['source']): StoredAbility | undefined;
    /** Whose skill this is known by: a person's own training if there is any, else the newest try-out. */
    source(patient: number, skill: Skill): SessionRow['source'] | undefined;
}
