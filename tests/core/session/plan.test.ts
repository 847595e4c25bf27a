import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import fc from 'fast-check';
import type { Skill } from '#core/exercise/skill.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { planOf } from '#core/session/plan.ts';
import type { PlannedSetup } from '#core/session/plan.ts';
import { secondsOfPlan } from '#core/session/plan-step.ts';
import type { PlanStep } from '#core/session/plan-step.ts';
import { EXERCISES } from '#games/registry.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';
import { evenRange } from '../../support/toy-exercise.ts';

const FEET = squallBlock({ id: 'feet', dose: { sets: 2, seconds: 60 }, probe: true });
const CHEST = squallBlock({
  id: 'chest',
  steering: 'thorax',
  posture: 'sitting-on-chair',
  dose: { sets: 2, seconds: 60 },
  probe: false,
});
const TURN = presetMovement('turn', 'turn');
const FEET_SKILL: Skill = { exercise: 'squall', steering: 'centre-of-pressure', postureClass: 'standing' };

function setupOf(changes: Partial<PlannedSetup> = {}): PlannedSetup {
  return {
    programme: programmeOf([FEET, CHEST, TURN]),
    week: 1,
    sensors: ['board', 'thorax', 'pelvis'],
    ranges: [],
    skills: [],
    seed: 1,
    ...changes,
  };
}

/** As in "set feet 1". */
function words(steps: readonly PlanStep[]): string[] {
  return steps.map((step) => {
    switch (step.kind) {
      case 'exercise':
        return `${step.role} ${step.block} ${step.number}`;
      case 'movement':
        return `movement ${step.block} ${step.number}`;
      case 'quiet':
        return `${step.durationMs === 0 ? 'place' : 'quiet'} ${step.posture}`;
      case 'sensors':
        return `sensors ${step.needs.join(' ')}`;
      default:
        return step.kind;
    }
  });
}

const planned = (setup: PlannedSetup): string[] => words(planOf(setup, EXERCISES).steps);

describe('the plan of a session', () => {
  it('gives every set what it needs before it: sensors, zero, place, range, practice', () => {
    expect(planned(setupOf())).toEqual([
      'check-in',
      'sensors thorax pelvis',
      'zero-board',
      'quiet feet-apart',
      'range feet 1',
      'practice feet 1',
      'set feet 1',
      'rest',
      'set feet 2',
      'rest',
      'quiet sitting-on-chair',
      'range chest 1',
      'practice chest 1',
      'set chest 1',
      'rest',
      'set chest 2',
      'rest',
      'movement turn 1',
      'rest',
      'place feet-apart',
      'probe feet 1',
      'check-out',
      'summary',
    ]);
  });

  it('asks for no board where none is needed, and for no sensor that is not', () => {
    const chest = planned(setupOf({ programme: programmeOf([CHEST]), sensors: ['thorax'] }));
    expect(chest.slice(0, 3)).toEqual(['check-in', 'sensors thorax', 'quiet sitting-on-chair']);
    const feet = planned(setupOf({ programme: programmeOf([FEET]) }));
    expect(feet.slice(0, 3)).toEqual(['check-in', 'zero-board', 'quiet feet-apart']);
  });

  it('leaves out a range that was measured lately and the practice of a skill played within three weeks', () => {
    const known = { skill: FEET_SKILL, sessions: 3, history: [] };
    const ranges = [{ steering: 'centre-of-pressure', posture: 'feet-apart', range: evenRange(80) } as const];
    const programme = programmeOf([FEET]);
    const fresh = planned(setupOf({ programme, ranges, skills: [{ ...known, daysSince: 21 }] }));
    expect(fresh).not.toContain('range feet 1');
    expect(fresh).not.toContain('practice feet 1');
    const stale = planned(setupOf({ programme, ranges, skills: [{ ...known, daysSince: 22 }] }));
    expect(stale).toContain('practice feet 1');
  });

  it('plays sets in turn where the phase is serial', () => {
    const serial = planned(setupOf({ programme: programmeOf([FEET, CHEST], { order: 'serial' }) }));
    expect(serial.filter((word) => word.startsWith('set'))).toEqual([
      'set feet 1',
      'set chest 1',
      'set feet 2',
      'set chest 2',
    ]);
    expect(serial.filter((word) => word.startsWith('quiet'))).toHaveLength(2);
  });

  it('shuffles the sets by the seed where the phase is random, and counts them in the order they come', () => {
    const orders = new Set<string>();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const setup = setupOf({ programme: programmeOf([FEET, CHEST], { order: 'random' }), seed });
        const sets = planned(setup).filter((word) => word.startsWith('set'));
        expect(sets.toSorted()).toEqual(['set chest 1', 'set chest 2', 'set feet 1', 'set feet 2']);
        expect(sets.indexOf('set feet 1')).toBeLessThan(sets.indexOf('set feet 2'));
        expect(planned(setup)).toEqual(planned(setup));
        orders.add(sets.join());
      }),
      { numRuns: 40 },
    );
    expect(orders.size).toBeGreaterThan(2);
  });

  it('plays the phase that holds in the week', () => {
    const programme = programmeOf([FEET]);
    const [first] = programme.phases;
    if (first === undefined) throw new Error('no phase');
    const phases = [first, { ...first, fromWeek: 3, blocks: [TURN] }];
    const inWeek = (week: number): string[] =>
      planned(setupOf({ programme: { ...programme, phases }, week }));
    expect(inWeek(2)).toContain('set feet 1');
    expect(inWeek(3)).toEqual([
      'check-in',
      'sensors thorax pelvis',
      'movement turn 1',
      'check-out',
      'summary',
    ]);
    expect(inWeek(8)).toEqual(inWeek(3));
  });

  it('leaves out what the sensors at hand do not allow, and says which is missing', () => {
    const { steps, leftOut } = planOf(setupOf({ sensors: ['board'] }), EXERCISES);
    expect(leftOut).toEqual([
      { block: 'chest', sensor: 'thorax' },
      { block: 'turn', sensor: 'thorax' },
    ]);
    expect(words(steps).filter((word) => word.includes('chest') || word.includes('turn'))).toEqual([]);
  });

  it('is refused with what to do where nothing is left to play', () => {
    const nothing = (): unknown => planOf(setupOf({ sensors: [] }), EXERCISES);
    const told = message('error.sensor-needed', { sensor: 'board' });
    expect(nothing).toThrow(expect.objectContaining({ code: 'not-allowed', told }));
  });

  it('says how long it takes: every step, and so the whole', () => {
    const { steps } = planOf(setupOf(), EXERCISES);
    const minutes = secondsOfPlan(steps) / 60;
    expect(minutes).toBeGreaterThan(12);
    expect(minutes).toBeLessThan(22);
  });

  it('gives a set of repetitions half as long again as they should take', () => {
    const dose = { sets: 1, repetitions: 10 };
    const { steps } = planOf(
      setupOf({ programme: programmeOf([squallBlock({ dose, probe: false })]) }),
      EXERCISES,
    );
    const set = steps.find((step) => step.kind === 'exercise' && step.role === 'set');
    expect(set).toMatchObject({ repetitions: 10, durationMs: 90_000 });
  });
});
