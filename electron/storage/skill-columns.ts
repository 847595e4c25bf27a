import { skillSchema } from '#core/exercise/skill.ts';
import type { Skill } from '#core/exercise/skill.ts';
import { checkedRow, checkedText } from './checked.ts';
import type { SqlValue } from './database.ts';

/** The inverse of `skillKey`. @throws KeelError 'damaged-file'. */
export function skillOfKey(key: SqlValue | undefined): Skill {
  const [exercise, steering, postureClass] = checkedText(key).split('/');
  return checkedRow(skillSchema, { exercise, steering, postureClass });
}
