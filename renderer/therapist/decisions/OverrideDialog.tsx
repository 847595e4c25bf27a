import { Button, Group, Modal, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { difficultyOfLevel, levelOfDifficulty } from '#core/difficulty/levels.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { Curve } from '#core/exercise/curve.ts';
import type { Override } from '#core/ipc/records.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { EXERCISES } from '#games/registry.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { showNotice } from '../../app/notices.ts';
import { therapistCall } from '../../app/therapist-lock.ts';
import { blockName } from '../../ui/exercise-text.ts';
import type { PlayedSkill } from '../use-played-skill.ts';
import { usePlayedSkill } from '../use-played-skill.ts';
import { knownReach } from '../curve/physical.ts';
import { LevelField } from './LevelField.tsx';
import { ReasonField } from './ReasonField.tsx';

interface OverrideDialogProps {
  readonly patientId: string;
  readonly block: ExerciseBlock;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const FEWEST_LEVEL = 3;

/** The therapist's own word on the next session of a block, with the reason that is kept with it. */
export function OverrideDialog(props: OverrideDialogProps) {
  const { patientId, block, onClose } = props;
  const played = usePlayedSkill(patientId, block);
  const exercise = EXERCISES[block.exercise];
  return (
    <Modal opened onClose={onClose} title={`${blockName(block)}: override the difficulty`} size="xl" centered>
      {played === undefined || exercise?.curve === undefined ? (
        <p>Opening…</p>
      ) : (
        <OverrideForm {...props} played={played} info={exercise.info} curve={exercise.curve} />
      )}
    </Modal>
  );
}

interface OverrideFormProps extends OverrideDialogProps {
  readonly played: PlayedSkill;
  readonly info: ExerciseInfo;
  readonly curve: Curve;
}

function OverrideForm({ patientId, block, played, info, curve, onClose, onDone }: OverrideFormProps) {
  const locked = lockedKeys(block);
  const lastDifficulty = played.known?.ability?.lastDifficulty;
  const last = lastDifficulty === undefined ? undefined : levelOfDifficulty(curve, lastDifficulty);
  const [kind, setKind] = useState<Override['kind']>('start');
  const [level, setLevel] = useState(() => Math.round(last ?? FEWEST_LEVEL));
  const [parameter, setParameter] = useState(locked[0]);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);

  const override = async (): Promise<void> => {
    setAsked(true);
    const wanted = overrideOf(kind, block.id, reason, difficultyOfLevel(curve, level), parameter);
    if (reason.trim() === '' || wanted === undefined) return;
    const result = await therapistCall('programme:override', { patientId, override: wanted });
    if (!result.ok) return;
    showNotice('info', kind === 'start' ? `The next session begins at level ${level}.` : 'Unlocked.');
    onDone();
  };

  return (
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
          bounds={block.bounds}
          reach={knownReach(played.history, block.steering, block.posture)}
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
  );
}

function overrideOf(
  kind: Override['kind'],
  block: string,
  reason: string,
  difficulty: number,
  parameter: string | undefined,
): Override | undefined {
  if (kind === 'start') return { kind, block, difficulty, reason };
  return parameter === undefined ? undefined : { kind, block, parameter, reason };
}

function lockedKeys({ bounds }: ExerciseBlock): readonly string[] {
  return Object.entries(bounds).flatMap(([key, { locked }]) => (locked === undefined ? [] : [key]));
}

function labelOf(info: ExerciseInfo, key: string): string {
  const spec = info.parameters.find((candidate) => candidate.key === key);
  return spec === undefined ? key : ENGLISH.say(spec.label);
}
