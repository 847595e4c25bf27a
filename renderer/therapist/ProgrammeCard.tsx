import { Button } from '@mantine/core';
import { useState } from 'react';
import { skillOf } from '#core/exercise/skill.ts';
import type { PatientPage } from '#core/ipc/ipc.ts';
import type { Block, ExerciseBlock } from '#core/programme/block.ts';
import { isOver, phaseOf, weekOf } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { goTo } from '../app/screens.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { Card } from '../ui/Card.tsx';
import { formatDay, formatMoment } from '../ui/dates.ts';
import { blockName } from '../ui/exercise-text.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { cautionLabels, doseText, stanceText } from './programme/block-text.ts';
import { weeksText } from './programme/phase-text.ts';
import { usePlaceSensors } from './programme/place-sensors.ts';
import { plannedSession, planText } from './programme/session-plan.ts';
import { levelText, waitingOverride } from './decisions/decision-log.ts';
import { OverrideDialog } from './decisions/OverrideDialog.tsx';
import { ORDER_LABELS, SETTING_LABELS } from './labels.ts';
import styles from './ProgrammeCard.module.css';

interface ProgrammeCardProps {
  readonly page: PatientPage;
  /** The programme has changed. */
  readonly onChanged: () => void;
}

/** What is prescribed: the phases, and this week's blocks with the way to overrule each. */
export function ProgrammeCard({ page, onChanged }: ProgrammeCardProps) {
  const { patient, programme } = page;
  const prescribe = (): void => goTo({ name: 'programme', patientId: patient.id });
  if (programme === undefined) {
    return (
      <Card title="Programme">
        <p>Nothing is prescribed yet.</p>
        <Button mt="sm" onClick={prescribe}>
          Prescribe
        </Button>
      </Card>
    );
  }
  return (
    <Card title={`Programme: ${programme.name}`}>
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
  const [nowMs] = useState(Date.now);
  const sensors = usePlaceSensors();
  const [overriding, setOverriding] = useState<ExerciseBlock>();
  const week = Math.max(1, weekOf(programme, nowMs));
  const phase = phaseOf(programme, week);
  const plan = plannedSession(programme, week, sensors, 'known');
  const { sessionsPerWeek, weeks, setting, phases } = programme;
  return (
    <>
      <p className={styles.facts}>
        {whenText(programme, nowMs)} {sessionsPerWeek} a week for {weeks} weeks,{' '}
        {SETTING_LABELS[setting].toLowerCase()}. Revision {programme.revision}
        {programme.author === '' ? '' : `, by ${programme.author}`}.
      </p>
      <ol className={styles.phases} aria-label="Phases">
        {phases.map((candidate, index) => (
          <li key={candidate.fromWeek} data-now={candidate === phase || undefined}>
            {weeksText(programme, index)}
          </li>
        ))}
      </ol>
      {phase !== undefined && (
        <ol className={styles.blocks} aria-label={`Blocks of week ${week}`}>
          {phase.blocks.map((block) => (
            <BlockLine key={block.id} patientId={patientId} block={block} onOverride={setOverriding} />
          ))}
        </ol>
      )}
      <p className={styles.facts}>
        {phase !== undefined && `${ORDER_LABELS[phase.order]}. `}
        {plan === undefined ? 'With the sensors here nothing of this week can be played.' : planText(plan)}
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
function whenText(programme: Programme, nowMs: number): string {
  const { validFrom, weeks } = programme;
  const week = weekOf(programme, nowMs);
  if (week === 0) return `Begins on ${formatDay(validFrom)}.`;
  if (isOver(programme, nowMs)) return `Over: it began on ${formatDay(validFrom)}.`;
  return `Week ${week} of ${weeks}, since ${formatDay(validFrom)}.`;
}

interface BlockLineProps {
  readonly patientId: string;
  readonly block: Block;
  readonly onOverride: (block: ExerciseBlock) => void;
}

function BlockLine({ patientId, block, onOverride }: BlockLineProps) {
  const adapts = block.kind === 'exercise' && EXERCISES[block.exercise]?.curve !== undefined;
  return (
    <li>
      <span>
        <strong>{blockName(block)}</strong> <span className={styles.quiet}>{stanceText(block)}</span>
        {cautionLabels(block).map((label) => (
          <span key={label} className={styles.caution}>
            <WarningIcon /> {label}
          </span>
        ))}
        {block.kind === 'exercise' && block.startOverride !== undefined && (
          <Waiting patientId={patientId} block={block} />
        )}
      </span>
      <span className={styles.dose}>{doseText(block)}</span>
      {adapts && (
        <Button variant="subtle" size="compact-md" onClick={() => onOverride(block)}>
          Override…
        </Button>
      )}
    </li>
  );
}

/** A level that a therapist chose and no session has followed yet. */
function Waiting({ patientId, block }: { readonly patientId: string; readonly block: ExerciseBlock }) {
  const [known] = useLoaded('patient:ability', { patientId, skill: skillOf(block) });
  const waiting = waitingOverride(block, known?.ability);
  const curve = EXERCISES[block.exercise]?.curve;
  if (waiting === undefined || curve === undefined) return undefined;
  return (
    <span className={styles.waiting}>
      Begins next at <strong>level {levelText(curve, waiting.difficulty)}</strong>, as was decided on{' '}
      {formatMoment(waiting.at)}: “{waiting.reason}”
    </span>
  );
}
