import type { ReactNode } from 'react';
import { useSensors } from '../sensors/sensors-store.ts';
import { PatientStage } from '../patient/PatientStage.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { LiveTrunkFigure } from './TrunkFigure.tsx';
import { zeroText } from './body-text.ts';
import styles from './SensorSetUp.module.css';
import { useHeadingZero } from './use-heading-zero.ts';
import { wornSensors, wornTitle } from './worn-sensors.ts';

interface WornStepProps {
  readonly onAgain: () => void;
  /** Left out where what comes next comes by itself. */
  readonly onDone?: (() => void) | undefined;
  readonly aside?: ReactNode;
}

/** The proof: the figure moves as the person does. */
export function WornStep({ onAgain, onDone, aside }: WornStepProps) {
  const { devices, body } = useSensors();
  const { answer, zero } = useHeadingZero();
  const worn = wornSensors(devices, body);
  return (
    <PatientStage
      screen="sensors-worn"
      aside={aside}
      title={wornTitle(worn)}
      actions={
        <>
          <BigButton tone="quiet" onClick={onAgain}>
            Calibrate again
          </BigButton>
          <BigButton tone="quiet" onClick={zero}>
            I look straight ahead
          </BigButton>
          {onDone !== undefined && (
            <BigButton focused onClick={onDone}>
              Done
            </BigButton>
          )}
        </>
      }
    >
      <div className={styles.worn}>
        <div className={styles.figure}>
          <LiveTrunkFigure />
        </div>
        <div>
          <dl className={styles.facts}>
            {worn.map(({ place, serial, state, words, more }) => (
              <div key={serial} data-state={state}>
                <dt>{place}</dt>
                <dd>{words}</dd>
                <dt>{more}</dt>
              </div>
            ))}
          </dl>
          {answer?.problem !== undefined && (
            <p className={styles.problem} role="alert">
              {zeroText(answer)}
            </p>
          )}
        </div>
      </div>
    </PatientStage>
  );
}
