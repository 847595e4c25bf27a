import { NumberInput, Radio, Select, Slider } from '@mantine/core';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Settings } from '#core/ipc/settings.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { useStore } from '../app/store.ts';
import { virtualPatientStore } from '../sensors/sensors-store.ts';
import styles from './DevicesScreen.module.css';

type InputSource = Settings['inputSource'];

const SOURCES: readonly {
  readonly value: InputSource;
  readonly label: PlainMessageId;
  readonly description: PlainMessageId;
}[] = [
  { value: 'hid', label: 'devices.source.hid', description: 'devices.source.hid-remark' },
  {
    value: 'virtual-patient',
    label: 'device.virtual-patient',
    description: 'devices.source.virtual-patient-remark',
  },
  { value: 'pointer', label: 'devices.source.pointer', description: 'devices.source.pointer-remark' },
];

/** Board, virtual patient or mouse. */
export function InputChoice() {
  const { say } = useTranslator();
  const { inputSource } = useSettings();
  return (
    <>
      <Radio.Group
        aria-label={say('devices.steers')}
        value={inputSource}
        onChange={(value) => void changeSettings({ inputSource: value })}
      >
        <div className={styles.sources}>
          {SOURCES.map(({ value, label, description }) => (
            <Radio key={value} value={value} label={say(label)} description={say(description)} size="md" />
          ))}
        </div>
      </Radio.Group>
      {inputSource === 'virtual-patient' && <VirtualPatientChoice />}
    </>
  );
}

const IMPAIRMENTS = [
  'none',
  'tight',
  'loose',
  'slow',
  'one-sided',
  'poor-position-sense',
  'fear',
] as const satisfies readonly VirtualPatientOptions['impairment'][];

const WORN = ['none', 'rigid', 'soft-tissue'] as const satisfies readonly VirtualPatientOptions['sensors'][];

function VirtualPatientChoice() {
  const { say } = useTranslator();
  const options = useStore(virtualPatientStore);
  const change = (patch: Partial<VirtualPatientOptions>): void =>
    virtualPatientStore.update((before) => ({ ...before, ...patch }));
  const percent = Math.round(100 * options.severity);
  return (
    <div className={styles.simulated}>
      <Select
        label={say('devices.simulated.impairment')}
        data={IMPAIRMENTS.map((value) => ({ value, label: say(`devices.impairment.${value}`) }))}
        allowDeselect={false}
        value={options.impairment}
        onChange={(value) => change({ impairment: value ?? 'none' })}
      />
      <NumberInput
        label={say('devices.simulated.body-mass')}
        suffix={` ${say('unit.kg')}`}
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
        label={say('devices.motion-sensors')}
        data={WORN.map((value) => ({ value, label: say(`devices.worn.${value}`) }))}
        allowDeselect={false}
        value={options.sensors ?? 'none'}
        onChange={(value) => change({ sensors: value ?? 'none' })}
      />
      <div>
        <span className={styles.label} id="severity">
          {say('devices.simulated.severity', { percent })}
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
