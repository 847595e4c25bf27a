import type { SkillOutcome } from '#core/session/result.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { Card } from '../ui/Card.tsx';
import { skillText } from '../ui/exercise-text.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { abilityChangeText } from './changes.ts';
import { MOST_SESSIONS } from './use-played-skill.ts';

interface SkillChangesProps {
  readonly patientId: string;
  readonly outcome: SkillOutcome;
}

/** What one skill came to in a session, against the person's own first sessions of it. */
export function SkillChanges({ patientId, outcome }: SkillChangesProps) {
  const { skill } = outcome;
  const [history] = useLoaded('patient:skill-history', { patientId, skill, limit: MOST_SESSIONS });
  const ability = abilityChangeText(outcome);
  return (
    <Card
      title={`Change: ${skillText(skill)}`}
      remark="Against the mean of the first sessions of this skill. Only what exceeds the minimal detectable change (95 %) is told as a change."
    >
      {ability !== undefined && <p>{ability}</p>}
      {history === undefined ? <p>Opening…</p> : <ChangeTable outcome={outcome} history={history} />}
    </Card>
  );
}
