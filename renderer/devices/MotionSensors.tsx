import { Button, Select, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import { sayDeviceName } from '#core/contract/device-name.ts';
import type { SensorRole } from '#core/contract/reading.ts';
import { LONGEST_PULSE_MS } from '#core/contract/sensors.ts';
import type { SegmentStatus } from '#core/contract/sensors.ts';
import { message } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import { useTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { assigned } from '../motion/assignments.ts';
import { headingText, zeroText } from '../motion/body-text.ts';
import { isMotionDevice, type MotionDevice } from '../motion/motion-devices.ts';
import { useHeadingZero } from '../motion/use-heading-zero.ts';
import { discoverMotionSensors, sendToSensors, useSensors } from '../sensors/sensors-store.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { formatNumber } from '../ui/numbers.ts';
import styles from './DevicesScreen.module.css';
import { LearnBoardDialog } from './LearnBoardDialog.tsx';
import { NoSensorSteps } from './NoSensorSteps.tsx';

/** Motion sensors that answer: where each is worn, battery, rate, loss and drift. */
export function MotionSensors() {
  const translator = useTranslator();
  const { say } = translator;
  const { devices, body } = useSensors();
  const { answer, zero } = useHeadingZero();
  const [learning, setLearning] = useState<string>();
  const sensors = devices.filter(isMotionDevice);
  const learnt = sensors.find(({ serial }) => serial === learning);
  useEffect(() => {
    discoverMotionSensors(true);
    return () => discoverMotionSensors(false);
  }, []);
  return (
    <>
      {sensors.length === 0 ? (
        <NoSensorSteps />
      ) : (
        <ul className={styles.boards}>
          {sensors.map((device) => (
            <MotionSensor
              key={device.serial}
              device={device}
              segment={body.segments.find(({ serial }) => serial === device.serial)}
              onLearn={() => setLearning(device.serial)}
            />
          ))}
        </ul>
      )}
      <div className={styles.motionTools}>
        <Button
          disabled={sensors.every(({ motion }) => motion.kind === 'tilt')}
          onClick={() => goTo({ name: 'sensor-set-up', back: { name: 'devices' } })}
        >
          {say('devices.put-on')}
        </Button>
        <Button variant="default" disabled={!body.segments.some(({ aligned }) => aligned)} onClick={zero}>
          {say('devices.zero-heading')}
        </Button>
      </div>
      {answer !== undefined && (
        <p
          className={answer.state === 'refused' ? styles.problem : styles.toolState}
          role={answer.state === 'refused' ? 'alert' : 'status'}
        >
          {zeroText(answer, translator)}
        </p>
      )}
      {learnt !== undefined && <LearnBoardDialog device={learnt} onClose={() => setLearning(undefined)} />}
    </>
  );
}

interface MotionSensorProps {
  readonly device: MotionDevice;
  readonly segment: SegmentStatus | undefined;
  readonly onLearn: () => void;
}

function MotionSensor({ device, segment, onLearn }: MotionSensorProps) {
  const translator = useTranslator();
  const { say, sayMessage } = translator;
  const { model, state, motion, warnings, error } = device;
  const slipped = segment?.slipped === true ? [message('warning.motion-sensor.slipped')] : [];
  return (
    <li className={styles.board} data-in-use={motion.role !== 'none' || undefined}>
      <div className={styles.boardHead}>
        <h3>{sayDeviceName(model, translator)}</h3>
        <output className={styles.state} data-ready={state === 'ready' || undefined}>
          {say(`devices.state.${state}`)}
        </output>
      </div>
      <dl className={styles.facts}>
        {factsOf(device, segment, translator).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles.warnings}>
        {[...slipped, ...warnings, ...(error === undefined ? [] : [error.message])]
          .map(sayMessage)
          .map((warning) => (
            <li key={warning}>
              <WarningIcon />
              <span>{warning}</span>
            </li>
          ))}
      </ul>
      {motion.needsProfile !== true && <Place device={device} />}
      {motion.kind !== 'tilt' && <Vibration device={device} />}
      {motion.profileKey !== undefined && (
        <Button variant={motion.needsProfile === true ? 'filled' : 'default'} mt="sm" onClick={onLearn}>
          {say(motion.needsProfile === true ? 'devices.teach' : 'devices.teach-again')}
        </Button>
      )}
    </li>
  );
}

function Vibration({ device: { serial, state, motion } }: { readonly device: MotionDevice }) {
  const { say } = useTranslator();
  if (!motion.canVibrate) return <p className={styles.toolState}>{say('devices.no-vibration')}</p>;
  return (
    <Button
      variant="default"
      mt="sm"
      disabled={state !== 'ready'}
      onClick={() => sendToSensors({ type: 'vibrate', serial, durationMs: LONGEST_PULSE_MS })}
    >
      {say('devices.try-vibration')}
    </Button>
  );
}

const PLACES = ['none', 'thorax', 'pelvis', 'board'] as const;
/** Of a sensor that tells the lean of a board. */
const BOARD_PLACES = ['none', 'board'] as const;

function Place({ device: { serial, motion } }: { readonly device: MotionDevice }) {
  const { say } = useTranslator();
  const { sensors } = useSettings();
  const places = motion.kind === 'tilt' ? BOARD_PLACES : PLACES;
  const setRole = (role: SensorRole): void =>
    void changeSettings({ sensors: assigned(sensors, serial, role) });
  const setCompass = (used: boolean): void => {
    const assignment = { role: motion.role, axes: used ? (9 as const) : (6 as const) };
    void changeSettings({ sensors: { ...sensors, [serial]: assignment } });
  };
  return (
    <div className={styles.place}>
      <Select
        label={say('devices.worn-where')}
        data={places.map((value) => ({ value, label: say(`sensor-place.${value}`) }))}
        allowDeselect={false}
        value={motion.role}
        onChange={(value) => setRole(value ?? 'none')}
      />
      {motion.hasMagnetometer && (
        <Switch
          label={say('devices.compass')}
          description={say('devices.compass-remark')}
          checked={motion.axes === 9}
          onChange={(event) => setCompass(event.currentTarget.checked)}
        />
      )}
    </div>
  );
}

function factsOf(
  { rateHz, gaps, longestGapMs, serial, motion }: MotionDevice,
  segment: SegmentStatus | undefined,
  translator: Translator,
): readonly (readonly [string, string])[] {
  const { lossPercent, signalDbm } = motion;
  const { say, number } = translator;
  const onBody = segment !== undefined && (segment.role === 'thorax' || segment.role === 'pelvis');
  const signal =
    signalDbm === undefined ? undefined : say('devices.signal-value', { signal: number(signalDbm, 0) });
  const drift = onBody
    ? segment.aligned
      ? headingText(segment, translator)
      : say('devices.not-calibrated')
    : undefined;
  return [
    [say('devices.fact.battery'), batteryText(motion, translator)],
    [say('devices.fact.samples'), say('devices.samples-value', { rate: formatNumber(rateHz, translator) })],
    [say('devices.fact.loss'), say('devices.loss-value', { percent: formatNumber(lossPercent, translator) })],
    [say('devices.fact.gaps'), say('devices.gaps-value', { gaps, longestMs: Math.round(longestGapMs) })],
    ...(signal === undefined ? [] : [[say('devices.fact.signal'), signal] as const]),
    ...(drift === undefined ? [] : [[say('devices.fact.drift'), drift] as const]),
    [say('devices.fact.serial'), serial],
  ];
}

function batteryText({ batteryPercent, charging }: MotionDevice['motion'], { say }: Translator): string {
  const isCharging = charging === true;
  if (batteryPercent === undefined)
    return say(isCharging ? 'devices.battery.unknown-charging' : 'devices.battery.unknown');
  const percent = Math.round(batteryPercent);
  return isCharging
    ? say('devices.battery.percent-charging', { percent })
    : say('devices.battery.percent', { percent });
}
