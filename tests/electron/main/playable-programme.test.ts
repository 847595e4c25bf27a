import { describe, expect, it } from 'vitest';
import { KeelError } from '#core/errors.ts';
import { isMessage, message } from '#core/language/message.ts';
import type { Message } from '#core/language/message.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { Programme } from '#core/programme/programme.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { patientHandlers } from '#electron/main/handlers/patients.ts';
import { requirePlayable } from '#electron/main/playable-programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';
import { newClinic, NOW_MS } from '../storage/support/clinics.ts';
import { readyPatient } from '../storage/support/sessions.ts';
import { dependencies } from './support/recorded.ts';

const FEET = squallBlock({ id: 'feet' });
const blockOf = (changes: Partial<ExerciseBlock>): Programme => programmeOf([{ ...FEET, ...changes }]);
const phase = { order: 'blocked', conservative: 'never', blocks: [FEET] } as const;
const phasesFrom = (...weeks: number[]): Programme =>
  programmeOf([FEET], { phases: weeks.map((fromWeek) => ({ ...phase, fromWeek, blocks: [FEET] })) });
const boundOf = (floor: number, cap: number, locked?: number): Programme =>
  blockOf({ bounds: { amplitudePercent: { floor, cap, ...(locked !== undefined && { locked }) } } });

const inFeet = (problem: Message): Message =>
  message('programme.problem.in-block', { number: 1, block: message('exercise.squall.name'), problem });
const inPhase = (phase: number, problem: Message): Message =>
  message('programme.problem.in-phase', { phase, problem });

describe('a programme that can’t be played', () => {
  it.each<[Programme, Message]>([
    [
      { ...blockOf({}), validFrom: '2026-03-02', validUntil: '2026-03-01' },
      message('programme.problem.ends-before-it-begins'),
    ],
    [phasesFrom(2), message('programme.problem.first-phase-not-week-1')],
    [phasesFrom(1, 3, 3), inPhase(3, message('programme.problem.phases-out-of-order', { fromWeek: 3 }))],
    [phasesFrom(1, 9), inPhase(2, message('programme.problem.phase-after-the-end', { weeks: 8 }))],
    [programmeOf([]), message('programme.problem.weeks-without-blocks', { fromWeek: 1 })],
    [programmeOf([FEET], { order: 'random' }), message('programme.problem.random-order-of-one')],
    [
      blockOf({ exercise: 'juggling' }),
      message('programme.problem.in-block', {
        number: 1,
        block: 'juggling',
        problem: message('programme.problem.unknown-exercise', { exercise: 'juggling' }),
      }),
    ],
    [blockOf({ posture: 'sitting-on-chair' }), inFeet(message('programme.problem.steering-needs-board'))],
    [
      blockOf({ dose: { sets: 1, seconds: 19 } }),
      inFeet(message('programme.problem.set-length', { min: 20, max: 300 })),
    ],
    [boundOf(-5, 30), inFeet(message('programme.problem.bound.outside-without-unit', { min: 15, max: 50 }))],
    [boundOf(30, 20), inFeet(message('programme.problem.bound.floor-above-cap'))],
    [boundOf(20, 30, 40), inFeet(message('programme.problem.bound.lock-outside'))],
    [
      blockOf({ bounds: { wind: { floor: 1, cap: 2 } } }),
      inFeet(message('programme.problem.bound.unknown-parameter', { parameter: 'wind' })),
    ],
    [
      blockOf({ steering: 'thorax', posture: 'sitting-on-chair', surface: 'foam' }),
      inFeet(message('programme.problem.surface-while-sitting')),
    ],
    [
      { ...blockOf({ eyes: 'closed' }), setting: 'home' as const },
      inFeet(message('programme.problem.forbidden-at-home.eyes-closed')),
    ],
  ])('is refused, and says where and why: %#', (programme, told) => {
    expect(() => requirePlayable(programme, EXERCISES)).toThrow(
      expect.objectContaining({ code: 'invalid-argument', told }),
    );
  });

  it('is refused for the last of two blocks of one name, an assessment with a probe and counted typing', () => {
    const problemOf = (programme: Programme): unknown => {
      try {
        requirePlayable(programme, EXERCISES);
      } catch (error) {
        return error instanceof KeelError && isMessage(error.told) ? error.told.values : error;
      }
      return undefined;
    };
    expect(problemOf(programmeOf([FEET, FEET]))).toMatchObject({
      number: 2,
      problem: message('programme.problem.block-twice'),
    });
    expect(
      problemOf(blockOf({ exercise: 'limits', probe: true, dose: { sets: 1, seconds: 70 } })),
    ).toMatchObject({ problem: message('programme.problem.probe-of-assessment') });
    expect(
      problemOf(programmeOf([{ ...presetMovement('typing', 'type'), dose: { sets: 1, repetitions: 5 } }])),
    ).toMatchObject({
      block: message('task.type'),
      problem: message('programme.problem.typing-has-no-repetitions'),
    });
  });

  it('is not stored', async () => {
    const clinic = await newClinic();
    const store = clinic.store();
    const patientId = readyPatient(store);
    const before = store.programmeToTrain(patientId, NOW_MS);
    const save = patientHandlers(clinic, dependencies)['programme:save'];
    expect(() => save({ patientId, programme: programmeOf([]) })).toThrow(
      expect.objectContaining({
        told: message('programme.problem.weeks-without-blocks', { fromWeek: 1 }),
      }),
    );
    expect(store.programmeToTrain(patientId, NOW_MS)).toEqual(before);
    expect(save({ patientId, programme: blockOf({}) })).toMatchObject({ revision: 1, author: '' });
  });
});
