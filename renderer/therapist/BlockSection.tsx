import { Button } from '@mantine/core';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { ExerciseRecord } from '#core/session/result.ts';
import { EXERCISES } from '#games/registry.ts';
import { useTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import { primaryMeasureText } from '../movement/measure-rows.ts';
import { repetitionText } from '../movement/movement-text.ts';
import { Card } from '../ui/Card.tsx';
import { capitalised } from '../ui/words.ts';
import { blockLog } from './decisions/decision-log.ts';
import { DecisionLog } from './decisions/DecisionLog.tsx';
import styles from './SessionDetailScreen.module.css';
import type { BlockGroup, RecordedMovement } from './session-blocks.ts';
import { SetTable } from './SetTable.tsx';

interface BlockSectionProps {
  readonly patientId: string;
  readonly detail: SessionDetail;
  readonly group: BlockGroup;
}

/** One block of a session: what was measured in it, and what was decided for it. */
export function BlockSection({ patientId, detail, group }: BlockSectionProps) {
  const translator = useTranslator();
  const { say, language } = translator;
  const { id, title, stance, exercises, movements } = group;
  const decisions = blockLog(detail, id, translator);
  const played = exercises.length + movements.length > 0;
  return (
    <Card
      title={title}
      remark={stance && say('session-detail.stance', { stance: capitalised(stance, language) })}
    >
      {!played && <p>{say('session-detail.not-played')}</p>}
      {byExercise(exercises).map((records) => (
        <SetTable
          key={records[0]?.exercise}
          records={records}
          info={EXERCISES[records[0]?.exercise ?? '']?.info}
        />
      ))}
      {movements.map((movement) => (
        <MovementLine
          key={movement.position}
          patientId={patientId}
          sessionId={detail.row.id}
          movement={movement}
        />
      ))}
      {decisions.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{say('session-detail.decisions')}</h3>
          <DecisionLog lines={decisions} />
        </>
      )}
    </Card>
  );
}

/** The range is measured by an exercise of its own. */
function byExercise(records: readonly ExerciseRecord[]): readonly (readonly ExerciseRecord[])[] {
  const exercises = [...new Set(records.map(({ exercise }) => exercise))];
  return exercises.map((exercise) => records.filter((record) => record.exercise === exercise));
}

interface MovementLineProps {
  readonly patientId: string;
  readonly sessionId: string;
  readonly movement: RecordedMovement;
}

function MovementLine({ patientId, sessionId, movement: { record, position } }: MovementLineProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { result, completed } = record;
  const told = [
    say(`movement.quality.${result.quality}`),
    ...(result.task === 'type' ? [] : [repetitionText(result, translator)]),
    ...(result.measures.length === 0 ? [] : [primaryMeasureText(result, translator)]),
    ...(completed ? [] : [say('session-detail.broken-off')]),
  ];
  return (
    <p className={styles.movement}>
      <span>{told.join('. ')}.</span>
      <Button
        variant="default"
        onClick={() => goTo({ name: 'movement-detail', patientId, sessionId, position })}
      >
        {say('session-detail.movement-in-full')}
      </Button>
    </p>
  );
}
