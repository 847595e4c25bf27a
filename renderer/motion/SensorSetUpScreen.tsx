import { useState } from 'react';
import { useTranslator } from '../app/language.tsx';
import { goTo, type Screen } from '../app/screens.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import type { WornPlace } from './PersonPicture.tsx';
import { SensorGuide, setUpSteps } from './SensorGuide.tsx';
import type { SetUpStep } from './SensorGuide.tsx';
import styles from './SensorSetUp.module.css';

const PLACES: readonly WornPlace[] = ['thorax', 'pelvis'];
const ORDER = setUpSteps(PLACES);

/** Both motion sensors are put on and calibrated, outside a session. */
export function SensorSetUpScreen({ back }: { readonly back: Screen }) {
  const [step, setStep] = useState<SetUpStep>('find');
  return (
    <>
      <SetUpBar step={step} onLeave={() => goTo(back)} />
      <SensorGuide places={PLACES} begin="find" canSkip onStep={setStep} onDone={() => goTo(back)} />
    </>
  );
}

function SetUpBar({ step, onLeave }: { readonly step: SetUpStep; readonly onLeave: () => void }) {
  const { say } = useTranslator();
  const place = ORDER.indexOf(step);
  return (
    <div className={styles.bar}>
      <span className={styles.name}>{say('sensor-set-up.name')}</span>
      <ol
        className={styles.way}
        aria-label={say('sensor-set-up.step', { step: place + 1, all: ORDER.length })}
      >
        {ORDER.map((name, index) => (
          <li key={name} data-state={index < place ? 'done' : index === place ? 'now' : 'ahead'} />
        ))}
      </ol>
      <div className={styles.leave}>
        <BigButton tone="quiet" icon={<CloseIcon />} onClick={onLeave}>
          {say('sensor-set-up.leave')}
        </BigButton>
      </div>
    </div>
  );
}
