import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { SensorNeed } from '#core/exercise/needs.ts';
import { movementTaskSchema } from '#core/movement-tests/tasks.ts';
import type { Block } from '#core/programme/block.ts';
import type { Programme } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { PlusIcon } from '../../ui/icons.tsx';
import { BlockLine } from './BlockLine.tsx';
import { addBlock, exerciseBlock, movementBlock } from './edit.ts';
import type { FormProblem } from './form-problems.ts';
import styles from './Programme.module.css';
import { useTranslator } from '../../app/language.tsx';

export interface BlockListProps {
  readonly patientId: string;
  readonly sessionsBefore: number;
  readonly programme: Programme;
  /** Which phase. */
  readonly phase: number;
  readonly sensors: readonly SensorNeed[];
  readonly problems: readonly FormProblem[];
  readonly onChange: (change: (before: Programme) => Programme) => void;
}

/** The blocks of a phase in their order, each of which opens. */
export function BlockList(props: BlockListProps) {
  const { programme, phase, sensors, onChange } = props;
  const [open, setOpen] = useState<string>();
  const blocks = programme.phases[phase]?.blocks ?? [];
  const { say } = useTranslator();
  const add = (block: Block | undefined): void => {
    if (block === undefined) return;
    onChange((before) => addBlock(before, phase, block));
    setOpen(block.id);
  };
  return (
    <div className={styles.blocks}>
      <ol>
        {blocks.map((block, index) => (
          <BlockLine
            {...props}
            // Two blocks of one id are a problem that is told; they stay apart all the same.
            key={`${block.id} ${blocks.findIndex(({ id }) => id === block.id) === index ? '' : index}`}
            block={block}
            index={index}
            count={blocks.length}
            open={open === block.id}
            onOpen={(wanted) => setOpen(wanted ? block.id : undefined)}
          />
        ))}
      </ol>
      <div className={styles.add}>
        <Menu position="top-start">
          <Menu.Target>
            <Button variant="default" leftSection={<PlusIcon />}>
              {say('programme.add-exercise')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {Object.values(EXERCISES).map(({ info, curve }) => (
              <Menu.Item key={info.id} onClick={() => add(exerciseBlock(programme, info.id, sensors))}>
                {curve === undefined
                  ? say('programme.never-adapts', { exercise: say(info.name) })
                  : say(info.name)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Menu position="top-start">
          <Menu.Target>
            <Button variant="default" leftSection={<PlusIcon />}>
              {say('programme.add-movement')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {movementTaskSchema.options.map((task) => (
              <Menu.Item key={task} onClick={() => add(movementBlock(programme, task))}>
                {say(`task.${task}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}
