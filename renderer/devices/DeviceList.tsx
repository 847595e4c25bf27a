import { Button } from '@mantine/core';
import type { DeviceState, DeviceStatus } from '#core/contract/sensors.ts';
import { useTranslator } from '../app/language.tsx';
import { changeSettings } from '../app/settings-store.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { formatNumber } from '../ui/numbers.ts';
import styles from './DevicesScreen.module.css';

export const STATE_LABELS: Readonly<Record<DeviceState, string>> = {
  found: 'Found',
  opening: 'Opening',
  initialising: 'Starting',
  ready: 'Ready',
  silent: 'Silent',
  lost: 'Lost: waiting for it',
  failed: 'Failed',
};

export function DeviceList({ devices }: { readonly devices: readonly DeviceStatus[] }) {
  if (devices.length === 0) return <p>No board is connected.</p>;
  return (
    <ul className={styles.boards}>
      {devices.map((device) => (
        <Device key={device.serial} device={device} />
      ))}
    </ul>
  );
}

function Device({ device }: { readonly device: DeviceStatus }) {
  const { sayMessage } = useTranslator();
  const { serial, model, state, inUse, warnings, error } = device;
  return (
    <li className={styles.board} data-in-use={inUse || undefined}>
      <div className={styles.boardHead}>
        <h3>{model}</h3>
        <output className={styles.state} data-ready={state === 'ready' || undefined}>
          {STATE_LABELS[state]}
        </output>
      </div>
      <dl className={styles.facts}>
        {factsOf(device).map(([term, value]) => (
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
          Use this board
        </Button>
      )}
    </li>
  );
}

function factsOf(device: DeviceStatus): readonly (readonly [string, string])[] {
  const { batteryBars, temperatureC, rateHz, gaps, longestGapMs, serial } = device;
  return [
    ['Battery', batteryBars === undefined ? 'Not known' : `${batteryBars} of 4`],
    ['Rate', `${formatNumber(rateHz)} Hz`],
    ['Gaps', gaps === 0 ? 'None' : `${gaps}, longest ${Math.round(longestGapMs)} ms`],
    ...(temperatureC === undefined ? [] : [['Temperature', `${Math.round(temperatureC)} °C`] as const]),
    ['Serial', serial],
  ];
}
