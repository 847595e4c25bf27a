import { Button } from '@mantine/core';
import { useState } from 'react';
import { skillOf } from '#core/exercise/skill.ts';
import type { PatientPage } from '#core/ipc/ipc.ts';
import type { Translator } from '#core/language/translator.ts';
import type { Block, ExerciseBlock } from '#core/programme/block.ts';
import { isOver, phaseOf, weekOf } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { useTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { Card } from '../ui/Card.tsx';
import { blockName } from '../ui/exercise-text.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { cautionLabels, doseText, stanceText } from './programme/block-text.ts';
import { weeksText } from './programme/phase-text.ts';
import { usePlaceSensors } from './programme/place-sensors.ts';
import { plannedSession, planText } from './programme/session-plan.ts';
import { levelText, waitingOverride } from './decisions/decision-log.ts';
import { OverrideDialog } from './decisions/OverrideDialog.tsx';
import styles from './ProgrammeCard.module.css';

interface ProgrammeCardProps {
  readonly page: PatientPage;
  /** The programme has changed. */
  readonly onChanged: () => void;
}

/** What is prescribed: the phases, and this week's blocks with the way to overrule each. */
export function ProgrammeCard({ page, onChanged }: ProgrammeCardProps) {
  const { say } = useTranslator();
  const { patient, programme } = page;
  const prescribe = (): void => goTo({ name: 'programme', patientId: patient.id });
  if (programme === undefined) {
    return (
      <Card title={say('programme.title')}>
        <p>{say('patient.nothing-prescribed')}</p>
        <Button mt="sm" onClick={prescribe}>
          {say('programme-card.prescribe')}
        </Button>
      </Card>
    );
  }
  return (
    <Card title={say('programme-card.title', { name: programme.name })}>
      <ThisWeek patientId={patient.id} programme={programme} onChanged={onChanged} />
    </Card>
  );
}

interface ThisWeekProps {
  readonly patientId: string;
  readonly programme: Programme;
  readonly onChanged: () => void;
}

function ThisWeek({ patientId, programme, onChanged }: ThisWeekProps) {
  const translator = useTranslator();
  const { say } = translator;
  const [nowMs] = useState(Date.now);
  const sensors = usePlaceSensors();
  const [overriding, setOverriding] = useState<ExerciseBlock>();
  const week = Math.max(1, weekOf(programme, nowMs));
  const phase = phaseOf(programme, week);
  const plan = plannedSession(programme, week, sensors, 'known');
  return (
    <>
      <p className={styles.facts}>
        {whenText(programme, nowMs, translator)} {doseOf(programme, translator)}{' '}
        {revisionText(programme, translator)}
      </p>
      <ol className={styles.phases} aria-label={say('programme.phases')}>
        {programme.phases.map((candidate, index) => (
          <li key={candidate.fromWeek} data-now={candidate === phase || undefined}>
            {weeksText(programme, index, translator)}
          </li>
        ))}
      </ol>
      {phase !== undefined && (
        <ol className={styles.blocks} aria-label={say('programme-card.blocks', { week })}>
          {phase.blocks.map((block) => (
            <BlockLine key={block.id} patientId={patientId} block={block} onOverride={setOverriding} />
          ))}
        </ol>
      )}
      <p className={styles.facts}>
        {phase !== undefined && `${say(`order.${phase.order}`)}. `}
        {plan === undefined ? say('programme-card.nothing-playable') : planText(plan, translator)}
      </p>
      {overriding !== undefined && (
        <OverrideDialog
          patientId={patientId}
          block={overriding}
          onClose={() => setOverriding(undefined)}
          onDone={() => {
            setOverriding(undefined);
            onChanged();
          }}
        />
      )}
    </>
  );
}

/** "Week 3 of 8, since 5 Jan 2026." */
function whenText(programme: Programme, nowMs: number, { say }: Translator): string {
  const { validFrom, weeks } = programme;
  const week = weekOf(programme, nowMs);
  const from = Date.parse(validFrom);
  if (week === 0) return say('programme-card.begins', { from });
  if (isOver(programme, nowMs)) return say('programme-card.over', { from });
  return say('programme-card.week', { week, weeks, from });
}

/** "2 a week for 8 weeks, in the clinic." */
function doseOf({ sessionsPerWeek: sessions, weeks, setting }: Programme, { say }: Translator): string {
  return say('programme-card.dose', { sessions, weeks, setting });
}

/** "Revision 1, by Alex Morgan." */
function revisionText({ revision, author }: Programme, { say }: Translator): string {
  if (author === '') return say('programme-card.revision', { revision });
  return say('programme-card.revision-by', { revision, author });
}

interface BlockLineProps {
  readonly patientId: string;
  readonly block: Block;
  readonly onOverride: (block: ExerciseBlock) => void;
}

function BlockLine({ patientId, block, onOverride }: BlockLineProps) {
  const translator = useTranslator();
  const adapts = block.kind === 'exercise' && EXERCISES[block.exercise]?.curve !== undefined;
  return (
    <li>
      <span>
        <strong>{blockName(block, translator)}</strong>{' '}
        <span className={styles.quiet}>{stanceText(block, translator)}</span>
        {cautionLabels(block, translator).map((label) => (
          <span key={label} className={styles.caution}>
            <WarningIcon /> {label}
          </span>
        ))}
        {block.kind === 'exercise' && block.startOverride !== undefined && (
          <Waiting patientId={patientId} block={block} />
        )}
      </span>
      <span className={styles.dose}>{doseText(block, translator)}</span>
      {adapts && (
        <Button variant="subtle" size="compact-md" onClick={() => onOverride(block)}>
          {translator.say('programme-card.override')}
        </Button>
      )}
    </li>
  );
}

/** A level that a therapist chose and no session has followed yet. */
function Waiting({ patientId, block }: { readonly patientId: string; readonly block: ExerciseBlock }) {
  const translator = useTranslator();
  const [known] = useLoaded('patient:ability', { patientId, skill: skillOf(block) });
  const waiting = waitingOverride(block, known?.ability);
  const curve = EXERCISES[block.exercise]?.curve;
  if (waiting === undefined || curve === undefined) return undefined;
  return (
    <span className={styles.waiting}>
      {translator.say('programme-card.waiting', {
        level: levelText(curve, waiting.difficulty, translator),
        at: Date.parse(waiting.at),
        reason: waiting.reason,
      })}
    </span>
  );
}
