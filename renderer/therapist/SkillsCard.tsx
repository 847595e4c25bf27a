import { useId, useState } from 'react';
import { sameSkill, skillKey } from '#core/exercise/skill.ts';
import type { Skill } from '#core/exercise/skill.ts';
import type { CallOutput, PatientPage } from '#core/ipc/ipc.ts';
import type { SkillPoint } from '#core/ipc/records.ts';
import { useTranslator } from '../app/language.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import { AbilityChart } from '../charts/AbilityChart.tsx';
import { Card } from '../ui/Card.tsx';
import { skillText } from '../ui/exercise-text.ts';
import { ChevronIcon } from '../ui/icons.tsx';
import { abilityPoints } from './ability-index.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { DecisionsOfSkill } from './decisions/DecisionsOfSkill.tsx';
import styles from './SkillsCard.module.css';
import { MOST_SESSIONS } from './use-played-skill.ts';

type KnownSkills = CallOutput<'patient:skills'>;

/** What the patient has trained, skill by skill: their abilities are on scales of their own and never mixed. */
export function SkillsCard({ page }: { readonly page: PatientPage }) {
  const { say } = useTranslator();
  const [skills] = useLoaded('patient:skills', { patientId: page.patient.id });
  const [chosen, setChosen] = useState<Skill>();
  if (skills === undefined) return <Card title={say('skills.title')}>{say('app.opening')}</Card>;
  const open = chosen ?? skills[0]?.skill;
  return (
    <Card title={say('skills.title')} remark={say('skills.remark')}>
      {skills.length === 0 && <p>{say('skills.none')}</p>}
      {skills.map((known) => (
        <SkillSection
          key={skillKey(known.skill)}
          page={page}
          known={known}
          open={open !== undefined && sameSkill(known.skill, open)}
          onOpen={() => setChosen(known.skill)}
        />
      ))}
    </Card>
  );
}

interface SkillSectionProps {
  readonly page: PatientPage;
  readonly known: KnownSkills[number];
  readonly open: boolean;
  readonly onOpen: () => void;
}

function SkillSection({ page, known, open, onOpen }: SkillSectionProps) {
  const translator = useTranslator();
  const panel = useId();
  const { skill, sessions, lastAt } = known;
  return (
    <section className={styles.skill}>
      <h3>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={open}
          aria-controls={panel}
          onClick={onOpen}
        >
          <span className={styles.chevron}>
            <ChevronIcon />
          </span>
          {skillText(skill, translator)}
          <span className={styles.played}>
            {translator.say('skills.played', { sessions, lastAt: Date.parse(lastAt) })}
          </span>
        </button>
      </h3>
      {open && (
        <div id={panel}>
          <SkillHistory page={page} skill={skill} />
        </div>
      )}
    </section>
  );
}

function SkillHistory({ page, skill }: { readonly page: PatientPage; readonly skill: Skill }) {
  const { say } = useTranslator();
  const [history] = useLoaded('patient:skill-history', {
    patientId: page.patient.id,
    skill,
    limit: MOST_SESSIONS,
  });
  if (history === undefined) return <p>{say('app.opening')}</p>;
  const points = abilityPoints(history);
  const newest = history.at(-1);
  return (
    <div className={styles.panel}>
      <div className={styles.chart}>
        <h4>{say('outcome.ability')}</h4>
        {points.length === 0 ? <p>{say('skills.none')}</p> : <AbilityChart points={points} />}
        <p className={styles.remark}>{say('skills.ability-remark')}</p>
      </div>
      <div>
        <h4>
          {newest === undefined
            ? say('change.change')
            : say('skills.change-by', { startedAt: Date.parse(newest.startedAt) })}
        </h4>
        {newest !== undefined && <ChangeTable short outcome={newest} />}
        <LastSuccess point={newest} />
      </div>
      <div className={styles.wide}>
        <h4>{say('skills.decisions')}</h4>
        <p className={styles.remark}>{say('skills.decisions-remark')}</p>
        <DecisionsOfSkill skill={skill} history={history} overrides={page.overrides} />
      </div>
    </div>
  );
}

function LastSuccess({ point }: { readonly point: SkillPoint | undefined }) {
  const { say } = useTranslator();
  if (point?.success === undefined) return undefined;
  const { success, trials } = point;
  return (
    <p className={styles.remark}>{say('skills.success', { success: Math.round(100 * success), trials })}</p>
  );
}
