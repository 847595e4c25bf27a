/** What may be changed about what is left of a session. Pure: whether it can be done is for the runner to say. */
import type { Block } from '#core/programme/block.ts';
import { isSet } from '#core/session/plan-step.ts';
import type { PlanStep } from '#core/session/plan-step.ts';

export interface PlanChoices {
  /** The block that is played now or comes next; all of them while the sensors are put on. */
  readonly leaveOut: readonly Block[];
  /** The block that was played last or is being played. */
  readonly repeat: Block | undefined;
  /** Blocks with a set left, but for the one that comes next anyway. */
  readonly playNext: readonly Block[];
}

/** @param blocks Of this week. */
export function planChoices(
  plan: readonly PlanStep[],
  planIndex: number,
  blocks: readonly Block[],
): PlanChoices {
  const step = plan[planIndex];
  const now = playedIn(step);
  const ahead = plan.slice(planIndex + 1);
  const next = idOfNextSet(ahead);
  const last = plan.slice(0, planIndex + 1).findLast((before) => setOf(before) !== undefined);
  const left = new Set(ahead.flatMap((coming) => setOf(coming) ?? []));
  return {
    leaveOut: blocks.filter(({ id }) => (step?.kind === 'sensors' ? left.has(id) : id === (now ?? next))),
    repeat: blocks.find(({ id }) => id === (last && setOf(last))),
    playNext: blocks.filter(({ id }) => id !== next && left.has(id)),
  };
}

/** The block that is played or prepared in this step. */
function playedIn(step: PlanStep | undefined): string | undefined {
  return step?.kind === 'exercise' || step?.kind === 'movement' ? step.block : undefined;
}

/** The block of which this step is a set. */
function setOf(step: PlanStep): string | undefined {
  return isSet(step) ? step.block : undefined;
}

function idOfNextSet(ahead: readonly PlanStep[]): string | undefined {
  const first = ahead.find((step) => setOf(step) !== undefined);
  return first && setOf(first);
}
