import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import type { PlainMessageId } from '#core/language/message.ts';
import type { Block, Dose } from '#core/programme/block.ts';
import { useTranslator } from '../../app/language.tsx';
import type { BlockPatch } from './edit.ts';
import { NumberField } from './NumberField.tsx';
import styles from './Programme.module.css';

interface DoseFieldsProps {
  readonly block: Block;
  /** What is counted instead of seconds. */
  readonly countedAs: 'trials' | 'repetitions';
  /** What such a count means. */
  readonly remark?: PlainMessageId;
  /** What the other way of counting begins with. */
  readonly usual: { readonly seconds: number; readonly repetitions: number };
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: BlockPatch) => void;
}

/** Sets of so many seconds, or of so many trials or movements, and the rest after each. */
export function DoseFields({ block, countedAs, remark, usual, problems, onChange }: DoseFieldsProps) {
  const { say } = useTranslator();
  const id = useId();
  const { dose, restSeconds } = block;
  const { sets } = dose;
  const change = (next: Dose): void => onChange({ dose: next });
  return (
    <>
      <div className={styles.wide}>
        <span className={styles.label} id={id}>
          {say('programme.field.counted-in')}
        </span>
        <SegmentedControl
          fullWidth
          aria-labelledby={id}
          value={'seconds' in dose ? 'seconds' : 'repetitions'}
          data={[
            { value: 'seconds', label: say('programme.counted-in.seconds') },
            { value: 'repetitions', label: say(`programme.counted-in.${countedAs}`) },
          ]}
          onChange={(value) =>
            change(
              value === 'seconds'
                ? { sets, seconds: usual.seconds }
                : { sets, repetitions: usual.repetitions },
            )
          }
        />
      </div>
      <NumberField
        field="dose.sets"
        value={sets}
        problem={problems['dose.sets']}
        onChange={(value) => change({ ...dose, sets: value })}
      />
      {'seconds' in dose ? (
        <NumberField
          field="dose.seconds"
          value={dose.seconds}
          problem={problems['dose.seconds']}
          onChange={(seconds) => change({ sets, seconds })}
        />
      ) : (
        <NumberField
          field="dose.repetitions"
          label={`programme.field.${countedAs}`}
          {...(remark !== undefined && { description: remark })}
          value={dose.repetitions}
          problem={problems['dose.repetitions'] ?? problems['dose.seconds']}
          onChange={(repetitions) => change({ sets, repetitions })}
        />
      )}
      <NumberField
        field="restSeconds"
        value={restSeconds}
        problem={problems['restSeconds']}
        onChange={(value) => onChange({ restSeconds: value })}
      />
    </>
  );
}
