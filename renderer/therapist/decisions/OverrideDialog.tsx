import { Button, Group, Modal, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { difficultyOfLevel, levelOfDifficulty } from '#core/difficulty/levels.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { Curve } from '#core/exercise/curve.ts';
import type { Override } from '#core/ipc/records.ts';
import { message } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { EXERCISES } from '#games/registry.ts';
import { useTranslator } from '../../app/language.tsx';
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
  const translator = useTranslator();
  const { say } = translator;
  const played = usePlayedSkill(patientId, block);
  const exercise = EXERCISES[block.exercise];
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('override.title', { block: blockName(block, translator) })}
      size="xl"
      centered
    >
      {played === undefined || exercise?.curve === undefined ? (
        <p>{say('app.opening')}</p>
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
  const translator = useTranslator();
  const { say } = translator;
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
    showNotice('info', kind === 'start' ? message('override.done', { level }) : message('override.unlocked'));
    onDone();
  };

  return (
    <Stack>
      {locked.length > 0 && (
        <SegmentedControl
          aria-label={say('override.what')}
          value={kind}
          data={[
            { value: 'start', label: say('override.kind.start') },
            { value: 'unlock', label: say('override.kind.unlock') },
          ]}
          onChange={setKind}
        />
      )}
      {kind === 'start' ? (
        <LevelField
          label={say('override.kind.start')}
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
          aria-label={say('override.value-to-unlock')}
          value={parameter ?? ''}
          data={locked.map((key) => ({ value: key, label: labelOf(info, key, translator) }))}
          onChange={setParameter}
        />
      )}
      <ReasonField reason={reason} asked={asked} onChange={setReason} />
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          {say('action.cancel')}
        </Button>
        <Button onClick={() => void override()}>
          {kind === 'start' ? say('override.begin-at-level', { level }) : say('curve.unlock')}
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

function labelOf(info: ExerciseInfo, key: string, { say }: Translator): string {
  const spec = info.parameters.find((candidate) => candidate.key === key);
  return spec === undefined ? key : say(spec.label);
}
