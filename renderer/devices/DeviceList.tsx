import { Button } from '@mantine/core';
import { sayDeviceName } from '#core/contract/device-name.ts';
import type { DeviceStatus } from '#core/contract/sensors.ts';
import type { Translator } from '#core/language/translator.ts';
import { useTranslator } from '../app/language.tsx';
import { changeSettings } from '../app/settings-store.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { formatNumber } from '../ui/numbers.ts';
import styles from './DevicesScreen.module.css';

export function DeviceList({ devices }: { readonly devices: readonly DeviceStatus[] }) {
  const { say } = useTranslator();
  if (devices.length === 0) return <p>{say('devices.none')}</p>;
  return (
    <ul className={styles.boards}>
      {devices.map((device) => (
        <Device key={device.serial} device={device} />
      ))}
    </ul>
  );
}

function Device({ device }: { readonly device: DeviceStatus }) {
  const translator = useTranslator();
  const { say, sayMessage } = translator;
  const { serial, model, state, inUse, warnings, error } = device;
  return (
    <li className={styles.board} data-in-use={inUse || undefined}>
      <div className={styles.boardHead}>
        <h3>{sayDeviceName(model, translator)}</h3>
        <output className={styles.state} data-ready={state === 'ready' || undefined}>
          {say(`devices.state.${state}`)}
        </output>
      </div>
      <dl className={styles.facts}>
        {factsOf(device, translator).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles.warnings}>
        {[...warnings, ...(error === undefined ? [] : [error.message])].map(sayMessage).map((warning) => (
          <li key={warning}>
            <WarningIcon />
            <span>{warning}</span>
          </li>
        ))}
      </ul>
      {!inUse && (
        <Button
          variant="default"
          mt="sm"
          onClick={() => void changeSettings({ preferredBoardSerial: serial })}
        >
          {say('devices.use-board')}
        </Button>
      )}
    </li>
  );
}

function factsOf(device: DeviceStatus, translator: Translator): readonly (readonly [string, string])[] {
  const { batteryBars, temperatureC, rateHz, gaps, longestGapMs, serial } = device;
  const { say, number } = translator;
  return [
    [
      say('devices.fact.battery'),
      batteryBars === undefined
        ? say('devices.battery.unknown')
        : say('devices.battery.bars', { bars: batteryBars }),
    ],
    [say('devices.fact.rate'), say('devices.rate-value', { rate: formatNumber(rateHz, translator) })],
    [say('devices.fact.gaps'), say('devices.gaps-value', { gaps, longestMs: Math.round(longestGapMs) })],
    ...(temperatureC === undefined
      ? []
      : [
          [
            say('devices.fact.temperature'),
            say('devices.temperature-value', { degrees: number(temperatureC, 0) }),
          ] as const,
        ]),
    [say('devices.fact.serial'), serial],
  ];
}
