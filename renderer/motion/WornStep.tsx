import { PatientStage } from '../patient/PatientStage.tsx';
import { sendToSensors, useSensors } from '../sensors/sensors-store.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { LiveTrunkFigure } from './TrunkFigure.tsx';
import { headingWords } from './body-words.ts';
import { ROLE_WORDS } from './motion-devices.ts';
import styles from './SensorSetUp.module.css';

interface WornStepProps {
  readonly onAgain: () => void;
  readonly onDone: () => void;
}

/** The proof: the figure moves as the person does. */
export function WornStep({ onAgain, onDone }: WornStepProps) {
  const { segments } = useSensors().body;
  const worn = segments.filter(({ role }) => role === 'thorax' || role === 'pelvis');
  const slipped = worn.some((segment) => segment.slipped);
  return (
    <PatientStage
      screen="sensors-worn"
      title={slipped ? 'A sensor has slipped' : 'The figure moves as you do'}
      actions={
        <>
          <BigButton tone="quiet" onClick={onAgain}>
            Calibrate again
          </BigButton>
          <BigButton tone="quiet" onClick={() => sendToSensors({ type: 'zero-heading' })}>
            I look straight ahead
          </BigButton>
          <BigButton focused onClick={onDone}>
            Done
          </BigButton>
        </>
      }
    >
      <div className={styles.worn}>
        <div className={styles.figure}>
          <LiveTrunkFigure />
        </div>
        <dl className={styles.facts}>
          {worn.map((segment) => (
            <div key={segment.serial}>
              <dt>{ROLE_WORDS[segment.role]}</dt>
              <dd>{segment.aligned ? (segment.slipped ? 'Slipped' : 'Firm') : 'Not calibrated'}</dd>
              <dt>{headingWords(segment)}</dt>
            </div>
          ))}
        </dl>
      </div>
    </PatientStage>
  );
}
