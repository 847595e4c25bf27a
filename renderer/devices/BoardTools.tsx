import { Button, NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { PRODUCTS } from '#core/contract/device-name.ts';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { DeviceStatus } from '#core/contract/sensors.ts';
import type { Translator } from '#core/language/translator.ts';
import { boardSettingsSchema, DEFAULT_BOARD_SETTINGS, SENSOR_SPACING_MM } from '#core/ipc/settings.ts';
import { useTranslator } from '../app/language.tsx';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { boardSettingsOf, lastFrame, sendToSensors } from '../sensors/sensors-store.ts';
import { formatNumber } from '../ui/numbers.ts';
import styles from './DevicesScreen.module.css';
import { WeightCheckDialog } from './WeightCheckDialog.tsx';

const TARE_MS = 2000;

/** Zero, calibration, check with a weight, and the distances between the load cells. */
export function BoardTools({ device }: { readonly device: DeviceStatus }) {
  const { say } = useTranslator();
  const [checking, setChecking] = useState(false);
  const ready = device.state === 'ready';
  const real = device.source === 'hid';
  return (
    <>
      <div className={styles.tools}>
        <Button disabled={!ready} onClick={() => sendToSensors({ type: 'tare', durationMs: TARE_MS })}>
          {say('devices.tools.zero')}
        </Button>
        {real && (
          <>
            <Button variant="default" disabled={!ready} onClick={() => setChecking(true)}>
              {say('devices.tools.check')}
            </Button>
            <Button variant="default" onClick={() => sendToSensors({ type: 'recalibrate' })}>
              {say('devices.tools.recalibrate')}
            </Button>
          </>
        )}
      </div>
      <TareState />
      {real && <Geometry serial={device.serial} />}
      {real && (
        <WeightCheckDialog serial={device.serial} opened={checking} onClose={() => setChecking(false)} />
      )}
    </>
  );
}

type Zero = 'none' | 'taking' | 'zeroed';

function TareState() {
  const { say } = useTranslator();
  const [zero, setZero] = useState<Zero>('none');
  useEffect(() => {
    const timer = setInterval(() => setZero(zeroNow()), 200);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className={styles.toolState} aria-live="polite">
      {say(`devices.zero.${zero}`)}
    </p>
  );
}

function zeroNow(): Zero {
  const frame = lastFrame();
  if (frame === undefined) return 'none';
  if (hasFlag(frame, FrameFlag.taring)) return 'taking';
  return hasFlag(frame, FrameFlag.tared) ? 'zeroed' : 'none';
}

const { sensorSpacingMlMm: mlLimits, sensorSpacingApMm: apLimits } = boardSettingsSchema.shape;

function Geometry({ serial }: { readonly serial: string }) {
  const translator = useTranslator();
  const { say } = translator;
  const settings = useSettings();
  const board = boardSettingsOf(settings, serial);
  const [mlMm, setMlMm] = useState<string | number>(board.sensorSpacingMlMm);
  const [apMm, setApMm] = useState<string | number>(board.sensorSpacingApMm);
  const ml = mlLimits.safeParse(mlMm);
  const ap = apLimits.safeParse(apMm);
  const changed = ml.data !== board.sensorSpacingMlMm || ap.data !== board.sensorSpacingApMm;
  const problem = say('devices.cells.limits', SENSOR_SPACING_MM);
  const suffix = ` ${say('unit.mm')}`;
  const save = (): void => {
    if (!ml.success || !ap.success) return;
    const next = { ...board, sensorSpacingMlMm: ml.data, sensorSpacingApMm: ap.data };
    void changeSettings({ boards: { ...settings.boards, [serial]: next } });
  };
  const reset = (): void => {
    setMlMm(DEFAULT_BOARD_SETTINGS.sensorSpacingMlMm);
    setApMm(DEFAULT_BOARD_SETTINGS.sensorSpacingApMm);
  };
  return (
    <div className={styles.spacing}>
      <p>{checkedText(board, translator)}</p>
      <NumberInput
        label={say('devices.cells.side')}
        suffix={suffix}
        value={mlMm}
        error={ml.success ? undefined : problem}
        onChange={setMlMm}
      />
      <NumberInput
        label={say('devices.cells.front')}
        suffix={suffix}
        value={apMm}
        error={ap.success ? undefined : problem}
        onChange={setApMm}
      />
      <div className={styles.tools}>
        <Button variant="default" disabled={!changed || !ml.success || !ap.success} onClick={save}>
          {say('devices.cells.keep')}
        </Button>
        <Button variant="subtle" onClick={reset}>
          {PRODUCTS.balanceBoard}
        </Button>
      </div>
    </div>
  );
}

function checkedText(
  { loadScale, checkedAt }: ReturnType<typeof boardSettingsOf>,
  translator: Translator,
): string {
  const { say } = translator;
  if (checkedAt === undefined) return say('devices.checked.never');
  const percent = formatNumber(100 * (loadScale - 1), translator);
  return say('devices.checked.on', { checkedAt: Date.parse(checkedAt), percent });
}
