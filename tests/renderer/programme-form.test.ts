import { describe, expect, it } from 'vitest';
import type { DeviceStatus } from '#core/contract/sensors.ts';
import { SENSOR_NEEDS } from '#core/exercise/needs.ts';
import type { SensorNeed } from '#core/exercise/needs.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import { type Message, message } from '#core/language/message.ts';
import { presetMovement } from '#core/programme/presets.ts';
import type { Programme } from '#core/programme/programme.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { DEFAULT_VIRTUAL_PATIENT } from '#renderer/sensors/sensors-store.ts';
import {
  addBlock,
  addPhase,
  changeExercise,
  copyBlock,
  exerciseBlock,
  moveBlock,
  movementBlock,
  removeBlock,
  removePhase,
} from '#renderer/therapist/programme/edit.ts';
import { checkForm, problemsAt, wholeMessage } from '#renderer/therapist/programme/form-problems.ts';
import type { FormProblem } from '#renderer/therapist/programme/form-problems.ts';
import { weeksText } from '#renderer/therapist/programme/phase-text.ts';
import { sensorsOfPlace, vibratingOfPlace } from '#renderer/therapist/programme/place-sensors.ts';
import { plannedSession, planText } from '#renderer/therapist/programme/session-plan.ts';
import { say } from '../support/english.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';

const CHEST = { steering: 'thorax', posture: 'sitting-on-chair' } as const;
const [feet, chest] = [squallBlock({ id: 'b1' }), squallBlock({ id: 'b2', ...CHEST })];
const idsOf = ({ phases }: Programme, phase = 0): readonly string[] =>
  (phases[phase]?.blocks ?? []).map(({ id }) => id);

describe('changes to a programme that is being written', () => {
  const two = programmeOf([feet, chest]);

  it('move a block one place, and no farther than the ends', () => {
    expect(idsOf(moveBlock(two, 0, 0, 1))).toEqual(['b2', 'b1']);
    expect(idsOf(moveBlock(two, 0, 0, -1))).toEqual(['b1', 'b2']);
    expect(idsOf(moveBlock(two, 0, 1, 1))).toEqual(['b1', 'b2']);
  });

  it('copy a block below itself under an id of its own, without the word on where to begin', () => {
    const startOverride = { difficulty: 1, reason: 'Strong', at: '2026-01-05T10:00:00.000Z' };
    const copied = copyBlock(programmeOf([squallBlock({ id: 'b1', startOverride }), chest]), 0, 0);
    expect(idsOf(copied)).toEqual(['b1', 'b3', 'b2']);
    expect(copied.phases[0]?.blocks[1]).toMatchObject({ exercise: 'squall', startOverride: undefined });
  });

  it('remove a block', () => {
    expect(idsOf(removeBlock(two, 0, 0))).toEqual(['b2']);
  });

  it('add an exercise in the first stance that the sensors of the place allow', () => {
    const onChair = exerciseBlock(two, 'squall', ['thorax']);
    expect(onChair).toMatchObject({ id: 'b3', steering: 'thorax', probe: true });
    expect(exerciseBlock(two, 'limits', ['board'])).toMatchObject({ exercise: 'limits', probe: false });
    expect(exerciseBlock(two, 'unknown', ['board'])).toBeUndefined();
  });

  it('add a recorded movement', () => {
    expect(idsOf(addBlock(two, 0, movementBlock(two, 'turn')))).toEqual(['b1', 'b2', 'b3']);
  });

  it('change the exercise of a block to its usual dose and bounds, and keep its id', () => {
    const bounded = programmeOf([squallBlock({ id: 'b1', bounds: { intervalS: { floor: 2, cap: 3 } } })]);
    const changed = changeExercise(bounded, 0, 0, 'limits', ['board']);
    expect(changed.phases[0]?.blocks[0]).toMatchObject({
      id: 'b1',
      exercise: 'limits',
      bounds: {},
      dose: { sets: 3, seconds: 70 },
    });
  });

  it('add a phase that goes on with the blocks of the last under their ids', () => {
    const grown = addPhase({ ...two, weeks: 2 });
    expect(grown.phases.map(({ fromWeek }) => fromWeek)).toEqual([1, 3]);
    expect(idsOf(grown, 1)).toEqual(['b1', 'b2']);
    expect(grown.weeks).toBe(3);
  });

  it('remove a phase, never the last; the one that is first then begins with week 1', () => {
    const [first] = removePhase(addPhase(two), 0).phases;
    expect(first?.fromWeek).toBe(1);
    expect(removePhase(two, 0)).toBe(two);
  });
});

