import type { Skill } from '#core/exercise/skill.ts';
import type { SqlValue } from './database.ts';
/** The inverse of `skillKey`. @throws KeelError 'damaged-file'. */
export declare function skillOfKey(key: SqlValue | undefined): Skill;
