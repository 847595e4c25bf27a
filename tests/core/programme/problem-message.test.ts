import { describe, expect, it } from 'vitest';
import { SENSOR_NEEDS } from '#core/exercise/needs.ts';
import { POSTURES, STEERINGS } from '#core/contract/stimulus.ts';
import { type Message, message } from '#core/language/message.ts';
import type { ProgrammeProblem } from '#core/programme/check-programme.ts';
import {
  boundProblemMessage,
  placedMessage,
  placeOf,
  problemMessage,
} from '#core/programme/problem-message.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { EXERCISES } from '#games/registry.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { sayMessage } from '../../support/english.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';

const PROBLEMS: readonly ProgrammeProblem[] = [
  { code: 'ends-before-it-begins' },
  { code: 'first-phase-not-week-1' },
  { code: 'phases-out-of-order', fromWeek: 3 },
  { code: 'phase-after-the-end', fromWeek: 9, weeks: 8 },
  { code: 'weeks-without-blocks', fromWeek: 1 },
  { code: 'block-twice' },
  { code: 'random-order-of-one' },
  { code: 'unknown-exercise', exercise: 'juggling' },
  { code: 'steering-needs-board' },
  { code: 'set-length', seconds: 19, min: 20, max: 300 },
  { code: 'probe-of-assessment' },
  { code: 'surface-while-sitting' },
  { code: 'typing-has-no-repetitions' },
  { code: 'outcome-not-measured', axis: 'REACT' },
  ...STEERINGS.map((steering) => ({ code: 'steering-not-taken', steering }) as const),
  ...POSTURES.map((posture) => ({ code: 'posture-not-taken', posture }) as const),
  ...SENSOR_NEEDS.map((sensor) => ({ code: 'sensor-missing', sensor }) as const),
  ...(['one-leg', 'foam', 'wobble', 'eyes-closed'] as const).map(
    (what) => ({ code: 'forbidden-at-home', what }) as const,
  ),
  ...(['unknown-parameter', 'no-number', 'floor-above-cap', 'lock-outside'] as const).map(
    (code) => ({ code: 'bound', problem: { key: 'amplitudePercent', code } }) as const,
  ),
  { code: 'bound', problem: { key: 'amplitudePercent', code: 'outside', min: 15, max: 50 } },
];

describe('a problem of a programme', () => {
  it.each(PROBLEMS)('is a sentence: $code', (problem) => {
    expect(sayMessage(problemMessage(problem))).toMatch(/^[A-Z].*\.$/);
  });

  it('names what is wrong', () => {
    expect(problemMessage({ code: 'sensor-missing', sensor: 'thorax' })).toEqual(
      message('programme.problem.sensor-missing', { sensor: 'thorax' }),
    );
    expect(problemMessage({ code: 'steering-not-taken', steering: 'thorax' })).toEqual(
      message('programme.problem.steering-not-taken', { steering: message('steering.thorax') }),
    );
    expect(problemMessage({ code: 'outcome-not-measured', axis: 'REACT' })).toEqual(
      message('programme.problem.outcome-not-measured', { axis: message('axis.react') }),
    );
  });

  it('of a bound is told with the parameter and its unit, where they are known', () => {
    const problem = { key: 'amplitudePercent', code: 'outside', min: 15, max: 50 } as const;
    const [spec] = SQUALL_INFO.parameters;
    expect(boundProblemMessage(problem)).toEqual(
      message('programme.problem.bound.outside-without-unit', { min: 15, max: 50 }),
    );
    expect(boundProblemMessage(problem, spec && { spec, steering: 'thorax' })).toEqual(
      message('programme.problem.of-value', {
        parameter: message('parameter.squall.amplitude-percent.label'),
        problem: message('programme.problem.bound.outside', {
          min: 15,
          max: 50,
          unit: message('unit.percent-of-range'),
        }),
      }),
    );
  });
});

describe('the place of a problem', () => {
  const [feet, turn] = [squallBlock({ id: 'feet' }), presetMovement('turn', 'turn')];
  const one = programmeOf([feet, turn]);
  const phase = { order: 'blocked', conservative: 'never', blocks: [feet, turn] } as const;
  const two = programmeOf([], {
    phases: [1, 3].map((fromWeek) => ({ ...phase, fromWeek, blocks: [feet, turn] })),
  });
  const problem = message('programme.problem.block-twice');
  const placed = (programme: typeof one, place: Parameters<typeof placedMessage>[1]): Message =>
    placedMessage(programme, place, problem, EXERCISES);

  it('is the last block of that name, or the phase, or the whole', () => {
    expect(placeOf(one, { phase: 0, block: 'turn', code: 'block-twice' })).toEqual({ phase: 0, block: 1 });
    const twice = programmeOf([feet, feet]);
    expect(placeOf(twice, { phase: 0, block: 'feet', code: 'block-twice' })).toEqual({ phase: 0, block: 1 });
    expect(placeOf(one, { phase: 0, code: 'random-order-of-one' })).toEqual({ phase: 0 });
    expect(placeOf(one, { code: 'ends-before-it-begins' })).toEqual({});
  });

  it('is told by the number and name of the block, and the phase where there are several', () => {
    const name = message('exercise.squall.name');
    expect(placed(one, {})).toEqual(problem);
    expect(placed(one, { phase: 0 })).toEqual(problem);
    expect(placed(one, { phase: 0, block: 1 })).toEqual(
      message('programme.problem.in-block', { number: 2, block: message('task.turn'), problem }),
    );
    expect(placed(two, { phase: 1 })).toEqual(message('programme.problem.in-phase', { phase: 2, problem }));
    expect(placed(two, { phase: 1, block: 0 })).toEqual(
      message('programme.problem.in-block-of-phase', { phase: 2, number: 1, block: name, problem }),
    );
  });

  it('names an exercise that this version does not have by its id', () => {
    const other = programmeOf([squallBlock({ exercise: 'juggling' })]);
    expect(placed(other, { phase: 0, block: 0 })).toEqual(
      message('programme.problem.in-block', { number: 1, block: 'juggling', problem }),
    );
  });
});
