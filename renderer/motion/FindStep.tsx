import type { ReactNode } from 'react';
import type { DeviceState } from '#core/contract/sensors.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { useSensors } from '../sensors/sensors-store.ts';
import { PatientStage } from '../patient/PatientStage.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { deviceText, wearable, wornAt } from './motion-devices.ts';
import styles from './SensorSetUp.module.css';
import type { WornPlace } from './PersonPicture.tsx';
import type { SetUpStep } from './SensorGuide.tsx';

interface FindStepProps {
  readonly places: readonly WornPlace[];
  readonly onNext: (step: SetUpStep) => void;
  readonly aside?: ReactNode;
}

/** Which sensors answer, and whether it is known where they go. */
export function FindStep({ places, onNext, aside }: FindStepProps) {
  const translator = useTranslator();
  const { say, sayMessage } = translator;
  const { devices } = useSensors();
  const found = wearable(devices);
  const ready = found.filter((device) => device.state === 'ready');
  const known = places.every((place) => wornAt(devices, place) !== undefined);
  const assignFirst: SetUpStep = places[0] === 'pelvis' ? 'assign-pelvis' : 'assign-thorax';
  const trouble = found.flatMap(({ error, warnings }) => [...warnings, ...(error ? [error.message] : [])]);
  return (
    <PatientStage
      screen="sensors-find"
      aside={aside}
      title={say(titleOf(found.length, ready.length))}
      actions={
        <>
          {known && (
            <BigButton tone="quiet" onClick={() => onNext(assignFirst)}>
              {say('sensor-set-up.find.choose-anew')}
            </BigButton>
          )}
          <BigButton
            key={ready.length === 0 ? 'none' : known ? 'known' : 'new'}
            focused
            disabled={ready.length === 0}
            onClick={() => onNext(known ? 'strap' : assignFirst)}
          >
            {say('action.go-on')}
          </BigButton>
        </>
      }
    >
      {found.length === 0 ? (
        <p className={styles.text}>{say('sensor-set-up.find.looking')}</p>
      ) : (
        <ul className={styles.found}>
          {found.map((device) => (
            <li key={device.serial} data-ready={device.state === 'ready' || undefined}>
              <strong>{deviceText(device, translator)}</strong>
              <span>
                {say(
                  device.state === 'ready' ? `sensor-place.${device.motion.role}` : STATE_IDS[device.state],
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {trouble.map(sayMessage).map((words) => (
        <p key={words} className={styles.problem} role="alert">
          {words}
        </p>
      ))}
    </PatientStage>
  );
}

function titleOf(found: number, ready: number): PlainMessageId {
  if (ready > 0) return 'sensor-set-up.find.title.ready';
  return found > 0 ? 'sensor-set-up.find.title.starting' : 'sensor-set-up.find.title.none';
}

const STATE_IDS: Readonly<Record<Exclude<DeviceState, 'ready'>, PlainMessageId>> = {
  found: 'sensor-set-up.find.state.found',
  opening: 'sensor-set-up.find.state.found',
  initialising: 'sensor-set-up.find.state.found',
  silent: 'sensor-set-up.find.state.silent',
  lost: 'sensor-set-up.find.state.lost',
  failed: 'sensor-set-up.find.state.failed',
};
