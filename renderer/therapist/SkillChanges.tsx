import type { SkillOutcome } from '#core/session/result.ts';
import { useTranslator } from '../app/language.tsx';
import { Card } from '../ui/Card.tsx';
import { skillText } from '../ui/exercise-text.ts';
import { ChangeTable } from './ChangeTable.tsx';

/** What one skill came to in a session, against the person's own first sessions of it. */
export function SkillChanges({ outcome }: { readonly outcome: SkillOutcome }) {
  const translator = useTranslator();
  const { say } = translator;
  return (
    <Card
      title={say('change.skill', { skill: skillText(outcome.skill, translator) })}
      remark={say('change.skill-remark')}
    >
      <ChangeTable outcome={outcome} />
    </Card>
  );
}
