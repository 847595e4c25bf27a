import { useEffect } from 'react';
import type { ReactNode } from 'react';
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
  const bending = step?.step === 'calibration-bend' || stood;
  const failed = step?.state === 'failed';
  return (
    <PatientStage
      screen={`sensors-${bending ? 'calibration-bend' : 'stand-still'}`}
      aside={aside}
      title={bending ? 'Bow forward once, and come back up' : 'Stand up straight and still'}
      actions={
        !running && (
          <>
            {failed && (
              <BigButton tone="quiet" onClick={onStrap}>
                See how to strap them
              </BigButton>
            )}
            <BigButton focused icon={<PlayIcon />} onClick={() => start('stand-still')}>
              {failed ? 'Try again' : 'I stand still'}
            </BigButton>
          </>
        )
      }
    >
      <div className={styles.guide}>
        <div>
          <p className={styles.text} aria-live="polite">
            {failed ? step.problem : TEXT[bending ? 'calibration-bend' : 'stand-still']}
          </p>
          {running && (
            <div className={styles.ring}>
              <CountdownRing leftMs={1 - step.progress} ofMs={1} text="" />
            </div>
          )}
        </div>
        <div className={styles.pictures}>
          <SidePicture bending={bending} />
        </div>
      </div>
    </PatientStage>
  );
}

const TEXT = {
  'stand-still': 'Look straight ahead, arms at your sides. Three seconds.',
  'calibration-bend': 'Slowly, as far as is comfortable, straight forward. Knees stay as they are.',
} as const;
