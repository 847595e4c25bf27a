import { Alert, Button, Group, Modal, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { sayDeviceName } from '#core/contract/device-name.ts';
import type { DeviceProfile } from '#core/contract/device-profile.ts';
import { learnProfile } from '#core/device-learning/learn-profile.ts';
import {
  DEFAULT_TILT_DEG,
  LEARNING_STEPS,
  type LearningRecording,
} from '#core/device-learning/learning-steps.ts';
import type { Result } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import type { MotionDevice } from '../motion/motion-devices.ts';
import { TiltPicture } from './TiltPicture.tsx';
import { useRawReports } from './use-raw-reports.ts';

/** The pose is held for so long once it is reached. */
const HELD_MS = 1500;
const NOTHING: LearningRecording = { level: [], right: [], levelAgain: [], forward: [] };

interface LearnBoardDialogProps {
  readonly device: MotionDevice;
  readonly onClose: () => void;
}

/** "Tilt it to the right": an unknown board is learnt from four poses. */
export function LearnBoardDialog({ device, onClose }: LearnBoardDialogProps) {
  const translator = useTranslator();
  const { say } = translator;
  const name = sayDeviceName(device.model, translator);
  const { deviceProfiles } = useSettings();
  const takeReports = useRawReports(device.serial);
  const [place, setPlace] = useState(0);
  const [holding, setHolding] = useState(false);
  const [tiltDeg, setTiltDeg] = useState(DEFAULT_TILT_DEG);
  const [recording, setRecording] = useState(NOTHING);
  const step = LEARNING_STEPS[place];
  const learnt =
    step === undefined
      ? learnProfile(recording, { name, rightDeg: tiltDeg, forwardDeg: tiltDeg })
      : undefined;

  const hold = async (): Promise<void> => {
    if (step === undefined) return;
    setHolding(true);
    await new Promise((resolve) => setTimeout(resolve, HELD_MS));
    setRecording((before) => ({ ...before, [step.id]: takeReports() }));
    setPlace(place + 1);
    setHolding(false);
  };
  const again = (): void => {
    takeReports();
    setRecording(NOTHING);
    setPlace(0);
  };
  const keep = async (profile: DeviceProfile): Promise<void> => {
    const key = device.motion.profileKey;
    if (key !== undefined) await changeSettings({ deviceProfiles: { ...deviceProfiles, [key]: profile } });
    onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={say('devices.learn.title', { device: device.model })}
      size="lg"
      centered
    >
      <Stack aria-live="polite">
        {step !== undefined && (
          <>
            <p>
              {say('devices.learn.step', {
                place: place + 1,
                steps: LEARNING_STEPS.length,
                instruction: message(step.instruction),
              })}
            </p>
            <TiltPicture pose={step.id} />
            {place === 0 && (
              <NumberInput
                label={say('devices.learn.tilt')}
                description={say('devices.learn.tilt-remark')}
                suffix={say('unit.deg')}
                min={2}
                max={45}
                clampBehavior="strict"
                value={tiltDeg}
                onChange={(value) => {
                  if (Number(value) >= 2 && Number(value) <= 45) setTiltDeg(Number(value));
                }}
              />
            )}
            <Group justify="end">
              <Button loading={holding} onClick={() => void hold()}>
                {say('devices.learn.hold')}
              </Button>
            </Group>
          </>
        )}
        {learnt !== undefined && <Outcome learnt={learnt} tiltDeg={tiltDeg} onAgain={again} onKeep={keep} />}
      </Stack>
    </Modal>
  );
}

interface OutcomeProps {
  readonly learnt: Result<DeviceProfile>;
  readonly tiltDeg: number;
  readonly onAgain: () => void;
  readonly onKeep: (profile: DeviceProfile) => Promise<void>;
}

function Outcome({ learnt, tiltDeg, onAgain, onKeep }: OutcomeProps) {
  const { say, sayMessage } = useTranslator();
  if (!learnt.ok) {
    return (
      <>
        <Alert color="warn" title={say('devices.learn.failed')}>
          {sayMessage(learnt.error.message)}
        </Alert>
        <Group justify="end">
          <Button onClick={onAgain}>{say('action.begin-again')}</Button>
        </Group>
      </>
    );
  }
  const { tiltMl, tiltAp } = learnt.value;
  return (
    <>
      <p>
        {say('devices.learn.learnt', {
          sideDeg: Math.abs(tiltMl.degreesPerUnit),
          frontDeg: Math.abs(tiltAp.degreesPerUnit),
          tiltDeg,
        })}
      </p>
      <Group justify="end">
        <Button variant="default" onClick={onAgain}>
          {say('action.begin-again')}
        </Button>
        <Button onClick={() => void onKeep(learnt.value)}>{say('devices.learn.keep')}</Button>
      </Group>
    </>
  );
}