describe('what is wrong with a programme', () => {
  const toldOf = (programme: Programme, sensors: readonly SensorNeed[] = SENSOR_NEEDS): readonly Message[] =>
    checkForm(programme, { sensors }).problems.map((problem) => wholeMessage(programme, problem));
  const squall = message('exercise.squall.name');

  it('is nothing with one that can be played', () => {
    expect(checkForm(programmeOf([feet, chest]), { sensors: SENSOR_NEEDS })).toEqual({
      problems: [],
      warnings: [],
    });
  });

  it('stands at the field where it is entered, with what would be right', () => {
    const block = squallBlock({
      dose: { sets: Number.NaN, seconds: 600 },
      targetSuccess: 1,
      bounds: { amplitudePercent: { floor: 40, cap: 20 }, intervalS: { floor: 0, cap: 4 } },
    });
    const { problems } = checkForm(programmeOf([block], { weeks: 60 }), {});
    expect(problemsAt(problems, {}, ENGLISH)).toEqual({
      weeks: say('programme.remedy.whole-number', { min: 1, max: 52 }),
    });
    expect(problemsAt(problems, { phase: 0, block: 0 }, ENGLISH)).toEqual({
      'dose.sets': say('programme.remedy.whole-number', { min: 1, max: 10 }),
      'dose.seconds': say('programme.remedy.whole-number', { min: 20, max: 300 }),
      targetSuccess: say('programme.remedy.target'),
      'bounds.amplitudePercent': say('programme.problem.of-value', {
        parameter: say('parameter.squall.amplitude-percent.label'),
        problem: say('programme.problem.bound.floor-above-cap'),
      }),
      'bounds.intervalS': say('programme.problem.of-value', {
        parameter: say('parameter.squall.interval-s.label'),
        problem: say('programme.problem.bound.outside', { min: 1, max: 8, unit: say('unit.second') }),
      }),
    });
  });

  it('names phase and block where it is told as a whole', () => {
    const programme = addPhase(programmeOf([squallBlock({ restSeconds: 1 })]));
    const problem = message('programme.problem.at-field', {
      field: message('programme.field.rest'),
      problem: message('programme.remedy.whole-number', { min: 5, max: 300 }),
    });
    expect(toldOf(programme)).toEqual(
      [1, 2].map((phase) =>
        message('programme.problem.in-block-of-phase', { phase, number: 1, block: squall, problem }),
      ),
    );
  });

  it.each<[string, Programme, Message]>([
    [
      'a sensor that the place does not have',
      programmeOf([chest]),
      message('programme.problem.sensor-missing', { sensor: 'thorax' }),
    ],
    [
      'random order of one block',
      programmeOf([feet], { order: 'random' }),
      message('programme.problem.random-order-of-one'),
    ],
    [
      'weeks without blocks',
      programmeOf([]),
      message('programme.problem.weeks-without-blocks', { fromWeek: 1 }),
    ],
    [
      'a centre of pressure on a chair',
      programmeOf([squallBlock({ posture: 'sitting-on-chair' })]),
      message('programme.problem.steering-needs-board'),
    ],
    [
      'foam under a chair',
      programmeOf([squallBlock({ ...CHEST, surface: 'foam' })]),
      message('programme.problem.surface-while-sitting'),
    ],
    [
      'one leg at home',
      programmeOf([squallBlock({ posture: 'one-leg-left' })], { setting: 'home' }),
      message('programme.problem.forbidden-at-home.one-leg'),
    ],
    [
      'typing in repetitions',
      programmeOf([{ ...presetMovement('m', 'type'), dose: { sets: 1, repetitions: 5 } }]),
      message('programme.problem.typing-has-no-repetitions'),
    ],
    [
      'an exercise of a newer version',
      programmeOf([squallBlock({ exercise: 'regatta' })]),
      message('programme.problem.unknown-exercise', { exercise: 'regatta' }),
    ],
    [
      'an end before the beginning',
      programmeOf([feet], { validUntil: '2025-12-31' }),
      message('programme.problem.ends-before-it-begins'),
    ],
  ])('is %s', (_, programme, problem) => {
    const { problems } = checkForm(programme, { sensors: ['board'] });
    expect(problems.map(({ told }) => told)).toContainEqual(problem);
  });

  it('leaves out what follows from a number that is none', () => {
    const phases = programmeOf([feet]).phases.map((phase) => ({ ...phase, fromWeek: Number.NaN }));
    const { problems } = checkForm(programmeOf([], { phases }), {});
    expect(problems.map(({ field }: FormProblem) => field)).toEqual(['fromWeek']);
  });
});

describe('what asks for somebody to stand by', () => {
  it('is warned of in the clinic', () => {
    const block = squallBlock({ posture: 'one-leg-right', surface: 'foam', eyes: 'closed' });
    const { problems, warnings } = checkForm(programmeOf([block]), {});
    expect(problems).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(['one-leg', 'foam', 'eyes-closed']);
  });
});

