import { Alert, Button } from '@mantine/core';
import type { MovementDetail } from '#core/ipc/ipc.ts';
import { logLine, message } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import { useTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { AppFrame } from '../therapist/AppFrame.tsx';
import { ReportButton } from '../therapist/ReportButton.tsx';
import { Card } from '../ui/Card.tsx';
import { formatClock } from '../ui/numbers.ts';
import { Asymmetries } from './Asymmetries.tsx';
import { MeasuresOfMovement } from './MeasuresOfMovement.tsx';
import { MovementChanges } from './MovementChanges.tsx';
import styles from './MovementDetailScreen.module.css';
import { orderText, recordedOn, repetitionText } from './movement-text.ts';
import { Replay } from './Replay.tsx';

interface MovementDetailScreenProps {
  readonly patientId: string;
  readonly sessionId: string;
  /** Among the blocks of the session. */
  readonly position: number;
}

/** One recorded movement: replayed as a figure, and in numbers. */
export function MovementDetailScreen({ patientId, sessionId, position }: MovementDetailScreenProps) {
  const { say } = useTranslator();
  const [detail] = useLoaded('session:movement', { sessionId, position });
  const back = { label: say('patient.back'), to: { name: 'patient', patientId } } as const;
  if (detail === undefined) {
    return (
      <AppFrame screen="movement-detail" title={say('movement.title.opening')} back={back}>
        <p>{say('movement.opening')}</p>
      </AppFrame>
    );
  }
  const { movement, patient, curves } = detail;
  return (
    <AppFrame
      screen="movement-detail"
      title={say('movement.title', {
        movement: message(`movement.name.${movement.task}`),
        patient: patient.name,
        startedAt: Date.parse(movement.startedAt),
      })}
      back={back}
      actions={
        <>
          <ReportButton
            disabled={curves === undefined}
            save={(language) => therapistCall('report:save-movement', { sessionId, position, language })}
          />
          <Button variant="default" onClick={() => goTo({ name: 'session-detail', patientId, sessionId })}>
            {say('movement.whole-session')}
          </Button>
        </>
      }
    >
      <Findings detail={detail} />
    </AppFrame>
  );
}

function Findings({ detail: { movement, earlier, curves } }: { readonly detail: MovementDetail }) {
  const translator = useTranslator();
  const { say, sayMessage } = translator;
  const { result } = movement.record;
  if (result.quality === 'unusable' || curves === undefined) {
    return (
      <Card>
        <p>{say('movement.unusable')}</p>
      </Card>
    );
  }
  return (
    <div className={styles.cards}>
      <Card>
        <dl className={styles.facts}>
          {factsOf(movement, translator).map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {result.flags.length > 0 && (
          <Alert color="warn" variant="light" title={say('movement.with-care')} mt="md">
            <ul className={styles.flags}>
              {result.flags.map(({ code, reason }) => (
                <li key={`${code} ${logLine(reason)}`}>{sayMessage(reason)}</li>
              ))}
            </ul>
          </Alert>
        )}
      </Card>
      <Replay result={result} curves={curves} />
      {result.asymmetries.length > 0 && (
        <Card title={say('movement.sides')} remark={say('movement.sides-remark')}>
          <Asymmetries asymmetries={result.asymmetries} />
        </Card>
      )}
      <Card title={say('movement.changes')} remark={say('movement.changes-remark')}>
        <MovementChanges result={result} earlier={earlier} />
      </Card>
      <Card title={say('measures.title')} remark={say('movement.measures-remark')}>
        {result.measures.length === 0 ? (
          <p>{say('movement.measures-none')}</p>
        ) : (
          <MeasuresOfMovement result={result} />
        )}
      </Card>
      <p className={styles.limits}>{say('therapist.not-a-diagnosis')}</p>
    </div>
  );
}

function factsOf(
  movement: MovementDetail['movement'],
  translator: Translator,
): readonly (readonly [term: string, value: string])[] {
  const { say } = translator;
  const { result } = movement.record;
  return [
    [say('movement.fact.quality'), say(`movement.quality.${result.quality}`)],
    [say('movement.fact.length'), formatClock(result.durationMs)],
    [say('movement.fact.recorded-on'), recordedOn(movement, translator)],
    ...(result.task === 'type'
      ? []
      : ([
          [say('movement.fact.repetitions'), repetitionText(result, translator)],
          [say('movement.fact.order'), orderText(result, translator)],
        ] as const)),
  ];
}
