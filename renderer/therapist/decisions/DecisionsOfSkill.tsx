import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Skill } from '#core/exercise/skill.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { OverrideRow, SkillPoint } from '#core/ipc/records.ts';
import { useTranslator } from '../../app/language.tsx';
import { therapistCall } from '../../app/therapist-lock.ts';
import { skillLog } from './decision-log.ts';
import { DecisionLog } from './DecisionLog.tsx';

interface DecisionsOfSkillProps {
  readonly skill: Skill;
  /** Oldest first. */
  readonly history: readonly SkillPoint[];
  readonly overrides: readonly OverrideRow[];
}

/** So many sessions at first, and more with every click: each is asked for as a whole. */
const SESSIONS_A_TIME = 3;

/** What was decided about one skill over the weeks, newest first. */
export function DecisionsOfSkill({ skill, history, overrides }: DecisionsOfSkillProps) {
  const translator = useTranslator();
  const { say } = translator;
  const [wanted, setWanted] = useState(SESSIONS_A_TIME);
  const newest = history.slice(-wanted);
  const sessions = useSessionDetails(newest.map(({ sessionId }) => sessionId));
  const all = newest.length === history.length;
  if (sessions === undefined) return <p>{say('app.opening')}</p>;
  return (
    <>
      <DecisionLog
        dated
        lines={skillLog(skill, sessions, overrides, all ? '' : (newest[0]?.startedAt ?? ''), translator)}
      />
      {!all && (
        <Button variant="subtle" mt="xs" onClick={() => setWanted(wanted + SESSIONS_A_TIME)}>
          {say('decisions.show-earlier')}
        </Button>
      )}
    </>
  );
}

/** @returns those that are there, undefined until the first are */
function useSessionDetails(ids: readonly string[]): readonly SessionDetail[] | undefined {
  const [known, setKnown] = useState<ReadonlyMap<string, SessionDetail>>();
  const key = ids.join();
  useEffect(() => {
    let wanted = true;
    const ask = async (): Promise<void> => {
      const asked = key === '' ? [] : key.split(',');
      const answers = await Promise.all(
        asked.map((sessionId) => therapistCall('session:detail', { sessionId })),
      );
      const details = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
      if (wanted) setKnown(new Map(details.map((detail) => [detail.row.id, detail])));
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [key]);
  return known && ids.flatMap((id) => known.get(id) ?? []);
}
