import { NumberInput, Radio, Select, Slider } from '@mantine/core';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Settings } from '#core/ipc/settings.ts';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { useStore } from '../app/store.ts';
import { virtualPatientStore } from '../sensors/sensors-store.ts';
import styles from './DevicesScreen.module.css';

type InputSource = Settings['inputSource'];

const SOURCES: readonly {
  readonly value: InputSource;
  readonly label: string;
  readonly description: string;
}[] = [
  { value: 'hid', label: 'Balance board', description: 'Training. The only source whose sessions count.' },
  {
    value: 'virtual-patient',
    label: 'Virtual patient',
    description: 'A simulated body plays: to show Keel, and to try a programme.',
  },
  {
    value: 'pointer',
    label: 'Mouse or arrow keys',
    description: 'To try a game at the desk. The pointer’s place in the window is where the weight goes.',
  },
];

/** Board, virtual patient or mouse. */
export function InputChoice() {
  const { inputSource } = useSettings();
  return (
    <>
      <Radio.Group
        aria-label="What steers"
        value={inputSource}
        onChange={(value) => void changeSettings({ inputSource: value })}
      >
        <div className={styles.sources}>
          {SOURCES.map(({ value, label, description }) => (
            <Radio key={value} value={value} label={label} description={description} size="md" />
          ))}
        </div>
      </Radio.Group>
      {inputSource === 'virtual-patient' && <VirtualPatientChoice />}
    </>
  );
}

const IMPAIRMENTS: readonly {
  readonly value: VirtualPatientOptions['impairment'];
  readonly label: string;
}[] = [
  { value: 'none', label: 'None' },
  { value: 'tight', label: 'Tight: stiffens' },
  { value: 'loose', label: 'Loose: too little control' },
  { value: 'slow', label: 'Slow to react' },
  { value: 'one-sided', label: 'One-sided' },
  { value: 'poor-position-sense', label: 'Poor sense of position' },
  { value: 'fear', label: 'Fear of leaning' },
];

const WORN: readonly {
  readonly value: NonNullable<VirtualPatientOptions['sensors']>;
  readonly label: string;
}[] = [
  { value: 'none', label: 'None' },
  { value: 'rigid', label: 'Fixed to the bone' },
  { value: 'soft-tissue', label: 'On skin that gives' },
];

function VirtualPatientChoice() {
  const options = useStore(virtualPatientStore);
  const change = (patch: Partial<VirtualPatientOptions>): void =>
    virtualPatientStore.update((before) => ({ ...before, ...patch }));
  const percent = Math.round(100 * options.severity);
  return (
    <div className={styles.simulated}>
      <Select
        label="Impairment"
        data={IMPAIRMENTS}
        allowDeselect={false}
        value={options.impairment}
        onChange={(value) => change({ impairment: value ?? 'none' })}
      />
      <NumberInput
        label="Body mass"
        suffix=" kg"
        min={20}
        max={150}
        clampBehavior="strict"
        value={options.bodyMassKg}
        onChange={(value) => {
          const bodyMassKg = Number(value);
          if (bodyMassKg >= 20 && bodyMassKg <= 150) change({ bodyMassKg });
        }}
      />
      <Select
        label="Motion sensors"
        data={WORN}
        allowDeselect={false}
        value={options.sensors ?? 'none'}
        onChange={(value) => change({ sensors: value ?? 'none' })}
      />
      <div>
        <span className={styles.label} id="severity">
          Severity: {percent} %
        </span>
        <Slider
          aria-labelledby="severity"
          disabled={options.impairment === 'none'}
          value={percent}
          label={null}
          onChange={(value) => change({ severity: value / 100 })}
        />
      </div>
    </div>
  );
}
