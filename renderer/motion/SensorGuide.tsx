import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { BodyStatus, DeviceStatus } from '#core/contract/sensors.ts';
import { discoverMotionSensors, sensorsStore } from '../sensors/sensors-store.ts';
import { AssignStep } from './AssignStep.tsx';
import { CalibrateStep } from './CalibrateStep.tsx';
import { FindStep } from './FindStep.tsx';
import { wornAt } from './motion-devices.ts';
import type { WornPlace } from './PersonPicture.tsx';
import { StrapStep } from './StrapStep.tsx';
import { WornStep } from './WornStep.tsx';

export type SetUpStep = 'find' | 'assign-thorax' | 'assign-pelvis' | 'strap' | 'calibrate' | 'worn';

/** The steps for these places, in their order. */
export function setUpSteps(places: readonly WornPlace[]): readonly SetUpStep[] {
  return ['find', ...places.map((place) => `assign-${place}` as const), 'strap', 'calibrate', 'worn'];
}

/** Where the guide begins: nobody puts on again what is on, nor finds again what is known. */
export function firstSetUpStep(
  places: readonly WornPlace[],
  devices: readonly DeviceStatus[],
  { segments }: BodyStatus,
): SetUpStep {
  if (!places.every((place) => wornAt(devices, place) !== undefined)) return 'find';
  const aligned = places.every((place) =>
    segments.some(({ role, aligned: known }) => role === place && known),
  );
  return aligned ? 'worn' : 'strap';
}

interface SensorGuideProps {
  /** Where sensors are put on; the others are left alone. */
  readonly places: readonly WornPlace[];
  readonly begin: SetUpStep;
  /** A place may be left without a sensor. */
  readonly canSkip: boolean;
  /** Left out where what comes next comes by itself. */
  readonly onDone?: (() => void) | undefined;
  readonly onStep?: ((step: SetUpStep) => void) | undefined;
  /** At the other end of the foot. */
  readonly aside?: ReactNode;
}

/** Motion sensors from the drawer to the body: found, told apart, strapped on, calibrated, seen live. */
export function SensorGuide({ places, begin, canSkip, onDone, onStep, aside }: SensorGuideProps) {
  const [step, setStep] = useState(begin);
  useEffect(() => {
    discoverMotionSensors(true);
    return () => discoverMotionSensors(false);
  }, []);
  useEffect(() => onStep?.(step), [onStep, step]);
  const afterAssigning = (place: WornPlace): SetUpStep => {
    const steps = setUpSteps(places);
    return steps[steps.indexOf(`assign-${place}`) + 1] ?? 'strap';
  };

  switch (step) {
    case 'find':
      return <FindStep places={places} onNext={setStep} aside={aside} />;
    case 'assign-thorax':
    case 'assign-pelvis': {
      const place = step === 'assign-thorax' ? 'thorax' : 'pelvis';
      const next = (): void => setStep(afterAssigning(place));
      return <AssignStep key={place} place={place} canSkip={canSkip} onNext={next} aside={aside} />;
    }
    case 'strap':
      return <StrapStep places={places} onNext={() => setStep('calibrate')} aside={aside} />;
    case 'calibrate':
      return <CalibrateStep onStrap={() => setStep('strap')} onNext={() => setStep('worn')} aside={aside} />;
    case 'worn':
      return <WornStep onAgain={() => setStep('calibrate')} onDone={onDone} aside={aside} />;
  }
}

/** Where the guide begins with what the sensors say now. */
export function firstSetUpStepNow(places: readonly WornPlace[]): SetUpStep {
  const { devices, body } = sensorsStore.get();
  return firstSetUpStep(places, devices, body);
}
