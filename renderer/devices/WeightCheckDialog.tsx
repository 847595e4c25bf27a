import { Alert, Button, Group, Modal, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslator } from '../app/language.tsx';
import { changeSettings, useSettings } from '../app/settings-store.ts';
import { boardSettingsOf, onSensorMessage, sendToSensors } from '../sensors/sensors-store.ts';
import { formatNumber } from '../ui/numbers.ts';
import { checkWeight, type WeightCheck } from './weight-check.ts';

const TARE_MS = 2000;
const MEASURE_MS = 3000;

interface WeightCheckDialogProps {
  readonly serial: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

type Stage = 'empty' | 'zeroing' | 'loaded' | 'measuring' | 'done';

/** Empty board, known weight, comparison: three steps. */
export function WeightCheckDialog({ serial, opened, onClose }: WeightCheckDialogProps) {
  const { say } = useTranslator();
  const settings = useSettings();
  const [stage, setStage] = useState<Stage>('empty');
  const [knownKg, setKnownKg] = useState(20);
  const [outcome, setOutcome] = useState<WeightCheck>();
  const board = boardSettingsOf(settings, serial);

  const close = (): void => {
    setStage('empty');
    setOutcome(undefined);
    onClose();
  };
  const zero = async (): Promise<void> => {
    setStage('zeroing');
    sendToSensors({ type: 'tare', durationMs: TARE_MS });
    await pause(TARE_MS + 500);
    setStage('loaded');
  };
  const measure = async (): Promise<void> => {
    setStage('measuring');
    setOutcome(checkWeight(await collectLoadsKg(MEASURE_MS), knownKg, board.loadScale));
    setStage('done');
  };
  const save = async (loadScale: number): Promise<void> => {
    const checked = { ...board, loadScale, checkedAt: new Date().toISOString() };
    await changeSettings({ boards: { ...settings.boards, [serial]: checked } });
    close();
  };

  return (
    <Modal opened={opened} onClose={close} title={say('devices.tools.check')} size="lg" centered>
      <Stack aria-live="polite">
        {(stage === 'empty' || stage === 'zeroing') && (
          <>
            <p>{say('devices.weight.empty')}</p>
            <Group justify="end">
              <Button loading={stage === 'zeroing'} onClick={() => void zero()}>
                {say('devices.weight.is-empty')}
              </Button>
            </Group>
          </>
        )}
        {(stage === 'loaded' || stage === 'measuring') && (
          <>
            <p>{say('devices.weight.put')}</p>
            <NumberInput
              label={say('devices.weight.known')}
              suffix={` ${say('unit.kg')}`}
              decimalScale={2}
              value={knownKg}
              onChange={(value) => setKnownKg(Number(value))}
            />
            <Group justify="end">
              <Button loading={stage === 'measuring'} onClick={() => void measure()}>
                {say('devices.weight.measure', { seconds: MEASURE_MS / 1000 })}
              </Button>
            </Group>
          </>
        )}
        {stage === 'done' && outcome !== undefined && (
          <Outcome outcome={outcome} knownKg={knownKg} onAgain={() => setStage('empty')} onSave={save} />
        )}
      </Stack>
    </Modal>
  );
}

interface OutcomeProps {
  readonly outcome: WeightCheck;
  readonly knownKg: number;
  readonly onAgain: () => void;
  readonly onSave: (loadScale: number) => Promise<void>;
}

function Outcome({ outcome, knownKg, onAgain, onSave }: OutcomeProps) {
  const translator = useTranslator();
  const { say, sayMessage } = translator;
  if (!outcome.ok) {
    return (
      <>
        <Alert color="warn" title={say('devices.weight.proves-nothing')}>
          {sayMessage(outcome.problem)}
        </Alert>
        <Group justify="end">
          <Button onClick={onAgain}>{say('action.begin-again')}</Button>
        </Group>
      </>
    );
  }
  const { measuredKg, errorPercent, loadScale } = outcome;
  return (
    <>
      <p>
        {say('devices.weight.result', {
          measured: formatNumber(measuredKg, translator),
          known: formatNumber(knownKg, translator),
          error: formatNumber(Math.abs(errorPercent), translator),
          direction: errorPercent > 0 ? 'much' : 'little',
        })}
      </p>
      <Group justify="end">
        <Button variant="default" onClick={onAgain}>
          {say('devices.weight.measure-again')}
        </Button>
        <Button onClick={() => void onSave(loadScale)}>{say('devices.weight.keep')}</Button>
      </Group>
    </>
  );
}

function collectLoadsKg(durationMs: number): Promise<number[]> {
  const loadsKg: number[] = [];
  const stop = onSensorMessage((message) => {
    if (message.type === 'frame') loadsKg.push(message.frame.loadKg);
  });
  return pause(durationMs).then(() => {
    stop();
    return loadsKg;
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
