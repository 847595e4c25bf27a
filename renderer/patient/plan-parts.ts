/** A plan as a person reads it: getting ready, each block with its minutes, the end. Pure. */
import type { Block } from '#core/programme/block.ts';
import { isSet, secondsOf } from '#core/session/plan-step.ts';
import type { PlanStep } from '#core/session/plan-step.ts';

export interface PlanPart {
  readonly kind: 'getting-ready' | 'block' | 'end';
  /** Of a block. */
  readonly block?: Block | undefined;
  /** Sets or recordings of it; 0 where it is no block. */
  readonly sets: number;
  /** Whole minutes; those of all parts add up to those of the plan. */
  readonly minutes: number;
}

const READY = 'getting-ready';
const END = 'end';

/** Blocks in the order in which they first come. Taking a place and a rest belong to the block they are for. */
export function planParts(plan: readonly PlanStep[], blocks: readonly Block[]): readonly PlanPart[] {
  const seconds = new Map<string, number>([[READY, 0]]);
  for (const [index, step] of plan.entries()) {
    const key = partOf(plan, index);
    seconds.set(key, (seconds.get(key) ?? 0) + secondsOf(step));
  }
  let before = 0;
  return [...seconds].map(([key, length]): PlanPart => {
    const minutes = Math.round((before + length) / 60) - Math.round(before / 60);
    before += length;
    const block = blocks.find(({ id }) => id === key);
    return { kind: kindOf(key), block, sets: setsOf(plan, key), minutes };
  });
}

/** The block of a step, or of the one it leads to. */
function partOf(plan: readonly PlanStep[], index: number): string {
  const step = plan[index];
  switch (step?.kind) {
    case 'exercise':
    case 'movement':
    case 'rest':
      return step.block;
    case 'quiet':
      return partOf(plan, index + 1);
    case 'check-in':
    case 'sensors':
    case 'zero-board':
      return READY;
    default:
      return END;
  }
}

function kindOf(key: string): PlanPart['kind'] {
  return key === READY || key === END ? key : 'block';
}

function setsOf(plan: readonly PlanStep[], block: string): number {
  return plan.filter((step) => isSet(step) && step.block === block).length;
}
