import { Alert, Button, Loader, Modal, SegmentedControl, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import { pipelineNameSchema } from '#core/recording/measures.ts';
import type { SegmentMeasures } from '#core/recording/measures.ts';
import type { Result } from '#core/errors.ts';
import { gradeSchema } from '#core/reliability/grade.ts';
import type { PipelineName } from '#core/stabilometry/prepare.ts';
import { call } from '#renderer/bridge/client.ts';
import { useTranslator } from '../app/language.tsx';
import { therapistLocked } from '../app/therapist-lock.ts';
import { reasonWithNames } from './measure-labels.ts';
import { MeasureTable } from './MeasureTable.tsx';
import styles from './MeasuresPanel.module.css';
import { segmentKey, segmentText } from './session-blocks.ts';

interface MeasuresPanelProps {
  readonly detail: Pick<SessionDetail, 'row' | 'programme'>;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Everything that can be measured in a recording, for those who want more than the primary measures. */
export function MeasuresPanel({ detail, opened, onClose }: MeasuresPanelProps) {
  const { say } = useTranslator();
  const [pipeline, setPipeline] = useState<PipelineName>('standard');
  const [chosen, setChosen] = useState<string>();
  const [round, setRound] = useState(0);
  return (
    <Modal opened={opened} onClose={onClose} title={say('measures.title')} size="58rem" centered>
      <div className={styles.panel}>
        <div className={styles.pipeline}>
          <span className={styles.label} id="pipeline">
            {say('measures.pipeline')}
          </span>
          <SegmentedControl
            aria-labelledby="pipeline"
            data={pipelineNameSchema.options.map((name) => ({
              value: name,
              label: say(`measures.pipeline-${name}`),
            }))}
            value={pipeline}
            onChange={setPipeline}
          />
        </div>
        <Measures
          // Numbers of one pipeline must not stand under the name of the other.
          key={`${pipeline} ${round}`}
          detail={detail}
          pipeline={pipeline}
          chosen={chosen}
          onSegment={setChosen}
          onAgain={() => setRound(round + 1)}
        />
        <p className={styles.quiet}>{say('therapist.not-a-diagnosis')}</p>
      </div>
    </Modal>
  );
}

interface MeasuresProps {
  readonly detail: Pick<SessionDetail, 'row' | 'programme'>;
  readonly pipeline: PipelineName;
  /** Which segment, as `segmentKey` has it; undefined: the first. */
  readonly chosen: string | undefined;
  readonly onSegment: (key: string) => void;
  readonly onAgain: () => void;
}

function Measures({ detail, pipeline, chosen, onSegment, onAgain }: MeasuresProps) {
  const translator = useTranslator();
  const { say, sayMessage } = translator;
  const answer = useMeasures(detail.row.id, pipeline);
  if (answer === undefined) {
    return (
      <output className={styles.loading}>
        <Loader size="sm" /> {say('measures.measuring')}
      </output>
    );
  }
  if (!answer.ok) {
    return (
      <Alert color="warn" variant="light" title={say('measures.failed')}>
        <p>{sayMessage(answer.error.message)}</p>
        <Button variant="default" onClick={onAgain}>
          {say('action.try-again')}
        </Button>
      </Alert>
    );
  }
  const measured = answer.value.find(({ segment }) => segmentKey(segment) === chosen) ?? answer.value[0];
  if (measured === undefined) return <p>{say('measures.nobody')}</p>;
  return (
    <>
      <Select
        label={say('measures.part')}
        className={styles.segment ?? ''}
        data={answer.value.map(({ segment, seconds }) => ({
          value: segmentKey(segment),
          label: say('measures.part-of-seconds', { part: segmentText(segment, detail, translator), seconds }),
        }))}
        value={segmentKey(measured.segment)}
        allowDeselect={false}
        maxDropdownHeight={360}
        onChange={(key) => key !== null && onSegment(key)}
      />
      <SegmentMeasuresTable measured={measured} />
    </>
  );
}

function SegmentMeasuresTable({ measured }: { readonly measured: SegmentMeasures }) {
  const { say, sayMessage } = useTranslator();
  const { segment, flags, measures, pipeline } = measured;
  return (
    <>
      <p className={styles.quiet}>
        {say('measures.about-pipeline', { pipeline: pipeline.name, version: pipeline.version })}{' '}
        {segment.kind !== 'quiet' && say('measures.about-playing')}
      </p>
      {flags.length > 0 && (
        <Alert color="warn" variant="light" title={say('measures.with-care')}>
          <ul className={styles.flags}>
            {flags.map(({ code, reason }, index) => (
              <li key={index}>
                <strong>{say(`quality.code.${code}`)}</strong> {sayMessage(reasonWithNames(reason))}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {measures.length === 0 ? (
        <p>{say('measures.none')}</p>
      ) : (
        <>
          <dl className={styles.grades}>
            {gradeSchema.options.map((grade) => (
              <div key={grade}>
                <dt>{say('measures.grade-and-colon', { grade: say(`grade.name.${grade}`) })}</dt>{' '}
                <dd>{say(`grade.meaning.${grade}`)}</dd>
              </div>
            ))}
          </dl>
          <MeasureTable measures={measures} />
        </>
      )}
    </>
  );
}

/** Asked once, when it appears; undefined until it is answered. */
function useMeasures(sessionId: string, pipeline: PipelineName): Result<SegmentMeasures[]> | undefined {
  const [answer, setAnswer] = useState<Result<SegmentMeasures[]>>();
  useEffect(() => {
    let wanted = true;
    void call('session:measures', { sessionId, pipeline }).then((result) => {
      if (!wanted) return;
      if (!result.ok && result.error.code === 'locked') therapistLocked();
      else setAnswer(result);
    });
    return () => {
      wanted = false;
    };
  }, [sessionId, pipeline]);
  return answer;
}
