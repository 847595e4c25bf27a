import type { ReactNode } from 'react';
import type { SensorNeed } from '#core/exercise/needs.ts';
import type { Block } from '#core/programme/block.ts';
import { secondsOfPlan } from '#core/session/plan-step.ts';
import type { PlanStep } from '#core/session/plan-step.ts';
import { blockName } from '../ui/exercise-text.ts';
import { PatientStage } from './PatientStage.tsx';
import styles from './PlanOverview.module.css';
import { SENSOR_TEXT } from './place-text.ts';
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
  const parts = planParts(plan, blocks);
  const rows = parts.length + leftOut.length;
  return (
    <PatientStage screen="check-in-plan" title={planTitle(plan, parts)} actions={actions}>
      <ul className={styles.parts} data-many={rows > MOST_ROWS || undefined}>
        {parts.map((part) => (
          <li key={part.block?.id ?? part.kind} data-kind={part.kind}>
            <span>
              <strong>{partName(part)}</strong> <span className={styles.detail}>{partDetail(part)}</span>
            </span>
            <span className={styles.minutes}>{minutesText(part.minutes)}</span>
          </li>
        ))}
        {leftOut.map(({ block, sensor }) => (
          <li key={block} data-kind="left-out">
            <span>
              <strong>{nameOf(blocks, block)}</strong>{' '}
              <span className={styles.detail}>is left out today: {SENSOR_TEXT[sensor]} is missing.</span>
            </span>
          </li>
        ))}
      </ul>
    </PatientStage>
  );
}

/** As in "18 minutes: Squall, Turn". */
function planTitle(plan: readonly PlanStep[], parts: readonly PlanPart[]): string {
  const names = new Set(parts.flatMap(({ block }) => (block === undefined ? [] : [blockName(block)])));
  return `${Math.round(secondsOfPlan(plan) / 60)} minutes: ${[...names].join(', ')}`;
}

function nameOf(blocks: readonly Block[], id: string): string {
  const block = blocks.find((candidate) => candidate.id === id);
  return block === undefined ? id : blockName(block);
}

function partName({ kind, block }: PlanPart): string {
  if (block !== undefined) return blockName(block);
  return kind === 'end' ? 'Cooling down' : 'Getting ready';
}

function partDetail({ kind, block, sets }: PlanPart): string {
  if (block === undefined) return kind === 'end' ? 'and how it was' : 'questions, sensors, the empty board';
  return `${detailText(block)}, ${timesText(block, sets)}`;
}

function timesText({ kind }: Block, sets: number): string {
  if (kind === 'exercise') return sets === 1 ? '1 set' : `${sets} sets`;
  return sets === 1 ? 'once' : `${sets} times`;
}

function minutesText(minutes: number): string {
  return minutes === 0 ? 'under 1 min' : `${minutes} min`;
}
