/** What is known of the skill that a block trains, asked when the block is looked at. */
import { useEffect, useState } from 'react';
import { skillKey, skillOf } from '#core/exercise/skill.ts';
import type { SkillPoint } from '#core/ipc/records.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { KnownSkill } from '#core/session/setup.ts';
import { therapistCall } from '../app/therapist-lock.ts';

/** More sessions than any chart or table shows. */
export const MOST_SESSIONS = 500;

export interface PlayedSkill {
  /** After the last session, carried over to today; undefined for one never played. */
  readonly known: KnownSkill | undefined;
  /** Oldest first. */
  readonly history: readonly SkillPoint[];
}

/** @returns undefined until it is answered */
export function usePlayedSkill(
  patientId: string,
  block: Pick<ExerciseBlock, 'exercise' | 'steering' | 'posture'>,
): PlayedSkill | undefined {
  const skill = skillOf(block);
  const key = skillKey(skill);
  const [answer, setAnswer] = useState<PlayedSkill & { readonly key: string }>();
  const { exercise, steering, postureClass } = skill;
  useEffect(() => {
    let wanted = true;
    const asked = { patientId, skill: { exercise, steering, postureClass } };
    const ask = async (): Promise<void> => {
      const [known, history] = await Promise.all([
        therapistCall('patient:ability', asked),
        therapistCall('patient:skill-history', { ...asked, limit: MOST_SESSIONS }),
      ]);
      if (wanted && known.ok && history.ok) setAnswer({ key, known: known.value, history: history.value });
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [patientId, key, exercise, steering, postureClass]);
  return answer?.key === key ? answer : undefined;
}
