import type { SkillOutcome } from '#core/session/result.ts';
import { Card } from '../ui/Card.tsx';
import { skillText } from '../ui/exercise-text.ts';
import { ChangeTable } from './ChangeTable.tsx';

/** What one skill came to in a session, against the person's own first sessions of it. */
export function SkillChanges({ outcome }: { readonly outcome: SkillOutcome }) {
  return (
    <Card
      title={`Change: ${skillText(outcome.skill)}`}
      remark="Against the first sessions of this skill, the very first left out. Of 20 people who did not change, one lies outside what is expected. The next session confirms."
    >
      <ChangeTable outcome={outcome} />
    </Card>
  );
}
