import { Button, Select, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { SensorRole } from '#core/contract/reading.ts';
import type { SegmentStatus } from '#core/contract/sensors.ts';
import { useTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { assigned } from '../motion/assignments.ts';
import { headingText, zeroText } from '../motion/body-text.ts';
import { isMotionDevice, type MotionDevice, ROLE_TEXT } from '../motion/motion-devices.ts';
import { useHeadingZero } from '../motion/use-heading-zero.ts';
import { discoverMotionSensors, useSensors } from '../sensors/sensors-store.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { formatNumber } from '../ui/numbers.ts';
import { STATE_LABELS } from './DeviceList.tsx';
import styles from './DevicesScreen.module.css';
import { LearnBoardDialog } from './LearnBoardDialog.tsx';
import { NoSensorSteps } from './NoSensorSteps.tsx';

/** Motion sensors that answer: where each is worn, battery, rate, loss and drift. */
export function MotionSensors() {
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
          Put them on
        </Button>
        <Button variant="default" disabled={!body.segments.some(({ aligned }) => aligned)} onClick={zero}>
          Standing straight ahead: set turning to zero
        </Button>
      </div>
      {answer !== undefined && (
        <p
          className={answer.state === 'refused' ? styles.problem : styles.toolState}
          role={answer.state === 'refused' ? 'alert' : 'status'}
        >
          {zeroText(answer)}
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
  const { sayMessage } = useTranslator();
  const { model, state, motion, warnings, error } = device;
  const slipped = segment?.slipped === true ? ['It has slipped: strap it on again and calibrate.'] : [];
  return (
    <li className={styles.board} data-in-use={motion.role !== 'none' || undefined}>
      <div className={styles.boardHead}>
        <h3>{model}</h3>
        <output className={styles.state} data-ready={state === 'ready' || undefined}>
          {STATE_LABELS[state]}
        </output>
      </div>
      <dl className={styles.facts}>
        {factsOf(device, segment).map(([term, value]) => (
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
      {motion.profileKey !== undefined && (
        <Button variant={motion.needsProfile === true ? 'filled' : 'default'} mt="sm" onClick={onLearn}>
          {motion.needsProfile === true ? 'Teach Keel this board' : 'Teach Keel how it tilts'}
        </Button>
      )}
    </li>
  );
}

const PLACES = (['none', 'thorax', 'pelvis', 'board'] as const).map((value) => ({
  value,
  label: ROLE_TEXT[value],
}));

function Place({ device: { serial, motion } }: { readonly device: MotionDevice }) {
  const { sensors } = useSettings();
  const setRole = (role: SensorRole): void =>
    void changeSettings({ sensors: assigned(sensors, serial, role) });
  const setCompass = (used: boolean): void => {
    const assignment = { role: motion.role, axes: used ? (9 as const) : (6 as const) };
    void changeSettings({ sensors: { ...sensors, [serial]: assignment } });
  };
  return (
    <div className={styles.place}>
      <Select
        label="Where it is worn"
        data={
          motion.kind === 'tilt'
            ? PLACES.filter(({ value }) => value !== 'thorax' && value !== 'pelvis')
            : PLACES
        }
        allowDeselect={false}
        value={motion.role}
        onChange={(value) => setRole(value ?? 'none')}
      />
      {motion.hasMagnetometer && (
        <Switch
          label="Use its compass"
          description="Only away from steel: not over a steel board, nor beside a radiator."
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
): readonly (readonly [string, string])[] {
  const { batteryPercent, charging, lossPercent, signalDbm } = motion;
  const battery = batteryPercent === undefined ? 'Not known' : `${Math.round(batteryPercent)} %`;
  const onBody = segment !== undefined && (segment.role === 'thorax' || segment.role === 'pelvis');
  return [
    ['Battery', charging === true ? `${battery}, charging` : battery],
    ['Samples', `${formatNumber(rateHz)} a second`],
    ['Loss', `${formatNumber(lossPercent)} %`],
    ['Gaps', gaps === 0 ? 'None' : `${gaps}, longest ${Math.round(longestGapMs)} ms`],
    ...(signalDbm === undefined ? [] : [['Signal', `${signalDbm} dBm`] as const]),
    ...(onBody
      ? [['Drift', segment.aligned ? headingText(segment) : 'Not calibrated yet: put it on.'] as const]
      : []),
    ['Serial', serial],
  ];
}
