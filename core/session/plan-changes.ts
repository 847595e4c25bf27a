/** Leaving a block out, repeating it, or playing it next: what is left of the session is planned anew. */
import { skillKey, skillOf } from '../exercise/skill.ts';
import type { ActionOf } from './actions.ts';
import { endBlock } from './exercise-block.ts';
import { endMovement } from './movement-block.ts';
import { closingSteps, placeKey, planBody, practisedBefore, rangeKey } from './plan.ts';
import type { PlanKnowledge, PlannedSet } from './plan.ts';
import { blockOfStep, isSet } from './plan-step.ts';
import type { PlanStep } from './plan-step.ts';
import { blocksOfWeek } from './programme-block.ts';
import { isSetRecord } from './result.ts';
import type { PlanChange } from './result.ts';
import { currentStep } from './state.ts';
import type { SessionDependencies, SessionState } from './state.ts';
import type { Transition } from './transition.ts';

type PlanAction = ActionOf<'leave-out' | 'repeat' | 'play-next'>;

const KIND = { 'leave-out': 'left-out', repeat: 'repeated', 'play-next': 'played-next' } as const;

/** @returns undefined where the block is not of this week, or nothing would change */
export function changePlan(
  state: SessionState,
  dependencies: SessionDependencies,
  action: PlanAction,
): Transition | undefined {
  const block = blocksOfWeek(state.setup).find(({ id }) => id === action.block);
  if (block === undefined || currentStep(state).kind === 'check-in') return undefined;
  const left = setsLeft(state);
  const sets = changed(state, left, action);
  if (sets === undefined) return undefined;
  const change: PlanChange = {
    kind: KIND[action.type],
    tMs: state.nowMs,
    block: action.block,
    reason: action.reason,
  };
  const leavesNow = action.type === 'leave-out' && playedNow(state) === action.block;
  const closed = leavesNow ? endBlock(endMovement(state, false), dependencies, false) : state;
  const body = planBody(dependencies.exercises, sets, knowledgeOf(closed));
  const rest = leavesNow || body.length === 0 ? [] : restAfter(closed);
  const plan = [...headOf(closed), ...rest, ...body, ...closing(closed)];
  const next: SessionState = { ...closed, plan, changes: [...closed.changes, change] };
  return leavesNow ? { state: next, go: { to: 'next' } } : { state: next };
}

/** The block that is played at this moment; a rest belongs to the one before it and goes on. */
function playedNow(state: SessionState): string | undefined {
  const step = currentStep(state);
  return step.kind === 'rest' ? undefined : blockOfStep(step);
}

/** The rest that the present set ends with, where something else is still played. */
function restAfter(state: SessionState): readonly PlanStep[] {
  const step = currentStep(state);
  const ends = isSet(step) || (step.kind === 'exercise' && step.role === 'probe');
  const block = ends ? blocksOfWeek(state.setup).find(({ id }) => id === step.block) : undefined;
  return block === undefined ? [] : [{ kind: 'rest', durationMs: block.restSeconds * 1000, block: block.id }];
}

/** The steps up to the present one; what it leads to is planned anew. */
function headOf({ plan, planIndex }: SessionState) {
  return plan.slice(0, planIndex + 1);
}

/** A rest is followed by what closes the session, where nothing is left to play. */
function closing({ setup }: SessionState) {
  return closingSteps(setup.programme);
}

/** Sets and probes after the present step, in their order. */
function setsLeft({ plan, planIndex, setup }: SessionState): readonly PlannedSet[] {
  const blocks = blocksOfWeek(setup);
  return plan.slice(planIndex + 1).flatMap((step): PlannedSet[] => {
    if (step.kind !== 'exercise' && step.kind !== 'movement') return [];
    const role = step.kind === 'movement' ? 'set' : step.role;
    const block = blocks.find(({ id }) => id === step.block);
    return block === undefined || (role !== 'set' && role !== 'probe')
      ? []
      : [{ block, role, number: step.number }];
  });
}

function changed(
  state: SessionState,
  left: readonly PlannedSet[],
  action: PlanAction,
): readonly PlannedSet[] | undefined {
  const mine = left.filter(({ block }) => block.id === action.block);
  const others = left.filter(({ block }) => block.id !== action.block);
  switch (action.type) {
    case 'leave-out':
      return mine.length === 0 && playedNow(state) !== action.block ? undefined : others;
    case 'play-next': {
      const next = mine.filter(({ role }) => role === 'set');
      return next.length === 0
        ? undefined
        : [...next, ...others, ...mine.filter(({ role }) => role === 'probe')];
    }
    case 'repeat': {
      const block = blocksOfWeek(state.setup).find(({ id }) => id === action.block);
      const played = setsPlayed(state, action.block);
      if (block === undefined || played === 0) return undefined;
      const numbers = left.filter((set) => set.block.id === action.block && set.role === 'set').length;
      return [{ block, role: 'set', number: played + numbers + 1 }, ...left];
    }
  }
}

/** Sets that were begun, the present one included. */
function setsPlayed({ blocks, block, movement }: SessionState, id: string): number {
  const over = blocks.filter((record) => record.block === id && isSetRecord(record)).length;
  const running = [block, movement].filter((now) => now !== undefined && now.step.block === id).length;
  return over + running;
}

/** What the session has measured and practised so far, or is about to. */
function knowledgeOf(state: SessionState): PlanKnowledge {
  const current = currentStep(state);
  const practised = state.blocks.flatMap((record) =>
    record.kind === 'exercise' && record.role === 'practice' ? [skillKey(skillOf(record))] : [],
  );
  const playing = current.kind === 'exercise' && current.role !== 'range' ? [skillKey(skillOf(current))] : [];
  const measuring = current.kind === 'exercise' && current.role === 'range' ? [rangeKey(current)] : [];
  const standing = current.kind === 'quiet' ? [placeKey(current)] : [];
  return {
    neutral: new Set([...Object.keys(state.places), ...standing]),
    ranges: new Set([...Object.keys(state.ranges), ...measuring]),
    practised: new Set([...practisedBefore(state.setup), ...practised, ...playing]),
    place: state.place,
  };
}
