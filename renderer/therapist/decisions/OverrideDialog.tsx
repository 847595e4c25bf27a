import type { ExerciseInfo } from '#core/exercise/info.ts';
import { Button, Group, Modal, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import type { PatientPage } from '#core/ipc/ipc.ts';
import type { Override } from '#core/ipc/records.ts';
import { difficultyOfLevel } from '#core/difficulty/levels.ts';
import type { Programme } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { showNotice } from '../../app/notices.ts';
import { therapistCall } from '../../app/therapist-lock.ts';
import { knownLimits } from '../curve/physical.ts';
import { lastLevel } from './decision-log.ts';
import { LevelField } from './LevelField.tsx';
import { ReasonField } from './ReasonField.tsx';

interface OverrideDialogProps {
  readonly page: PatientPage;
  readonly programme: Programme;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const FEWEST_LEVEL = 3;

/** The therapist's own word on the next session, with the reason that is kept with it. */
export function OverrideDialog({ page, programme, onClose, onDone }: OverrideDialogProps) {
  const exercise = EXERCISES[programme.exercise];
  const locked = lockedKeys(programme);
  const [kind, setKind] = useState<Override['kind']>('start');
  const last = lastLevel(page.sessions, programme);
  const [level, setLevel] = useState(() => Math.round(last ?? FEWEST_LEVEL));
  const [parameter, setParameter] = useState(locked[0]);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  if (exercise?.curve === undefined) return undefined;
  const { info, curve } = exercise;

  const override = async (): Promise<void> => {
    setAsked(true);
    const wanted = overrideOf(kind, reason, difficultyOfLevel(curve, level), parameter);
    if (reason.trim() === '' || wanted === undefined) return;
    const result = await therapistCall('programme:override', {
      patientId: page.patient.id,
      override: wanted,
    });
    if (!result.ok) return;
    showNotice('info', kind === 'start' ? `The next session begins at level ${level}.` : 'Unlocked.');
    onDone();
  };

  return (
    <Modal opened onClose={onClose} title="Override the difficulty" size="xl" centered>
      <Stack>
        {locked.length > 0 && (
          <SegmentedControl
            aria-label="What to override"
            value={kind}
            data={[
              { value: 'start', label: 'Level of the next session' },
              { value: 'unlock', label: 'Unlock a value' },
            ]}
            onChange={setKind}
          />
        )}
        {kind === 'start' ? (
          <LevelField
            label="Level of the next session"
            info={info}
            curve={curve}
            bounds={programme.bounds}
            limits={knownLimits(page.sessions, programme.stance).limits}
            level={level}
            lastLevel={last}
            onChange={setLevel}
          />
        ) : (
          <SegmentedControl
            orientation="vertical"
            aria-label="Value to unlock"
            value={parameter ?? ''}
            data={locked.map((key) => ({ value: key, label: labelOf(info, key) }))}
            onChange={setParameter}
          />
        )}
        <ReasonField reason={reason} asked={asked} onChange={setReason} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => void override()}>
            {kind === 'start' ? `Begin at level ${level}` : 'Unlock'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function overrideOf(
  kind: Override['kind'],
  reason: string,
  difficulty: number,
  parameter: string | undefined,
): Override | undefined {
  if (kind === 'start') return { kind, difficulty, reason };
  return parameter === undefined ? undefined : { kind, parameter, reason };
}

function lockedKeys({ bounds }: Programme): readonly string[] {
  return Object.entries(bounds).flatMap(([key, { locked }]) => (locked === undefined ? [] : [key]));
}

function labelOf(info: ExerciseInfo, key: string): string {
  return info.parameters.find((spec) => spec.key === key)?.label ?? key;
}
