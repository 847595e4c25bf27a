import type { ReactNode } from 'react';
import { useTranslator } from '../app/language.tsx';
import { useSensors } from '../sensors/sensors-store.ts';
import { PatientStage } from '../patient/PatientStage.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { LiveTrunkFigure } from './TrunkFigure.tsx';
import { zeroText } from './body-text.ts';
import styles from './SensorSetUp.module.css';
import { useHeadingZero } from './use-heading-zero.ts';
import { wornAdvice, wornSensors, wornTitle } from './worn-sensors.ts';

interface WornStepProps {
  readonly onAgain: () => void;
  /** Left out where what comes next comes by itself. */
  readonly onDone?: (() => void) | undefined;
  readonly aside?: ReactNode;
}

/** The proof: the figure moves as the person does. */
export function WornStep({ onAgain, onDone, aside }: WornStepProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { devices, body } = useSensors();
  const { answer, zero } = useHeadingZero();
  const worn = wornSensors(devices, body);
  return (
    <PatientStage
      screen="sensors-worn"
      aside={aside}
      title={say(wornTitle(worn))}
      actions={
        <>
          <BigButton tone="quiet" onClick={onAgain}>
            {say('sensor-set-up.worn.again')}
          </BigButton>
          <BigButton tone="quiet" onClick={zero}>
            {say('sensor-set-up.worn.zero')}
          </BigButton>
          {onDone !== undefined && (
            <BigButton focused onClick={onDone}>
              {say('sensor-set-up.worn.done')}
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
            {worn.map((sensor) => (
              <div key={sensor.serial} data-state={sensor.state}>
                <dt>{say(`sensor-place.${sensor.role}`)}</dt>
                <dd>{say(`sensor-set-up.worn.state.${sensor.state}`)}</dd>
                <dt>{wornAdvice(sensor, translator)}</dt>
              </div>
            ))}
          </dl>
          {answer?.problem !== undefined && (
            <p className={styles.problem} role="alert">
              {zeroText(answer, translator)}
            </p>
          )}
        </div>
      </div>
    </PatientStage>
  );
}
