import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslator } from '../app/language.tsx';
import { useSpoken } from '../app/speech.ts';
import { PatientStage } from '../patient/PatientStage.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { PlayIcon } from '../ui/icons.tsx';
import { SidePicture } from './PersonPicture.tsx';
import styles from './SensorSetUp.module.css';
import { useCalibration } from './use-calibration.ts';

interface CalibrateStepProps {
  readonly onStrap: () => void;
  readonly onNext: () => void;
  readonly aside?: ReactNode;
}

/** Stand still for three seconds, then bend once: which way each sensor is strapped. */
export function CalibrateStep({ onStrap, onNext, aside }: CalibrateStepProps) {
  const { say, sayMessage } = useTranslator();
  const { step, start } = useCalibration();
  const stood = step?.step === 'stand-still' && step.state === 'done';
  const bent = step?.step === 'calibration-bend' && step.state === 'done';
  useEffect(() => {
    if (stood) start('calibration-bend');
  }, [stood, start]);
  useEffect(() => {
    if (bent) onNext();
  }, [bent, onNext]);

  const running = step?.state === 'running' || stood;
  const guided = step?.step === 'calibration-bend' || stood ? 'calibration-bend' : 'stand-still';
  const failed = step?.state === 'failed';
  const title = say(`sensor-set-up.calibrate.${guided}.title`);
  const text =
    step?.problem === undefined ? say(`sensor-set-up.calibrate.${guided}`) : sayMessage(step.problem);
  // Who bows does not see the screen.
  useSpoken([title, text]);
  return (
    <PatientStage
      screen={`sensors-${guided}`}
      aside={aside}
      title={title}
      actions={
        !running && (
          <>
            {failed && (
              <BigButton tone="quiet" onClick={onStrap}>
                {say('sensor-set-up.calibrate.see-straps')}
              </BigButton>
            )}
            <BigButton focused icon={<PlayIcon />} onClick={() => start('stand-still')}>
              {say(failed ? 'action.try-again' : 'sensor-set-up.calibrate.begin')}
            </BigButton>
          </>
        )
      }
    >
      <div className={styles.guide}>
        <div>
          <p className={styles.text} aria-live="polite">
            {text}
          </p>
          {running && (
            <div className={styles.ring}>
              <CountdownRing leftMs={1 - step.progress} ofMs={1} text="" />
            </div>
          )}
        </div>
        <div className={styles.pictures}>
          <SidePicture bending={guided === 'calibration-bend'} />
        </div>
      </div>
    </PatientStage>
  );
}
