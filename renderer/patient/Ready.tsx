import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { BlockRole, PlanStep } from '#core/session/plan-step.ts';
import type { Phase } from '#core/session/state.ts';
import type { ReactNode } from 'react';
import { BigButton } from '../ui/BigButton.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { PlayIcon } from '../ui/icons.tsx';
import styles from './Ready.module.css';
import { WAITING_TEXT } from './waiting-text.ts';
import { PatientStage } from './PatientStage.tsx';

export type Block = Extract<PlanStep, { kind: 'block' }>;

interface ReadyProps {
  readonly phase: Extract<Phase, { name: 'ready' }>;
  readonly step: PlanStep;
  readonly exercise: ExerciseInfo;
  readonly nowMs: number;
  readonly onBegin: () => void;
  /** At the other end of the foot: not for the patient. */
  readonly aside?: ReactNode;
}

/** What comes next and what to do; begins by itself. */
export function Ready({ phase, step, exercise, nowMs, onBegin, aside }: ReadyProps) {
  const { problem } = phase;
  const role = step.kind === 'block' ? step.role : 'set';
  return (
    <PatientStage
      screen="ready"
      aside={aside}
      title={step.kind === 'block' ? blockTitle(step, exercise) : exercise.name}
      actions={
        <BigButton focused disabled={problem !== undefined} icon={<PlayIcon />} onClick={onBegin}>
          Start now
        </BigButton>
      }
    >
      <div className={styles.ready}>
        <div>
          <p className={styles.instruction}>{exercise.instruction}</p>
          <p className={styles.more} aria-live="polite">
            {problem === undefined ? ROLE_TEXT[role] : WAITING_TEXT[problem]}
          </p>
        </div>
        {problem === undefined && (
          <div className={styles.ring}>
            <CountdownRing leftMs={phase.untilMs - nowMs} ofMs={phase.untilMs - phase.sinceMs} />
          </div>
        )}
      </div>
    </PatientStage>
  );
}

const ROLE_TEXT: Readonly<Record<BlockRole, string>> = {
  limits: 'This shows Keel how far you can lean. Go only as far as feels safe.',
  practice: 'A first try, to get to know it. Nothing is counted.',
  set: 'It gets harder or easier with you.',
  probe: 'This one is the same every time, to see what has changed.',
};

export function blockTitle(block: Block, exercise: ExerciseInfo): string {
  switch (block.role) {
    case 'limits':
      return exercise.name;
    case 'practice':
      return `${exercise.name}: a first try`;
    case 'set':
      return `${exercise.name}: set ${block.number} of ${block.of}`;
    case 'probe':
      return `${exercise.name}: the closing set`;
  }
}
