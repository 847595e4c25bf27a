import { describe, expect, it } from 'vitest';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { Programme } from '#core/programme/programme.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { patientHandlers } from '#electron/main/handlers/patients.ts';
import { problemText, requirePlayable } from '#electron/main/playable-programme.ts';
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

describe('a programme that can’t be played', () => {
  it.each([
    [
      { ...blockOf({}), validFrom: '2026-03-02', validUntil: '2026-03-01' },
      'The programme ends before it begins.',
    ],
    [phasesFrom(2), 'Phase 1: the first phase begins in week 1.'],
    [phasesFrom(1, 3, 3), 'Phase 3: it begins in week 3, no later than the phase before it.'],
    [phasesFrom(1, 9), 'Phase 2: it begins in week 9, but the programme has 8 weeks.'],
    [programmeOf([]), 'Phase 1: from week 1 on there is nothing to play.'],
    [programmeOf([FEET, FEET]), 'Block feet: there are two of this name.'],
    [programmeOf([FEET], { order: 'random' }), 'Phase 1: one block has no order to shuffle.'],
    [blockOf({ exercise: 'juggling' }), 'Block feet: this version of Keel has no exercise "juggling".'],
    [
      blockOf({ posture: 'sitting-on-chair' }),
      'Block feet: centre-of-pressure needs a board that bears the person.',
    ],
    [blockOf({ dose: { sets: 1, seconds: 19 } }), 'Block feet: a set lasts 20 to 300 s, not 19 s.'],
    [boundOf(-5, 30), 'Block feet: amplitudePercent goes from'],
    [boundOf(30, 20), 'Block feet: the floor of amplitudePercent lies above its cap.'],
    [boundOf(20, 30, 40), 'Block feet: amplitudePercent is locked outside its floor and cap.'],
    [blockOf({ bounds: { wind: { floor: 1, cap: 2 } } }), 'Block feet: the exercise has no value "wind".'],
    [
      blockOf({ exercise: 'limits', probe: true, dose: { sets: 1, seconds: 70 } }),
      'Block feet: an assessment has no probe.',
    ],
    [
      blockOf({ steering: 'thorax', posture: 'sitting-on-chair', surface: 'foam' }),
      'Block feet: a chair stands on firm ground.',
    ],
    [
      programmeOf([{ ...presetMovement('typing', 'type'), dose: { sets: 1, repetitions: 5 } }]),
      'Block typing: typing is dosed by time.',
    ],
    [
      { ...blockOf({ eyes: 'closed' }), setting: 'home' as const },
      'training with the eyes closed is forbidden at home.',
    ],
  ])('is refused, and says where and why: %#', (programme, message) => {
    expect(() => requirePlayable(programme, EXERCISES)).toThrow(
      expect.objectContaining({ code: 'invalid-argument', message: expect.stringContaining(message) }),
    );
  });

  it('is told of by every other problem that there is', () => {
    expect(problemText({ code: 'sensor-missing', sensor: 'thorax', block: 'a' })).toBe(
      'Block a: it needs a sensor that is not there: thorax.',
    );
    expect(problemText({ code: 'steering-not-taken', exercise: 'x', steering: 'thorax', block: 'a' })).toBe(
      'Block a: x can’t be steered by thorax.'.replace('’', "'"),
    );
    expect(
      problemText({ code: 'posture-not-taken', exercise: 'x', posture: 'feet-apart', block: 'a' }),
    ).toContain('posture feet-apart');
  });

  it('is not stored', async () => {
    const clinic = await newClinic();
    const store = clinic.store();
    const patientId = readyPatient(store);
    const before = store.programmeToTrain(patientId, NOW_MS);
    const save = patientHandlers(clinic, dependencies)['programme:save'];
    expect(() => save({ patientId, programme: programmeOf([]) })).toThrow(/nothing to play/);
    expect(store.programmeToTrain(patientId, NOW_MS)).toEqual(before);
    expect(save({ patientId, programme: blockOf({}) })).toMatchObject({ revision: 1, author: '' });
  });
});
