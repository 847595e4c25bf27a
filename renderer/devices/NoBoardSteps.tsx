import { Button } from '@mantine/core';
import { NO_BOARD_HELP, UDEV_RULES, UDEV_RULES_PATH } from '#core/contract/no-board-help.ts';
import { call } from '#renderer/bridge/client.ts';
import { useApp } from '../app/app-store.ts';
import { reportError, showNotice } from '../app/notices.ts';
import { Card } from '../ui/Card.tsx';
import styles from './DevicesScreen.module.css';

/** What to do when nothing is found, on this operating system. */
export function NoBoardSteps() {
  const { info } = useApp();
  if (info === undefined) return undefined;
  const { system, steps } = NO_BOARD_HELP[info.platform];
  return (
    <Card title={`No board? On ${system}:`} remark="A click on a dark line selects all of it, ready to copy.">
      <ol className={styles.steps}>
        {steps.map(({ text, code }) => (
          <li key={text}>
            {text}
            {code !== undefined && <pre className={styles.code}>{code}</pre>}
          </li>
        ))}
      </ol>
      {info.platform === 'linux' && <SaveRule />}
    </Card>
  );
}

/** A board works, but the system keeps another device from Keel. */
export function DeviceRule() {
  const { info } = useApp();
  if (info?.platform !== 'linux') return undefined;
  return (
    <Card title="Linux keeps a device from Keel" remark={`Save this rule as ${UDEV_RULES_PATH}.`}>
      <pre className={styles.code}>{UDEV_RULES}</pre>
      <SaveRule />
    </Card>
  );
}

function SaveRule() {
  return (
    <Button variant="default" mt="md" onClick={() => void saveRule()}>
      Save the udev rule
    </Button>
  );
}

async function saveRule(): Promise<void> {
  const result = await call('devices:save-udev-rule', undefined);
  if (!result.ok) reportError(result.error);
  else if (result.value !== undefined) showNotice('info', `Saved: ${result.value.path}`);
}
