import { Button } from '@mantine/core';
import { sayDeviceName } from '#core/contract/device-name.ts';
import { useTranslator } from '../app/language.tsx';
import { useSettings } from '../app/settings-store.ts';
import { deviceInUse, sendToSensors, useSensors } from '../sensors/sensors-store.ts';
import { AppFrame } from '../therapist/AppFrame.tsx';
import { Card } from '../ui/Card.tsx';
import { BoardTools } from './BoardTools.tsx';
import { DeviceList } from './DeviceList.tsx';
import styles from './DevicesScreen.module.css';
import { InputChoice } from './InputChoice.tsx';
import { LivePlot } from './LivePlot.tsx';
import { MotionSensors } from './MotionSensors.tsx';
import { DeviceRule, NoBoardSteps } from './NoBoardSteps.tsx';

/** What steers, what is connected and how well it does, and the tools to make it right. */
export function DevicesScreen() {
  const translator = useTranslator();
  const { say, sayMessage } = translator;
  const { inputSource } = useSettings();
  const { devices, scanning, problem } = useSensors();
  const inUse = deviceInUse(devices);
  const wanted = inputSource === 'hid';
  const boards = devices.filter(
    (device) => device.kind === 'board' && (wanted ? device.source === 'hid' : device.inUse),
  );
  const refused = devices.some(({ error }) => error?.code === 'not-allowed');
  return (
    <AppFrame screen="devices" title={say('frame.devices')}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={say('devices.steers')}>
            <InputChoice />
          </Card>
          <Card
            title={say(wanted ? 'devices.boards' : 'devices.connection')}
            remark={wanted && scanning ? say('devices.looking') : undefined}
          >
            <DeviceList devices={boards} />
            {wanted && (
              <Button variant="default" mt="md" onClick={() => sendToSensors({ type: 'scan' })}>
                {say('devices.look-again')}
              </Button>
            )}
            {problem !== undefined && (
              <p className={styles.problem} role="alert">
                {sayMessage(problem.message)}
              </p>
            )}
          </Card>
          <Card title={say('devices.motion-sensors')} remark={say('devices.motion-sensors-remark')}>
            <MotionSensors />
          </Card>
        </div>
        <div className={styles.column}>
          <Card title={say('devices.live.title')} remark={say('devices.live.remark')}>
            <LivePlot />
          </Card>
          {inUse !== undefined && (
            <Card
              title={
                inUse.source === 'hid' ? say('devices.this-board') : sayDeviceName(inUse.model, translator)
              }
            >
              <BoardTools device={inUse} />
            </Card>
          )}
          {wanted && !boards.some((board) => board.state === 'ready') ? (
            <NoBoardSteps />
          ) : (
            refused && <DeviceRule />
          )}
        </div>
      </div>
    </AppFrame>
  );
}
