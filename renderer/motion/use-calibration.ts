import { useCallback, useEffect, useRef, useState } from 'react';
import type { CalibrationStep } from '#core/contract/sensors.ts';
import type { Movement } from '#core/contract/stimulus.ts';
import { askMovement, onSensorMessage, sendToSensors } from '../sensors/sensors-store.ts';
import type { PageCommand } from '../session-worker/messages.ts';
import { calibratedAnew } from './wearer.ts';

type Guided = CalibrationStep['step'];

const STAND_STILL_MS = 3000;
/** Time to read, to bend as the drawing does, and to come back. */
const CALIBRATION_BEND_MS = 7000;
/** What is heard sooner may still be about the step before: the sensors speak every 100 ms. */
const STALE_MS = 250;

export interface Calibration {
  /** The step that runs or ran last; undefined before the first. */
  readonly step: CalibrationStep | undefined;
  readonly start: (step: Guided) => void;
}

/** Runs one guided step of the calibration at a time, and says how it fares. */
export function useCalibration(): Calibration {
  const [step, setStep] = useState<CalibrationStep>();
  const running = useRef<{ readonly step: Guided; readonly sinceMs: number }>(undefined);

  useEffect(() => {
    const stop = onSensorMessage((message) => {
      if (message.type !== 'body' || running.current === undefined) return;
      const { calibration } = message.body;
      const stale = performance.now() - running.current.sinceMs < STALE_MS;
      if (stale || calibration?.step !== running.current.step) return;
      if (calibration.state !== 'running') {
        running.current = undefined;
        askMovement(undefined);
      }
      if (calibration.step === 'calibration-bend' && calibration.state === 'done') calibratedAnew();
      setStep(calibration);
    });
    return () => {
      stop();
      if (running.current !== undefined) askMovement(undefined);
    };
  }, []);

  const start = useCallback((guided: Guided): void => {
    running.current = { step: guided, sinceMs: performance.now() };
    setStep({ step: guided, state: 'running', progress: 0 });
    const [movement, command] = COMMANDS[guided];
    askMovement(movement);
    sendToSensors(command);
  }, []);
  return { step, start };
}

const COMMANDS: Readonly<Record<Guided, readonly [Movement, PageCommand]>> = {
  'stand-still': ['stand-still', { type: 'stand-still', durationMs: STAND_STILL_MS }],
  'calibration-bend': ['calibration-bend', { type: 'calibration-bend', durationMs: CALIBRATION_BEND_MS }],
};
