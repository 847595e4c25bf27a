import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslator } from '../app/language.tsx';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { PatientStage } from '../patient/PatientStage.tsx';
import { useSensors } from '../sensors/sensors-store.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { assigned, serialAt } from './assignments.ts';
import { deviceText, wearable, wornAt } from './motion-devices.ts';
import { FacingPicture, type WornPlace } from './PersonPicture.tsx';
import styles from './SensorSetUp.module.css';
import { useMovedSensor } from './use-moved-sensor.ts';

/** Long enough to read which one it was. */
const SHOWN_MS = 1500;

interface AssignStepProps {
  readonly place: WornPlace;
  readonly canSkip: boolean;
  readonly onNext: () => void;
  readonly aside?: ReactNode;
}

/** A sensor gets its place by being moved; its serial number keeps it. */
export function AssignStep({ place, canSkip, onNext, aside }: AssignStepProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { sensors } = useSettings();
  const devices = wearable(useSensors().devices);
  const thorax = wornAt(devices, 'thorax')?.serial;
  const { serial, progress } = useMovedSensor(place === 'pelvis' ? thorax : undefined);
  const chosen = progress === 1 ? devices.find((device) => device.serial === serial) : undefined;
  const chosenSerial = chosen?.serial;

  useEffect(() => {
    if (chosenSerial === undefined) return undefined;
    const timer = setTimeout(
      () => void changeSettings({ sensors: assigned(sensors, chosenSerial, place) }).then(onNext),
      SHOWN_MS,
    );
    return () => clearTimeout(timer);
    // The settings of the moment it was chosen.
  }, [chosenSerial, place, onNext, sensors]);

  const skip = async (): Promise<void> => {
    const former = wornAt(devices, place)?.serial ?? serialAt(sensors, place);
    if (former !== undefined) await changeSettings({ sensors: assigned(sensors, former, 'none') });
    onNext();
  };
  return (
    <PatientStage
      screen={`sensors-assign-${place}`}
      title={say(`sensor-set-up.assign.${place}`)}
      aside={aside}
      actions={
        canSkip && (
          <BigButton tone="quiet" onClick={() => void skip()}>
            {say(`sensor-set-up.assign.none.${place}`)}
          </BigButton>
        )
      }
    >
      <div className={styles.guide}>
        <div>
          <p className={styles.text} aria-live="polite">
            {chosen === undefined
              ? say('sensor-set-up.assign.how')
              : say('sensor-set-up.assign.chosen', { device: deviceText(chosen, translator) })}
          </p>
          <div className={styles.ring}>
            <CountdownRing leftMs={progress} ofMs={1} text={chosen === undefined ? '' : '✓'} />
          </div>
        </div>
        <div className={styles.pictures}>
          <FacingPicture view={place === 'thorax' ? 'front' : 'back'} worn={place} />
        </div>
      </div>
    </PatientStage>
  );
}
