import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { decisionText } from '#core/difficulty/describe.ts';
import { difficultyOfLevel, levelOfDifficulty, levelsOf } from '#core/difficulty/levels.ts';
import type { SessionAction } from '#core/session/actions.ts';
import type { NextSet } from '#core/session/next-set.ts';
import { skillOf } from '#core/exercise/skill.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { showNotice } from '../app/notices.ts';
import { useBorrowedArea } from '../app/use-borrowed-area.ts';
import { levelText } from '../therapist/decisions/decision-log.ts';
import { reachOf } from '../therapist/curve/physical.ts';
import { LevelField } from '../therapist/decisions/LevelField.tsx';
import { ReasonField } from '../therapist/decisions/ReasonField.tsx';
import { skillText } from '../ui/exercise-text.ts';
import { TherapistDoor } from '../ui/TherapistDoor.tsx';

interface TherapistDialogProps {
  readonly set: NextSet;
  readonly act: (action: SessionAction) => void;
  readonly onClose: () => void;
}

/** For the therapist who stands beside the patient: how hard the next set will be, behind the passphrase. */
export function TherapistDialog({ set, act, onClose }: TherapistDialogProps) {
  const { open, enter } = useBorrowedArea();
  return (
    <Modal opened onClose={onClose} title={`For the therapist: ${nameOf(set)}`} size="xl" centered>
      {open ? <LevelForm set={set} act={act} onClose={onClose} /> : <TherapistDoor onEnter={enter} />}
    </Modal>
  );
}

/** As in "Squall, set 2 of 3". */
function nameOf({ info, step }: NextSet): string {
  return `${ENGLISH.say(info.name)}, set ${step.number} of ${step.of}`;
}

function LevelForm({ set, act, onClose }: TherapistDialogProps) {
  const { step, info, curve, bounds, range, lastLevel } = set;
  const [level, setLevel] = useState(() => levelToBegin(set));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const name = nameOf(set);

  const choose = (): void => {
    setAsked(true);
    const said = reason.trim();
    if (said === '' || level === undefined) return;
    act({ type: 'override', difficulty: difficultyOfLevel(curve, level), reason: said });
    showNotice('info', `${name} will be at level ${level}.`);
    onClose();
  };

  return (
    <Stack>
      <p>{skillText(skillOf(step))}</p>
      <p>{describeNextSet(set)}</p>
      {level === undefined ? (
        <p>The programme’s bounds leave no level to choose. They can be changed on the patient’s page.</p>
      ) : (
        <>
          <LevelField
            label={`Level of set ${step.number}`}
            info={info}
            curve={curve}
            bounds={bounds}
            reach={reachOf(step.steering, range)}
            level={level}
            lastLevel={lastLevel}
            onChange={setLevel}
          />
          <ReasonField reason={reason} asked={asked} onChange={setReason} />
        </>
      )}
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          Change nothing
        </Button>
        {level !== undefined && (
          <Button onClick={choose}>{`Play set ${step.number} at level ${level}`}</Button>
        )}
      </Group>
    </Stack>
  );
}

/** What is played when nothing is changed. */
function describeNextSet({ step: { number }, info, curve, decision, override }: NextSet): string {
  if (decision !== undefined) {
    return `Set ${number} comes at level ${levelText(curve, decision.newDifficulty)}. ${decisionText(decision, info.parameters, ENGLISH)}`;
  }
  if (override !== undefined) {
    return `Set ${number} comes at level ${levelText(curve, override.difficulty)}, as a therapist chose: “${override.reason}”`;
  }
  return `Keel decides on set ${number} when what comes before it has been played.`;
}

/** Where nothing is known yet. */
const USUAL_LEVEL = 3;

/** The level that may be chosen and is nearest to what comes otherwise; undefined where none may be. */
function levelToBegin({ curve, bounds, decision, override, lastLevel }: NextSet): number | undefined {
  const coming = decision?.newDifficulty ?? override?.difficulty;
  const wanted = coming === undefined ? (lastLevel ?? USUAL_LEVEL) : levelOfDifficulty(curve, coming);
  const distance = (level: number): number => Math.abs(level - wanted);
  const allowed = levelsOf(curve, { bounds }).filter(({ forbidden }) => forbidden === undefined);
  return allowed.toSorted((a, b) => distance(a.level) - distance(b.level))[0]?.level;
}
