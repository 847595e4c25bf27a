import { Button } from '@mantine/core';
import { NO_BOARD_HELP, UDEV_RULES, UDEV_RULES_PATH } from '#core/contract/no-board-help.ts';
import { message } from '#core/language/message.ts';
import { call } from '#renderer/bridge/client.ts';
import { useApp } from '../app/app-store.ts';
import { useTranslator } from '../app/language.tsx';
import { reportError, showNotice } from '../app/notices.ts';
import { Card } from '../ui/Card.tsx';
import styles from './DevicesScreen.module.css';

/** What to do when nothing is found, on this operating system. */
export function NoBoardSteps() {
  const { say, sayMessage } = useTranslator();
  const { info } = useApp();
  if (info === undefined) return undefined;
  const { system, steps } = NO_BOARD_HELP[info.platform];
  return (
    <Card title={say('devices.help.title', { system })} remark={say('devices.help.remark')}>
      <ol className={styles.steps}>
        {steps.map(({ text, code }) => (
          <li key={text.id}>
            {sayMessage(text)}
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
  const { say } = useTranslator();
  const { info } = useApp();
  if (info?.platform !== 'linux') return undefined;
  return (
    <Card title={say('devices.rule.title')} remark={say('devices.rule.remark', { path: UDEV_RULES_PATH })}>
      <pre className={styles.code}>{UDEV_RULES}</pre>
      <SaveRule />
    </Card>
  );
}

function SaveRule() {
  const { say } = useTranslator();
  return (
    <Button variant="default" mt="md" onClick={() => void saveRule()}>
      {say('devices.rule.save')}
    </Button>
  );
}

async function saveRule(): Promise<void> {
  const result = await call('devices:save-udev-rule', undefined);
  if (!result.ok) reportError(result.error);
  else if (result.value !== undefined) {
    showNotice('info', message('notice.file-saved', { path: result.value.path }));
  }
}
