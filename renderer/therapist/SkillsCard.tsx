import { useId, useState } from 'react';
import { sameSkill, skillKey } from '#core/exercise/skill.ts';
import type { Skill } from '#core/exercise/skill.ts';
import type { CallOutput, PatientPage } from '#core/ipc/ipc.ts';
import type { SkillPoint } from '#core/ipc/records.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { AbilityChart } from '../charts/AbilityChart.tsx';
import { Card } from '../ui/Card.tsx';
import { formatDay } from '../ui/dates.ts';
import { skillText } from '../ui/exercise-text.ts';
import { ChevronIcon } from '../ui/icons.tsx';
import { counted } from '../ui/words.ts';
import { abilityPoints } from './ability-index.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { DecisionsOfSkill } from './decisions/DecisionsOfSkill.tsx';
import styles from './SkillsCard.module.css';
import { MOST_SESSIONS } from './use-played-skill.ts';

type KnownSkills = CallOutput<'patient:skills'>;

/** What the patient has trained, skill by skill: their abilities are on scales of their own and never mixed. */
export function SkillsCard({ page }: { readonly page: PatientPage }) {
  const [skills] = useLoaded('patient:skills', { patientId: page.patient.id });
  const [chosen, setChosen] = useState<Skill>();
  if (skills === undefined) return <Card title="Skills">Opening…</Card>;
  const open = chosen ?? skills[0]?.skill;
  return (
    <Card
      title="Skills"
      remark="An exercise, what steers it, and a class of posture. Each has an ability of its own, on a scale of its own: they are not compared with each other."
    >
      {skills.length === 0 && <p>No set has been measured yet.</p>}
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
          {skillText(skill)}
          <span className={styles.played}>
            {counted(sessions, 'session')}, last on {formatDay(lastAt)}
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
  const [history] = useLoaded('patient:skill-history', {
    patientId: page.patient.id,
    skill,
    limit: MOST_SESSIONS,
  });
  if (history === undefined) return <p>Opening…</p>;
  const points = abilityPoints(history);
  const newest = history.at(-1);
  return (
    <div className={styles.panel}>
      <div className={styles.chart}>
        <h4>Ability</h4>
        {points.length === 0 ? <p>No set has been measured yet.</p> : <AbilityChart points={points} />}
        <p className={styles.remark}>
          50 is the mean of the person’s own first sessions of this skill, ten points are one logit. Bars are
          95 % intervals of where ability stood that day; whether it changed is told beside, by all sessions
          of this skill. Hollow: virtual patient or mouse, does not count.
        </p>
      </div>
      <div>
        <h4>
          {newest === undefined ? 'Change' : `Change, by the session of ${formatDay(newest.startedAt)}`}
        </h4>
        {newest !== undefined && <ChangeTable short outcome={newest} />}
        <LastSuccess point={newest} />
      </div>
      <div className={styles.wide}>
        <h4>Difficulty: what was decided, and why</h4>
        <p className={styles.remark}>
          Newest first. Levels go from 1 to 10; the programme says what each means. On sand: a therapist’s own
          word.
        </p>
        <DecisionsOfSkill skill={skill} history={history} overrides={page.overrides} />
      </div>
    </div>
  );
}

function LastSuccess({ point }: { readonly point: SkillPoint | undefined }) {
  if (point?.success === undefined) return undefined;
  return (
    <p className={styles.remark}>
      In its sets {Math.round(100 * point.success)} % of {counted(point.trials, 'trial')} succeeded. A change
      counts when the next session confirms it.
    </p>
  );
}