describe('the session that a programme makes', () => {
  const programme = programmeOf(
    [
      squallBlock({ id: 'b1', dose: { sets: 2, seconds: 60 } }),
      squallBlock({ id: 'b2', ...CHEST, dose: { sets: 1, repetitions: 8 }, probe: false }),
      presetMovement('m', 'turn'),
    ],
    { coolDownSeconds: 30 },
  );

  it('is told in minutes, sensors and blocks', () => {
    const plan = plannedSession(programme, 1, SENSOR_NEEDS, 'known');
    const squallBy = (steering: string): string =>
      say('programme.plan.exercise-steered', { exercise: say('exercise.squall.name'), steering });
    expect(plan && planText(plan, ENGLISH)).toBe(
      say('programme.plan', {
        minutes: Math.round((plan?.seconds ?? 0) / 60),
        sensors: `${say('programme.plan.with.board')} and ${say('programme.plan.with.thorax')}`,
        parts: [
          say('programme.plan.seconds', {
            name: squallBy(say('steering.centre-of-pressure')),
            times: 2,
            seconds: 60,
          }),
          say('programme.plan.trials', { name: squallBy(say('steering.thorax')), times: 1, trials: 8 }),
          say('programme.plan.repetitions', { name: say('task.turn'), times: 1, repetitions: 5 }),
          say('programme.plan.probes', { probes: 1 }),
        ].join(', '),
      }),
    );
  });

  it('is longer the first time, when ranges are measured and skills are tried', () => {
    const [first, usual] = (['new', 'known'] as const).map((knowledge) =>
      plannedSession(programme, 1, SENSOR_NEEDS, knowledge),
    );
    // Two ranges of 70 s and two first tries of 36 s.
    expect((first?.seconds ?? 0) - (usual?.seconds ?? 0)).toBe(212);
  });

  it('leaves out what the sensors do not allow, and is none where nothing is left', () => {
    expect(plannedSession(programme, 1, ['board'], 'known')?.leftOut).toEqual([
      { block: 'b2', sensor: 'thorax' },
      { block: 'm', sensor: 'thorax' },
    ]);
    expect(plannedSession(programme, 1, [], 'known')).toBeUndefined();
    expect(plannedSession(programmeOf([]), 1, SENSOR_NEEDS, 'known')).toBeUndefined();
  });
});

describe('the weeks of a phase', () => {
  it('end before the next phase, or with the programme', () => {
    const programme = addPhase(addPhase(programmeOf([feet], { weeks: 5 })));
    expect(programme.phases.map((_, index) => weeksText(programme, index, ENGLISH))).toEqual([
      say('programme.weeks.from-to', { from: 1, to: 2 }),
      say('programme.weeks.from-to', { from: 3, to: 4 }),
      say('programme.weeks.one', { from: 5 }),
    ]);
  });
});

describe('the sensors of a place', () => {
  const board: DeviceStatus = {
    kind: 'board',
    source: 'hid',
    serial: 'a',
    model: 'Board',
    state: 'ready',
    inUse: true,
    rateHz: 100,
    gaps: 0,
    longestGapMs: 0,
    warnings: [],
  };
  const none = { ...DEFAULT_SETTINGS };

  it('are what is attached or known, whether it is switched on or not', () => {
    expect(sensorsOfPlace(none, [], DEFAULT_VIRTUAL_PATIENT)).toEqual([]);
    expect(sensorsOfPlace(none, [board], DEFAULT_VIRTUAL_PATIENT)).toEqual(['board']);
    const known = {
      ...none,
      preferredBoardSerial: 'a',
      sensors: {
        s1: { role: 'thorax', axes: 6 },
        s2: { role: 'pelvis', axes: 6 },
        s3: { role: 'board', axes: 6 },
      },
    } as const;
    expect(sensorsOfPlace(known, [], DEFAULT_VIRTUAL_PATIENT)).toEqual(['board', 'tilt', 'thorax', 'pelvis']);
  });

  it('are those of the virtual patient where it plays, and a board for the mouse', () => {
    const virtual = { ...none, inputSource: 'virtual-patient' } as const;
    expect(sensorsOfPlace(virtual, [], DEFAULT_VIRTUAL_PATIENT)).toEqual(['board']);
    const worn = { ...DEFAULT_VIRTUAL_PATIENT, sensors: 'rigid', board: 'none' } as const;
    expect(sensorsOfPlace(virtual, [board], worn)).toEqual(['thorax', 'pelvis']);
    expect(sensorsOfPlace({ ...none, inputSource: 'pointer' }, [], worn)).toEqual(['board']);
  });

  it('can vibrate unless it is known of one that is worn that it can not', () => {
    const worn = {
      ...none,
      sensors: { s1: { role: 'thorax', axes: 6 }, s2: { role: 'pelvis', axes: 6 } },
    } as const;
    const still: DeviceStatus = {
      ...board,
      kind: 'motion',
      serial: 's1',
      motion: {
        kind: 'motion',
        role: 'thorax',
        axes: 6,
        hasMagnetometer: false,
        canVibrate: false,
        lossPercent: 0,
      },
    };
    expect(vibratingOfPlace(worn, [], DEFAULT_VIRTUAL_PATIENT)).toEqual(['thorax', 'pelvis']);
    expect(vibratingOfPlace(worn, [still], DEFAULT_VIRTUAL_PATIENT)).toEqual(['pelvis']);
    expect(vibratingOfPlace({ ...worn, inputSource: 'pointer' }, [], DEFAULT_VIRTUAL_PATIENT)).toEqual([]);
  });

  it('are told of at the field when touch is prescribed that nobody would feel', () => {
    const touched = programmeOf([feet], { touch: ['on-course'] });
    const [problem] = checkForm(touched, { vibrating: [] }).problems;
    expect(problem).toMatchObject({ field: 'touch', told: { id: 'programme.problem.touch-not-felt' } });
  });
});
