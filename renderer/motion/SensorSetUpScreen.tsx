import { useEffect, useState } from 'react';
import { goTo, type Screen } from '../app/screens.ts';
import { discoverMotionSensors } from '../sensors/sensors-store.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { AssignStep } from './AssignStep.tsx';
import { CalibrateStep } from './CalibrateStep.tsx';
import { FindStep } from './FindStep.tsx';
import styles from './SensorSetUp.module.css';
import { StrapStep } from './StrapStep.tsx';
import { WornStep } from './WornStep.tsx';

export type SetUpStep = 'find' | 'assign-thorax' | 'assign-pelvis' | 'strap' | 'calibrate' | 'worn';

const ORDER: readonly SetUpStep[] = ['find', 'assign-thorax', 'assign-pelvis', 'strap', 'calibrate', 'worn'];

/** Motion sensors from the drawer to the body: found, told apart, strapped on, calibrated, seen live. */
export function SensorSetUpScreen({ back }: { readonly back: Screen }) {
  const [step, setStep] = useState<SetUpStep>('find');
  useEffect(() => {
    discoverMotionSensors(true);
    return () => discoverMotionSensors(false);
  }, []);
  return (
    <>
      <SetUpBar step={step} onLeave={() => goTo(back)} />
      {step === 'find' && <FindStep onNext={setStep} />}
      {step === 'assign-thorax' && (
        <AssignStep key="thorax" place="thorax" onNext={() => setStep('assign-pelvis')} />
      )}
      {step === 'assign-pelvis' && <AssignStep key="pelvis" place="pelvis" onNext={() => setStep('strap')} />}
      {step === 'strap' && <StrapStep onNext={() => setStep('calibrate')} />}
      {step === 'calibrate' && (
        <CalibrateStep onStrap={() => setStep('strap')} onNext={() => setStep('worn')} />
      )}
      {step === 'worn' && <WornStep onAgain={() => setStep('calibrate')} onDone={() => goTo(back)} />}
    </>
  );
}

function SetUpBar({ step, onLeave }: { readonly step: SetUpStep; readonly onLeave: () => void }) {
  const place = ORDER.indexOf(step);
  return (
    <div className={styles.bar}>
      <span className={styles.name}>Motion sensors</span>
      <ol className={styles.way} aria-label={`Step ${place + 1} of ${ORDER.length}`}>
        {ORDER.map((name, index) => (
          <li key={name} data-state={index < place ? 'done' : index === place ? 'now' : 'ahead'} />
        ))}
      </ol>
      <div className={styles.leave}>
        <BigButton tone="quiet" icon={<CloseIcon />} onClick={onLeave}>
          Leave
        </BigButton>
      </div>
    </div>
  );
}
