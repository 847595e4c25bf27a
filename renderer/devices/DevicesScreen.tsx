import { Button } from '@mantine/core';
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
  const { sayMessage } = useTranslator();
  const { inputSource } = useSettings();
  const { devices, scanning, problem } = useSensors();
  const inUse = deviceInUse(devices);
  const wanted = inputSource === 'hid';
  const boards = devices.filter(
    (device) => device.kind === 'board' && (wanted ? device.source === 'hid' : device.inUse),
  );
  const refused = devices.some(({ error }) => error?.code === 'not-allowed');
  return (
    <AppFrame screen="devices" title="Devices">
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title="What steers">
            <InputChoice />
          </Card>
          <Card
            title={wanted ? 'Boards' : 'Connection'}
            remark={wanted && scanning ? 'Looking for boards…' : undefined}
          >
            <DeviceList devices={boards} />
            {wanted && (
              <Button variant="default" mt="md" onClick={() => sendToSensors({ type: 'scan' })}>
                Look again now
              </Button>
            )}
            {problem !== undefined && (
              <p className={styles.problem} role="alert">
                {sayMessage(problem.message)}
              </p>
            )}
          </Card>
          <Card title="Motion sensors" remark="Worn on chest and pelvis, or fixed to a board that tilts.">
            <MotionSensors />
          </Card>
        </div>
        <div className={styles.column}>
          <Card
            title="Centre of pressure, live"
            remark="Seen from above, front up. The trail is five seconds long."
          >
            <LivePlot />
          </Card>
          {inUse !== undefined && (
            <Card title={inUse.source === 'hid' ? 'This board' : inUse.model}>
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
