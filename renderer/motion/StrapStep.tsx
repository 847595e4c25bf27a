import type { ReactNode } from 'react';
import { useTranslator } from '../app/language.tsx';
import { PatientStage } from '../patient/PatientStage.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { useSensors } from '../sensors/sensors-store.ts';
import { wornAt } from './motion-devices.ts';
import { FacingPicture } from './PersonPicture.tsx';
import type { WornPlace } from './PersonPicture.tsx';
import styles from './SensorSetUp.module.css';

interface StrapStepProps {
  readonly places: readonly WornPlace[];
  readonly onNext: () => void;
  readonly aside?: ReactNode;
}

/** Where the sensors go on the body. */
export function StrapStep({ places, onNext, aside }: StrapStepProps) {
  const { say } = useTranslator();
  const { devices } = useSensors();
  const goesOn = (place: WornPlace): boolean =>
    places.includes(place) && wornAt(devices, place) !== undefined;
  return (
    <PatientStage
      screen="sensors-strap"
      aside={aside}
      title={say('sensor-set-up.strap.title')}
      actions={
        <BigButton focused onClick={onNext}>
          {say('sensor-set-up.strap.done')}
        </BigButton>
      }
    >
      <div className={styles.places}>
        <div className={styles.figures}>
          {goesOn('thorax') && (
            <figure>
              <FacingPicture view="front" worn="thorax" />
              <figcaption>
                <strong>{say('sensor-place.thorax')}</strong>
                {say('sensor-set-up.strap.thorax')}
              </figcaption>
            </figure>
          )}
          {goesOn('pelvis') && (
            <figure>
              <FacingPicture view="back" worn="pelvis" />
              <figcaption>
                <strong>{say('sensor-place.pelvis')}</strong>
                {say('sensor-set-up.strap.pelvis')}
              </figcaption>
            </figure>
          )}
        </div>
        <p className={styles.text}>{say('sensor-set-up.strap.how')}</p>
      </div>
    </PatientStage>
  );
}
