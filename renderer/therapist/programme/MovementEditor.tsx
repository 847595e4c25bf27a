import { NativeSelect } from '@mantine/core';
import { movementTaskSchema, TASK_FACTS } from '#core/movement-tests/tasks.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import type { MovementBlock } from '#core/programme/block.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { useTranslator } from '../../app/language.tsx';
import { DoseFields } from './DoseFields.tsx';
import type { BlockPatch } from './edit.ts';
import { optionsOf } from './options.ts';
import styles from './Programme.module.css';

interface MovementEditorProps {
  readonly block: MovementBlock;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: BlockPatch) => void;
}

const USUAL_SECONDS = 60;
const USUAL_REPETITIONS = 5;

/** A recorded movement of a phase: which, how often, and the rest after it. */
export function MovementEditor({ block, problems, onChange }: MovementEditorProps) {
  const { say } = useTranslator();
  const { task } = block;
  const change = (next: MovementTask): void => {
    const { dose } = presetMovement(block.id, next);
    onChange({ task: next, dose });
  };
  return (
    <div className={styles.editor}>
      <fieldset>
        <legend>{say('programme.group.what')}</legend>
        <NativeSelect
          label={say('programme.field.movement')}
          description={say(`movement.about.${task}`)}
          value={task}
          data={optionsOf(movementTaskSchema.options, (value) => say(`task.${value}`))}
          error={problems['task']}
          onChange={(event) => change(event.currentTarget.value as MovementTask)}
        />
      </fieldset>
      <fieldset>
        <legend>{say('programme.group.how-much')}</legend>
        <div className={styles.fields}>
          <DoseFields
            block={block}
            countedAs="repetitions"
            {...(TASK_FACTS[task].sides.length > 1 && { remark: 'programme.remark.to-each-side' })}
            usual={{ seconds: USUAL_SECONDS, repetitions: USUAL_REPETITIONS }}
            problems={problems}
            onChange={onChange}
          />
        </div>
      </fieldset>
    </div>
  );
}
