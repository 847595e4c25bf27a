import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type Message, message } from '#core/language/message.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { Programme, ProgrammePhase } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { BlockDifficulty } from './BlockDifficulty.tsx';
import { DoseFields } from './DoseFields.tsx';
import type { BlockPatch } from './edit.ts';
import { GateFields } from './GateFields.tsx';
import { MethodFields } from './MethodFields.tsx';
import styles from './Programme.module.css';
import { SettingFields } from './SettingFields.tsx';
import { StanceFields } from './StanceFields.tsx';
import { useTranslator } from '../../app/language.tsx';

interface ExerciseEditorProps {
  readonly patientId: string;
  readonly sessionsBefore: number;
  readonly programme: Programme;
  readonly phase: ProgrammePhase;
  readonly block: ExerciseBlock;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: BlockPatch) => void;
  readonly onExercise: (exercise: string) => void;
}

const USUAL_REPETITIONS = 10;

/** One exercise of a phase: what and how, how much, how hard. */
export function ExerciseEditor(props: ExerciseEditorProps) {
  const { block, problems, onChange, onExercise } = props;
  const { say, sayMessage } = useTranslator();
  const [bounding, setBounding] = useState(false);
  const exercise = EXERCISES[block.exercise];
  if (exercise === undefined) return <p className={styles.problem}>{problems['exercise']}</p>;
  const { info, curve } = exercise;
  return (
    <>
      <div className={styles.editor}>
        <fieldset>
          <legend>{say('programme.group.what-and-how')}</legend>
          <NativeSelect
            label={say('programme.field.exercise')}
            description={say(info.instruction)}
            value={block.exercise}
            data={Object.values(EXERCISES).map((known) => ({
              value: known.info.id,
              label: say(known.info.name),
            }))}
            onChange={(event) => onExercise(event.currentTarget.value)}
          />
          <StanceFields block={block} info={info} problems={problems} onChange={onChange} />
        </fieldset>
        <fieldset>
          <legend>{say('programme.group.how-much')}</legend>
          <div className={styles.fields}>
            <DoseFields
              block={block}
              countedAs="trials"
              usual={{ seconds: info.setSeconds.usual, repetitions: USUAL_REPETITIONS }}
              problems={problems}
              onChange={onChange}
            />
          </div>
          <GateFields
            block={block}
            info={info}
            adapts={curve !== undefined}
            problems={problems}
            onChange={onChange}
          />
        </fieldset>
        {curve !== undefined && (
          <fieldset>
            <legend>{say('programme.group.how-hard')}</legend>
            <MethodFields block={block} problems={problems} onChange={onChange} />
          </fieldset>
        )}
        {info.settings !== undefined && (
          <SettingFields block={block} specs={info.settings} problems={problems} onChange={onChange} />
        )}
      </div>
      {curve !== undefined && (
        <>
          <Button variant="default" aria-expanded={bounding} onClick={() => setBounding(!bounding)}>
            {bounding ? say('programme.bounds.close') : sayMessage(boundsMessage(block))}
          </Button>
          {bounding && <BlockDifficulty {...props} info={info} curve={curve} />}
        </>
      )}
    </>
  );
}

/** As in "How hard it may become: 2 values bounded, 1 locked". */
function boundsMessage({ bounds }: ExerciseBlock): Message {
  const all = Object.values(bounds);
  const bounded = all.length;
  const locked = all.filter((bound) => bound.locked !== undefined).length;
  if (bounded === 0) return message('programme.bounds.none');
  if (locked === 0) return message('programme.bounds.some', { bounded });
  return message('programme.bounds.some-locked', { bounded, locked });
}
