import type { ReactNode } from 'react';
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
  const { devices } = useSensors();
  const goesOn = (place: WornPlace): boolean =>
    places.includes(place) && wornAt(devices, place) !== undefined;
  return (
    <PatientStage
      screen="sensors-strap"
      aside={aside}
      title="Strap them on, tight and flat"
      actions={
        <BigButton focused onClick={onNext}>
          They sit firmly
        </BigButton>
      }
    >
      <div className={styles.places}>
        {goesOn('thorax') && (
          <figure>
            <FacingPicture view="front" worn="thorax" />
            <figcaption>
              <strong>Chest</strong>
              On the breastbone, the strap just below the arms.
            </figcaption>
          </figure>
        )}
        {goesOn('pelvis') && (
          <figure>
            <FacingPicture view="back" worn="pelvis" />
            <figcaption>
              <strong>Pelvis</strong>
              On the flat bone at the very bottom of the back.
            </figcaption>
          </figure>
        )}
        <p className={styles.text}>
          Which way up does not matter. It matters that a sensor moves with the bone and not on its own: over
          thin clothes or skin, not over a belt or a pocket.
        </p>
      </div>
    </PatientStage>
  );
}
