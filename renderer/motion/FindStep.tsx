import type { ReactNode } from 'react';
import type { DeviceState } from '#core/contract/sensors.ts';
import { useTranslator } from '../app/language.tsx';
import { useSensors } from '../sensors/sensors-store.ts';
import { PatientStage } from '../patient/PatientStage.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { deviceText, ROLE_TEXT, wearable, wornAt } from './motion-devices.ts';
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
  const { sayMessage } = useTranslator();
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
      title={titleOf(found.length, ready.length)}
      actions={
        <>
          {known && (
            <BigButton tone="quiet" onClick={() => onNext(assignFirst)}>
              Choose anew
            </BigButton>
          )}
          <BigButton
            key={ready.length === 0 ? 'none' : known ? 'known' : 'new'}
            focused
            disabled={ready.length === 0}
            onClick={() => onNext(known ? 'strap' : assignFirst)}
          >
            Go on
          </BigButton>
        </>
      }
    >
      {found.length === 0 ? (
        <p className={styles.text}>
          Looking for them… Pair Joy-Cons, controllers or a Wii Remote with this computer first; plug in the
          receiver of SlimeVR trackers. Linux may have to be allowed once: see Devices.
        </p>
      ) : (
        <ul className={styles.found}>
          {found.map((device) => (
            <li key={device.serial} data-ready={device.state === 'ready' || undefined}>
              <strong>{deviceText(device)}</strong>
              <span>
                {device.state === 'ready' ? ROLE_TEXT[device.motion.role] : STATE_TEXT[device.state]}
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

function titleOf(found: number, ready: number): string {
  if (ready > 0) return 'These sensors answer';
  return found > 0 ? 'One moment: they are starting' : 'Switch the motion sensors on';
}

const STATE_TEXT: Readonly<Record<Exclude<DeviceState, 'ready'>, string>> = {
  found: 'Not ready yet',
  opening: 'Not ready yet',
  initialising: 'Not ready yet',
  silent: 'Silent',
  lost: 'Lost',
  failed: 'Cannot be used',
};
