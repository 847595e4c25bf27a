import { Button, NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { DeviceStatus } from '#core/contract/sensors.ts';
import { boardSettingsSchema, DEFAULT_BOARD_SETTINGS } from '#core/ipc/settings.ts';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { boardSettingsOf, lastFrame, sendToSensors } from '../sensors/sensors-store.ts';
import { formatDay } from '../ui/dates.ts';
import { formatNumber } from '../ui/numbers.ts';
import styles from './DevicesScreen.module.css';
import { WeightCheckDialog } from './WeightCheckDialog.tsx';

const TARE_MS = 2000;

/** Zero, calibration, check with a weight, and the distances between the load cells. */
export function BoardTools({ device }: { readonly device: DeviceStatus }) {
  const [checking, setChecking] = useState(false);
  const ready = device.state === 'ready';
  const real = device.source === 'hid';
  return (
    <>
      <div className={styles.tools}>
        <Button disabled={!ready} onClick={() => sendToSensors({ type: 'tare', durationMs: TARE_MS })}>
          Set the empty board to zero
        </Button>
        {real && (
          <>
            <Button variant="default" disabled={!ready} onClick={() => setChecking(true)}>
              Check with a known weight
            </Button>
            <Button variant="default" onClick={() => sendToSensors({ type: 'recalibrate' })}>
              Read its calibration again
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

const ZERO_TEXT: Readonly<Record<Zero, string>> = {
  none: 'Not set to zero yet. Each session does it at its beginning.',
  taking: 'Setting to zero: keep the board empty…',
  zeroed: 'Set to zero.',
};

function TareState() {
  const [zero, setZero] = useState<Zero>('none');
  useEffect(() => {
    const timer = setInterval(() => setZero(zeroNow()), 200);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className={styles.toolState} aria-live="polite">
      {ZERO_TEXT[zero]}
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
  const settings = useSettings();
  const board = boardSettingsOf(settings, serial);
  const [mlMm, setMlMm] = useState<string | number>(board.sensorSpacingMlMm);
  const [apMm, setApMm] = useState<string | number>(board.sensorSpacingApMm);
  const ml = mlLimits.safeParse(mlMm);
  const ap = apLimits.safeParse(apMm);
  const changed = ml.data !== board.sensorSpacingMlMm || ap.data !== board.sensorSpacingApMm;
  const problem = 'From 100 to 1000 mm.';
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
      <p>{checkedText(board)}</p>
      <NumberInput
        label="Load cells, side to side"
        suffix=" mm"
        value={mlMm}
        error={ml.success ? undefined : problem}
        onChange={setMlMm}
      />
      <NumberInput
        label="Load cells, front to back"
        suffix=" mm"
        value={apMm}
        error={ap.success ? undefined : problem}
        onChange={setApMm}
      />
      <div className={styles.tools}>
        <Button variant="default" disabled={!changed || !ml.success || !ap.success} onClick={save}>
          Keep these distances
        </Button>
        <Button variant="subtle" onClick={reset}>
          Wii Balance Board
        </Button>
      </div>
    </div>
  );
}

function checkedText({ loadScale, checkedAt }: ReturnType<typeof boardSettingsOf>): string {
  if (checkedAt === undefined) return 'Never checked with a known weight.';
  const percent = formatNumber(100 * (loadScale - 1));
  return `Checked with a known weight on ${formatDay(checkedAt)}: loads are corrected by ${percent} %.`;
}
