import { useId } from 'react';
import type { Block } from '#core/programme/block.ts';
import { cautionsOf } from '#core/programme/check-programme.ts';
import { blockName } from '../../ui/exercise-text.ts';
import {
  ArrowDownIcon,
  ArrowUpIcon,
  ChevronIcon,
  CopyIcon,
  RemoveIcon,
  WarningIcon,
} from '../../ui/icons.tsx';
import { useTranslator } from '../../app/language.tsx';
import { cautionLabels, doseText, stanceText } from './block-text.ts';
import type { BlockListProps } from './BlockList.tsx';
import { changeBlock, changeExercise, copyBlock, moveBlock, removeBlock } from './edit.ts';
import type { BlockPatch } from './edit.ts';
import { ExerciseEditor } from './ExerciseEditor.tsx';
import { problemsAt } from './form-problems.ts';
import { IconAction } from './IconAction.tsx';
import { MovementEditor } from './MovementEditor.tsx';
import styles from './Programme.module.css';

interface BlockLineProps extends BlockListProps {
  readonly block: Block;
  readonly index: number;
  readonly count: number;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** One block in a line that opens, with what can be done to it as a whole. */
export function BlockLine(props: BlockLineProps) {
  const { programme, phase, block, index, count, problems, open, onOpen, onChange } = props;
  const translator = useTranslator();
  const { say } = translator;
  const panel = useId();
  const name = blockName(block, translator);
  const here = problemsAt(problems, { phase, block: index }, translator);
  const wrong = Object.keys(here).length;
  const isHome = programme.setting === 'home';
  return (
    <li className={styles.block} data-open={open || undefined} data-wrong={wrong > 0 || undefined}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => onOpen(!open)}
        >
          <span className={styles.chevron}>
            <ChevronIcon />
          </span>
          <span>
            <strong>{say('block.title', { position: index + 1, name })}</strong>
            <span className={styles.stance}>{stanceText(block, translator)}</span>
          </span>
          <span className={styles.dose}>{doseText(block, translator)}</span>
        </button>
        <span className={styles.marks}>
          {!isHome &&
            cautionLabels(block, translator).map((label) => (
              <span key={label} className={styles.caution}>
                <WarningIcon /> {label}
              </span>
            ))}
          {wrong > 0 && (
            <span className={styles.wrong}>{say('programme.problems', { problems: wrong })}</span>
          )}
        </span>
        <span className={styles.controls}>
          <IconAction
            label={say('programme.block-up', { block: name })}
            disabled={index === 0}
            onClick={() => onChange((before) => moveBlock(before, phase, index, -1))}
          >
            <ArrowUpIcon />
          </IconAction>
          <IconAction
            label={say('programme.block-down', { block: name })}
            disabled={index === count - 1}
            onClick={() => onChange((before) => moveBlock(before, phase, index, 1))}
          >
            <ArrowDownIcon />
          </IconAction>
          <IconAction
            label={say('programme.block-copy', { block: name })}
            onClick={() => onChange((before) => copyBlock(before, phase, index))}
          >
            <CopyIcon />
          </IconAction>
          <IconAction
            label={say('programme.block-remove', { block: name })}
            onClick={() => onChange((before) => removeBlock(before, phase, index))}
          >
            <RemoveIcon />
          </IconAction>
        </span>
      </div>
      {open && (
        <div className={styles.panel} id={panel}>
          <Warnings block={block} isHome={isHome} />
          {here['id'] !== undefined && <p className={styles.problem}>{here['id']}</p>}
          <Editor {...props} here={here} />
        </div>
      )}
    </li>
  );
}

/** At home these are problems, and told at their fields. */
function Warnings({ block, isHome }: { readonly block: Block; readonly isHome: boolean }) {
  const { say } = useTranslator();
  const cautions = isHome ? [] : cautionsOf(block);
  return cautions.map((caution) => (
    <p key={caution} className={styles.warning}>
      <WarningIcon /> {say(`programme.caution.${caution}`)}
    </p>
  ));
}

function Editor({
  patientId,
  sessionsBefore,
  programme,
  phase,
  sensors,
  block,
  index,
  here,
  onChange,
}: BlockLineProps & { readonly here: Readonly<Record<string, string>> }) {
  const inPhase = programme.phases[phase];
  const change = (patch: BlockPatch): void => onChange((before) => changeBlock(before, phase, index, patch));
  if (block.kind === 'movement' || inPhase === undefined) {
    return block.kind === 'movement' ? (
      <MovementEditor block={block} problems={here} onChange={change} />
    ) : undefined;
  }
  return (
    <ExerciseEditor
      patientId={patientId}
      sessionsBefore={sessionsBefore}
      programme={programme}
      phase={inPhase}
      block={block}
      problems={here}
      onChange={change}
      onExercise={(exercise) => onChange((before) => changeExercise(before, phase, index, exercise, sensors))}
    />
  );
}
