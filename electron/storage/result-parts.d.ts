/**
 * A result as it is stored: what lists show stands apart, and every number once. Records of movements and what skills
 * came to are taken out of the result before it is packed, and put back when the whole is read.
 */
import type { MovementRecord, SessionResult, SkillOutcome } from '#core/session/result.ts';
export interface PlacedMovement {
    /** Among all blocks of the session. */
    readonly position: number;
    readonly record: MovementRecord;
}
export interface ResultParts {
    /** The result without its movements and skills. */
    readonly rest: SessionResult;
    readonly movements: readonly PlacedMovement[];
    readonly skills: readonly SkillOutcome[];
}
export declare function partsOf(result: SessionResult): ResultParts;
/** @param parts Movements by position. */
export declare function resultOf({ rest, movements, skills }: ResultParts): SessionResult;
