import { PatientStage } from '../patient/PatientStage.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { useSensors } from '../sensors/sensors-store.ts';
import { wornAt } from './motion-devices.ts';
import { FacingPicture } from './PersonPicture.tsx';
import styles from './SensorSetUp.module.css';

/** Where the sensors go on the body. */
export function StrapStep({ onNext }: { readonly onNext: () => void }) {
  const { devices } = useSensors();
  return (
    <PatientStage
      screen="sensors-strap"
      title="Strap them on, tight and flat"
      actions={
        <BigButton focused onClick={onNext}>
          They sit firmly
        </BigButton>
      }
    >
      <div className={styles.places}>
        {wornAt(devices, 'thorax') !== undefined && (
          <figure>
            <FacingPicture view="front" worn="thorax" />
            <figcaption>
              <strong>Chest</strong>
              On the breastbone, the strap just below the arms.
            </figcaption>
          </figure>
        )}
        {wornAt(devices, 'pelvis') !== undefined && (
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
