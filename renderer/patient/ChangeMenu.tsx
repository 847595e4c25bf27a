import { useState } from 'react';
import type { ChangeReason, SessionAction } from '#core/session/actions.ts';
import { changeReasonSchema } from '#core/session/actions.ts';
import type { Translator } from '#core/language/translator.ts';
import type { Block } from '#core/programme/block.ts';
import type { PlanStep } from '#core/session/plan-step.ts';
import { useTranslator } from '../app/language.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { ArrowLeftIcon } from '../ui/icons.tsx';
import styles from './ChangeMenu.module.css';
import { PatientStage } from './PatientStage.tsx';
import { planChoices } from './plan-choices.ts';
import type { PlanChoices } from './plan-choices.ts';
import { blockTitle } from './step-text.ts';

/** A change that only lacks its reason. */
type Change =
  | { readonly type: 'leave-out' | 'repeat' | 'play-next'; readonly block: Block }
  | { readonly type: 'end' };

/** A change that lacks its block. */
type Which = 'leave-out' | 'play-next';

type Page =
  | { readonly name: 'menu' }
  | { readonly name: 'which'; readonly type: Which; readonly from: readonly Block[] }
  | { readonly name: 'why'; readonly change: Change };

interface ChangeMenuProps {
  readonly plan: readonly PlanStep[];
  readonly planIndex: number;
  /** Of this week. */
  readonly blocks: readonly Block[];
  /** Begin with the reason for ending. */
  readonly ends: boolean;
  readonly act: (action: SessionAction) => void;
  readonly onClose: () => void;
}

/** What is left of the session may be changed: leave out, one more set, something else next, the end; and why. */
export function ChangeMenu({ plan, planIndex, blocks, ends, act, onClose }: ChangeMenuProps) {
  const [page, setPage] = useState<Page>(ends ? { name: 'why', change: { type: 'end' } } : { name: 'menu' });
  const translator = useTranslator();
  const { say } = translator;
  const titleOf = (block: Block): string => blockTitle(block, blocks, translator);
  const ask = (change: Change): void => setPage({ name: 'why', change });
  switch (page.name) {
    case 'why': {
      const tell = (reason: ChangeReason): void => {
        act(actionOf(page.change, reason));
        onClose();
      };
      return <Why title={whyTitle(page.change, titleOf, translator)} onReason={tell} onBack={onClose} />;
    }
    case 'which': {
      const { type, from } = page;
      const choices = from.map((block) => ({
        key: block.id,
        words: titleOf(block),
        choose: () => ask({ type, block }),
      }));
      const title = say(`session.menu.${type}.which`);
      return <Choices screen="menu-which" title={title} choices={choices} onBack={onClose} />;
    }
    case 'menu':
      return (
        <Choices
          screen="menu"
          title={say('session.menu.title')}
          choices={menuChoices(planChoices(plan, planIndex, blocks), titleOf, setPage, translator)}
          onBack={onClose}
        />
      );
  }
}

type TitleOf = (block: Block) => string;

function menuChoices(
  { leaveOut, repeat, playNext }: PlanChoices,
  titleOf: TitleOf,
  show: (page: Page) => void,
  { say }: Translator,
): readonly Choice[] {
  const ask = (change: Change): void => show({ name: 'why', change });
  const oneOf = (type: Which, from: readonly Block[]): Choice[] => {
    const [only, ...others] = from;
    if (only === undefined) return [];
    if (others.length > 0) {
      const words = say(`session.menu.${type}.some`);
      return [{ key: type, words, choose: () => show({ name: 'which', type, from }) }];
    }
    const words = say(`session.menu.${type}.one`, { block: titleOf(only) });
    return [{ key: type, words, choose: () => ask({ type, block: only }) }];
  };
  return [
    ...oneOf('leave-out', leaveOut),
    ...(repeat === undefined
      ? []
      : [
          {
            key: 'repeat',
            words: say('session.menu.repeat.one', { block: titleOf(repeat) }),
            choose: () => ask({ type: 'repeat', block: repeat }),
          },
        ]),
    ...oneOf('play-next', playNext),
    { key: 'end', words: say('session.end'), choose: () => ask({ type: 'end' }) },
  ];
}

function actionOf(change: Change, reason: ChangeReason): SessionAction {
  return change.type === 'end'
    ? { type: 'end', reason }
    : { type: change.type, block: change.block.id, reason };
}

function whyTitle(change: Change, titleOf: TitleOf, { say }: Translator): string {
  return change.type === 'end'
    ? say('session.menu.end.why')
    : say(`session.menu.${change.type}.why`, { block: titleOf(change.block) });
}

interface WhyProps {
  readonly title: string;
  readonly onReason: (reason: ChangeReason) => void;
  readonly onBack: () => void;
}

/** One tap tells the reason, and does it. */
function Why({ title, onReason, onBack }: WhyProps) {
  const { say } = useTranslator();
  const choices = changeReasonSchema.options.map((reason) => ({
    key: reason,
    words: say(`session.menu.reason.${reason}`),
    choose: () => onReason(reason),
  }));
  return <Choices screen="menu-why" title={title} choices={choices} onBack={onBack} />;
}

interface Choice {
  readonly key: string;
  readonly words: string;
  readonly choose: () => void;
}

interface ChoicesProps {
  readonly screen: string;
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly onBack: () => void;
}

function Choices({ screen, title, choices, onBack }: ChoicesProps) {
  const { say } = useTranslator();
  return (
    <PatientStage
      screen={screen}
      title={title}
      actions={
        <BigButton tone="quiet" icon={<ArrowLeftIcon />} onClick={onBack}>
          {say('session.menu.nothing')}
        </BigButton>
      }
    >
      <div className={styles.choices}>
        {choices.map(({ key, words, choose }) => (
          <button key={key} type="button" className={styles.choice} onClick={choose}>
            {words}
          </button>
        ))}
      </div>
    </PatientStage>
  );
}
