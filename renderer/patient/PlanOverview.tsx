import type { ReactNode } from 'react';
import type { SensorNeed } from '#core/exercise/needs.ts';
import type { Translator } from '#core/language/translator.ts';
import type { Block } from '#core/programme/block.ts';
import { secondsOfPlan } from '#core/session/plan-step.ts';
import type { PlanStep } from '#core/session/plan-step.ts';
import { useTranslator } from '../app/language.tsx';
import { blockName } from '../ui/exercise-text.ts';
import { PatientStage } from './PatientStage.tsx';
import styles from './PlanOverview.module.css';
import { planParts } from './plan-parts.ts';
import type { PlanPart } from './plan-parts.ts';
import { detailText } from './step-text.ts';

/** A block that can't be played today, and the sensor it lacks. */
export interface LeftOut {
  readonly block: string;
  readonly sensor: SensorNeed;
}

interface PlanOverviewProps {
  readonly plan: readonly PlanStep[];
  /** Of this week. */
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
  readonly actions: ReactNode;
}

/** More rows than this stand in two columns. */
const MOST_ROWS = 7;

/** What comes today: each part with its minutes, and what is left out and why. */
export function PlanOverview({ plan, blocks, leftOut, actions }: PlanOverviewProps) {
  const translator = useTranslator();
  const { say } = translator;
  const parts = planParts(plan, blocks);
  const rows = parts.length + leftOut.length;
  return (
    <PatientStage screen="check-in-plan" title={planTitle(plan, parts, translator)} actions={actions}>
      <ul className={styles.parts} data-many={rows > MOST_ROWS || undefined}>
        {parts.map((part) => (
          <li key={part.block?.id ?? part.kind} data-kind={part.kind}>
            <span>
              <strong>{partName(part, translator)}</strong>{' '}
              <span className={styles.detail}>{partDetail(part, translator)}</span>
            </span>
            <span className={styles.minutes}>{say('session.plan.minutes', { minutes: part.minutes })}</span>
          </li>
        ))}
        {leftOut.map(({ block, sensor }) => (
          <li key={block} data-kind="left-out">
            <span>
              <strong>{nameOf(blocks, block, translator)}</strong>{' '}
              <span className={styles.detail}>{say('session.plan.left-out', { sensor })}</span>
            </span>
          </li>
        ))}
      </ul>
    </PatientStage>
  );
}

/** As in "18 minutes: Squall and Turn". */
function planTitle(plan: readonly PlanStep[], parts: readonly PlanPart[], translator: Translator): string {
  const names = parts.flatMap(({ block }) => (block === undefined ? [] : [blockName(block, translator)]));
  return translator.say('session.plan.title', {
    minutes: Math.round(secondsOfPlan(plan) / 60),
    names: translator.list([...new Set(names)]),
  });
}

function nameOf(blocks: readonly Block[], id: string, translator: Translator): string {
  const block = blocks.find((candidate) => candidate.id === id);
  return block === undefined ? id : blockName(block, translator);
}

function partName({ kind, block }: PlanPart, translator: Translator): string {
  if (block !== undefined) return blockName(block, translator);
  return translator.say(kind === 'end' ? 'session.plan.end.name' : 'session.plan.getting-ready.name');
}

function partDetail({ kind, block, sets }: PlanPart, translator: Translator): string {
  const { say } = translator;
  if (block === undefined) {
    return say(kind === 'end' ? 'session.plan.end.detail' : 'session.plan.getting-ready.detail');
  }
  const detail = detailText(block, translator);
  return block.kind === 'exercise'
    ? say('session.plan.sets', { detail, sets })
    : say('session.plan.recordings', { detail, times: sets });
}
