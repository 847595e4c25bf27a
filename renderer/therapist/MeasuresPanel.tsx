import { Alert, Button, Loader, Modal, SegmentedControl, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { SegmentMeasures } from '#core/recording/measures.ts';
import type { Result } from '#core/errors.ts';
import type { Grade } from '#core/reliability/grade.ts';
import type { PipelineName } from '#core/stabilometry/prepare.ts';
import { call } from '#renderer/bridge/client.ts';
import { useTranslator } from '../app/language.tsx';
import { therapistLocked } from '../app/therapist-lock.ts';
import { NOT_A_DIAGNOSIS } from './labels.ts';
import {
  FLAG_LABELS,
  GRADE_LABELS,
  GRADE_MEANINGS,
  PIPELINE_LABELS,
  PIPELINE_MEANINGS,
  reasonText,
} from './measure-labels.ts';
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
  const [pipeline, setPipeline] = useState<PipelineName>('standard');
  const [chosen, setChosen] = useState<string>();
  const [round, setRound] = useState(0);
  return (
    <Modal opened={opened} onClose={onClose} title="All measures" size="58rem" centered>
      <div className={styles.panel}>
        <div className={styles.pipeline}>
          <span className={styles.label} id="pipeline">
            Pipeline
          </span>
          <SegmentedControl
            aria-labelledby="pipeline"
            data={Object.entries(PIPELINE_LABELS).map(([value, label]) => ({ value, label }))}
            value={pipeline}
            onChange={(value) => setPipeline(value as PipelineName)}
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
        <p className={styles.quiet}>{NOT_A_DIAGNOSIS}</p>
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
  const { sayMessage } = useTranslator();
  const answer = useMeasures(detail.row.id, pipeline);
  if (answer === undefined) {
    return (
      <output className={styles.loading}>
        <Loader size="sm" /> Measuring the recording…
      </output>
    );
  }
  if (!answer.ok) {
    return (
      <Alert color="warn" variant="light" title="The recording could not be measured">
        <p>{sayMessage(answer.error.message)}</p>
        <Button variant="default" onClick={onAgain}>
          Try again
        </Button>
      </Alert>
    );
  }
  const measured = answer.value.find(({ segment }) => segmentKey(segment) === chosen) ?? answer.value[0];
  if (measured === undefined)
    return <p>Nobody stood or played in this recording: there is nothing to measure.</p>;
  return (
    <>
      <Select
        label="Part of the session"
        className={styles.segment ?? ''}
        data={answer.value.map(({ segment, seconds }) => ({
          value: segmentKey(segment),
          label: `${segmentText(segment, detail)}, ${seconds.toFixed(0)} s`,
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
  const { segment, flags, measures, pipeline } = measured;
  return (
    <>
      <p className={styles.quiet}>
        Pipeline {pipeline.name}, version {pipeline.version}: {PIPELINE_MEANINGS[pipeline.name]}. The numbers
        depend on it: compare only numbers of the same pipeline and version.
        {segment.kind !== 'quiet' &&
          ' Here the person was playing, not standing still: the numbers say how the weight moved, and the grades, which come from quiet standing, are too kind.'}
      </p>
      {flags.length > 0 && (
        <Alert color="warn" variant="light" title="Read with care">
          <ul className={styles.flags}>
            {flags.map(({ code, reason }) => (
              <li key={reason}>
                <strong>{FLAG_LABELS[code]}.</strong> {reasonText(reason)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {measures.length === 0 ? (
        <p>This segment can’t be measured.</p>
      ) : (
        <>
          <dl className={styles.grades}>
            {(Object.keys(GRADE_LABELS) as Grade[]).map((grade) => (
              <div key={grade}>
                <dt>{GRADE_LABELS[grade]}:</dt> <dd>{GRADE_MEANINGS[grade]}</dd>
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
