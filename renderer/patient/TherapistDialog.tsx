import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { decisionText } from '#core/difficulty/describe.ts';
import { difficultyOfLevel, levelOfDifficulty, levelsOf } from '#core/difficulty/levels.ts';
import { type Message, message } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import type { SessionAction } from '#core/session/actions.ts';
import type { NextSet } from '#core/session/next-set.ts';
import { skillOf } from '#core/exercise/skill.ts';
import { InLanguage, therapistLanguage, useTranslator } from '../app/language.tsx';
import { showNotice } from '../app/notices.ts';
import { useBorrowedArea } from '../app/use-borrowed-area.ts';
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

/** For the therapist who stands beside the patient: how hard the next set will be, behind the passphrase, in their language. */
export function TherapistDialog(props: TherapistDialogProps) {
  const { language } = useTranslator();
  return (
    <InLanguage language={therapistLanguage() ?? language}>
      <OpenedDialog {...props} />
    </InLanguage>
  );
}

function OpenedDialog({ set, act, onClose }: TherapistDialogProps) {
  const { say } = useTranslator();
  const { open, enter } = useBorrowedArea();
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('session.beside.title', { set: nameOf(set) })}
      size="xl"
      centered
    >
      {open ? <LevelForm set={set} act={act} onClose={onClose} /> : <TherapistDoor onEnter={enter} />}
    </Modal>
  );
}

/** As in "Squall, set 2 of 3". */
function nameOf({ info, step: { number, of } }: NextSet): Message {
  return message('session.beside.set', { exercise: message(info.name), number, of });
}

function LevelForm({ set, act, onClose }: TherapistDialogProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { step, info, curve, bounds, range, lastLevel } = set;
  const [level, setLevel] = useState(() => levelToBegin(set));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);

  const choose = (): void => {
    setAsked(true);
    const said = reason.trim();
    if (said === '' || level === undefined) return;
    act({ type: 'override', difficulty: difficultyOfLevel(curve, level), reason: said });
    showNotice('info', message('session.beside.chosen', { set: nameOf(set), level }));
    onClose();
  };

  return (
    <Stack>
      <p>{skillText(skillOf(step), translator)}</p>
      <p>{describeNextSet(set, translator)}</p>
      {level === undefined ? (
        <p>{say('session.beside.no-level')}</p>
      ) : (
        <>
          <LevelField
            label={say('session.beside.level', { number: step.number })}
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
          {say('session.menu.nothing')}
        </Button>
        {level !== undefined && (
          <Button onClick={choose}>{say('session.beside.play', { number: step.number, level })}</Button>
        )}
      </Group>
    </Stack>
  );
}

/** What is played when nothing is changed. */
function describeNextSet(set: NextSet, translator: Translator): string {
  const { say } = translator;
  const { step, info, curve, decision, override } = set;
  const { number } = step;
  if (decision !== undefined) {
    return say('session.beside.decided', {
      number,
      level: levelOfDifficulty(curve, decision.newDifficulty),
      decision: decisionText(decision, info.parameters, translator),
    });
  }
  if (override === undefined) return say('session.beside.undecided', { number });
  const level = levelOfDifficulty(curve, override.difficulty);
  return say('session.beside.overridden', { number, level, reason: override.reason });
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
