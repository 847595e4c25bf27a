import { describe, expect, it } from 'vitest';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { checkProgramme } from '#core/programme/check-programme.ts';
import type { Place, ProgrammeProblem } from '#core/programme/check-programme.ts';
import { followedOutcomes } from '#core/programme/primary-outcome.ts';
import { presetMovement, presetProgramme } from '#core/programme/presets.ts';
import type { Preset } from '#core/programme/presets.ts';
import type { Programme } from '#core/programme/programme.ts';
import { isOver, programmeSchema, weekOf } from '#core/programme/programme.ts';
import type { SensorNeed } from '#core/exercise/needs.ts';
import { EXERCISES } from '#games/registry.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';

const codesOf = (problems: readonly ProgrammeProblem[]): string[] => problems.map(({ code }) => code);

function check(programme: Programme, place: Place = {}): string[] {
  return codesOf(checkProgramme(programme, EXERCISES, place).problems);
}

const ofBlock = (changes: Partial<ExerciseBlock>, place: Place = {}): string[] =>
  check(programmeOf([squallBlock(changes)]), place);

describe('a programme that can be played', () => {
  it('has no problem', () => {
    expect(check(programmeOf([squallBlock(), presetMovement('turn', 'turn')]))).toEqual([]);
  });
});

describe('what can not be played is refused, and says why', () => {
  it('an exercise that this Keel does not know', () => {
    expect(ofBlock({ exercise: 'chess' })).toEqual(['unknown-exercise']);
  });

  it('a steering or a posture that the exercise does not take', () => {
    const squall = EXERCISES['squall'];
    if (squall === undefined) throw new Error('no Squall');
    const standing = { ...squall.info, steerings: ['thorax' as const], postures: ['feet-apart' as const] };
    const catalogue = { squall: { ...squall, info: standing } };
    const programme = programmeOf([squallBlock({ posture: 'feet-together' })]);
    expect(codesOf(checkProgramme(programme, catalogue).problems)).toEqual([
      'steering-not-taken',
      'posture-not-taken',
    ]);
  });

  it('a centre of pressure on a chair', () => {
    expect(ofBlock({ posture: 'sitting-on-chair' })).toEqual(['steering-needs-board']);
  });

  it('a sensor that the place does not have', () => {
    expect(ofBlock({ steering: 'thorax' }, { sensors: ['board'] })).toEqual(['sensor-missing']);
    expect(ofBlock({ steering: 'thorax' }, { sensors: ['thorax'] })).toEqual([]);
    const typing = programmeOf([presetMovement('type', 'type')]);
    expect(check(typing, { sensors: ['board'] })).toEqual(['sensor-missing']);
  });

  it('a setting that the exercise does not have, can not play, or may not play at home', () => {
    expect(ofBlock({ settings: { colour: 1 } })).toEqual(['setting']);
    expect(ofBlock({ settings: { gain: 9 } })).toEqual(['setting']);
    const late = [squallBlock({ settings: { delayMs: 750 } })];
    expect(check(programmeOf(late))).toEqual([]);
    expect(check(programmeOf(late, { setting: 'home' }))).toEqual(['setting']);
  });

  it('touch that nobody can feel: no sensor that vibrates, or only the one that steers', () => {
    const touched = (block: Partial<ExerciseBlock>, vibrating: Place['vibrating']): string[] =>
      check(programmeOf([squallBlock(block)], { touch: ['announcement'] }), { vibrating });
    expect(touched({}, [])).toEqual(['touch-not-felt']);
    expect(touched({ steering: 'thorax' }, ['thorax'])).toEqual(['touch-not-felt']);
    expect(touched({ steering: 'thorax' }, ['thorax', 'pelvis'])).toEqual([]);
    expect(touched({}, ['thorax'])).toEqual([]);
    expect(touched({}, undefined)).toEqual([]);
    expect(ofBlock({}, { vibrating: [] })).toEqual([]);
  });

  it('bounds that are not possible', () => {
    expect(ofBlock({ bounds: { amplitudePercent: { floor: 10, cap: 20 } } })).toEqual(['bound']);
    expect(ofBlock({ bounds: { colour: { floor: 1, cap: 2 } } })).toEqual(['bound']);
    const crossed = squallBlock({ bounds: { amplitudePercent: { floor: 40, cap: 20 } } });
    expect(programmeSchema.safeParse(programmeOf([crossed])).success).toBe(false);
  });

  it('a week without blocks, and phases that do not follow each other', () => {
    const programme = programmeOf([squallBlock()]);
    const [phase] = programme.phases;
    if (phase === undefined) throw new Error('no phase');
    const phases = (...fromWeeks: number[]): Programme => ({
      ...programme,
      phases: fromWeeks.map((fromWeek) => ({ ...phase, fromWeek })),
    });
    expect(check(programmeOf([]))).toEqual(['weeks-without-blocks']);
    expect(check(phases(2))).toEqual(['first-phase-not-week-1']);
    expect(check(phases(1, 3, 3))).toEqual(['phases-out-of-order']);
    expect(check(phases(1, 9))).toEqual(['phase-after-the-end']);
  });

  it('random order of one block, and a block twice', () => {
    expect(check(programmeOf([squallBlock()], { order: 'random' }))).toEqual(['random-order-of-one']);
    expect(check(programmeOf([squallBlock(), squallBlock()]))).toEqual(['block-twice']);
  });

  it('an end before its beginning', () => {
    expect(check(programmeOf([squallBlock()], { validUntil: '2025-12-31' }))).toEqual([
      'ends-before-it-begins',
    ]);
  });

  it('repetitions of typing', () => {
    const typing = { ...presetMovement('type', 'type'), dose: { sets: 1, repetitions: 5 } };
    expect(check(programmeOf([typing]))).toEqual(['typing-has-no-repetitions']);
  });
});

describe('a primary outcome', () => {
  const standing = { exercise: 'squall', steering: 'centre-of-pressure', postureClass: 'standing' } as const;
  const of = (metric: string, block: Partial<ExerciseBlock> = {}): string[] =>
    check(programmeOf([squallBlock(block)], { primaryOutcomes: { REACT: { skill: standing, metric } } }));

  it('is what a block with a probe measures in every session', () => {
    expect(of('ability')).toEqual([]);
    expect(of('recoveryS')).toEqual([]);
  });

  it('is refused where no block measures it', () => {
    expect(of('ability', { probe: false })).toEqual(['outcome-not-measured']);
    expect(of('ability', { posture: 'sitting-on-board' })).toEqual(['outcome-not-measured']);
    // Without a better and a worse, or of another axis.
    expect(of('controlPatternIndex')).toEqual(['outcome-not-measured']);
    expect(of('stance.meanVelocityMmS')).toEqual(['outcome-not-measured']);
  });

  it('follows its block to another stance, and stays to be refused where nothing measures it', () => {
    const followed = (block: Partial<ExerciseBlock>) => {
      const primaryOutcomes = { REACT: { skill: standing, metric: 'ability' } };
      return followedOutcomes(programmeOf([squallBlock(block)], { primaryOutcomes }), EXERCISES);
    };
    const sitting = followed({ posture: 'sitting-on-board' });
    expect(sitting.primaryOutcomes.REACT?.skill.postureClass).toBe('sitting');
    expect(check(sitting)).toEqual([]);
    expect(followed({ probe: false }).primaryOutcomes.REACT?.skill).toEqual(standing);
  });

  it('of standing still needs no probe, for quiet stance has no difficulty', () => {
    const primaryOutcomes = { HOLD: { skill: standing, metric: 'stance.meanVelocityMmS' } };
    expect(check(programmeOf([squallBlock({ probe: false })], { primaryOutcomes }))).toEqual([]);
    expect(check(programmeOf([squallBlock({ eyes: 'closed' })], { primaryOutcomes }))).toEqual([
      'outcome-not-measured',
    ]);
  });
});

describe('one leg, foam, wobble and eyes closed', () => {
  const risky = squallBlock({ posture: 'one-leg-left', surface: 'foam', eyes: 'closed' });

  it('carry their warning in the clinic', () => {
    const { problems, warnings } = checkProgramme(programmeOf([risky]), EXERCISES);
    expect(problems).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(['one-leg', 'foam', 'eyes-closed']);
  });

  it('are forbidden at home', () => {
    expect(check(programmeOf([risky], { setting: 'home' }))).toEqual([
      'forbidden-at-home',
      'forbidden-at-home',
      'forbidden-at-home',
    ]);
    expect(check(programmeOf([squallBlock({ surface: 'wobble' })], { setting: 'home' }))).toEqual([
      'forbidden-at-home',
    ]);
  });
});

describe('presets', () => {
  const made = (preset: Preset, sensors: readonly SensorNeed[]): Programme =>
    presetProgramme(preset, {
      id: '00000000-0000-4000-8000-0000000000bb',
      name: 'Preset',
      author: 'Alex',
      validFrom: '2026-01-05',
      setting: 'clinic',
      sensors,
      catalogue: EXERCISES,
    });
  const places: readonly (readonly SensorNeed[])[] = [
    ['board'],
    ['thorax'],
    ['thorax', 'pelvis'],
    ['tilt'],
    ['board', 'thorax', 'pelvis'],
  ];

  it.each(places.map((sensors) => [sensors.join(' and '), sensors] as const))(
    'can be played with %s alone',
    (_name, sensors) => {
      for (const preset of [{ kind: 'eight-weeks' }, { kind: 'exercise', exercise: 'squall' }] as const) {
        const programme = made(preset, sensors);
        expect(programmeSchema.parse(programme)).toEqual(programme);
        expect(check(programme, { sensors })).toEqual([]);
        expect(programme.primaryOutcomes.REACT?.metric).toBe('ability');
      }
    },
  );

  it('of eight weeks become more varied, and random at the end', () => {
    const { phases } = made({ kind: 'eight-weeks' }, ['board', 'thorax', 'pelvis']);
    expect(phases.map(({ fromWeek, order }) => [fromWeek, order])).toEqual([
      [1, 'blocked'],
      [3, 'serial'],
      [5, 'serial'],
      [7, 'random'],
    ]);
    expect(phases.map(({ blocks }) => blocks.length)).toEqual([1, 2, 3, 4]);
  });

  it('of an exercise take the steering and posture that are asked for', () => {
    const preset = { kind: 'exercise', exercise: 'squall', steering: 'thorax' } as const;
    expect(made(preset, ['thorax']).phases[0]?.blocks).toMatchObject([
      { exercise: 'squall', steering: 'thorax', posture: 'feet-apart' },
    ]);
  });
});

describe('weeks of a programme', () => {
  const programme = programmeOf([squallBlock()], { validFrom: '2026-03-02', weeks: 2 });
  const at = (day: string): number => Date.parse(`${day}T09:00:00Z`);

  it('count from the day it begins, whatever was saved since', () => {
    expect(weekOf(programme, at('2026-03-01'))).toBe(0);
    expect(weekOf(programme, at('2026-03-02'))).toBe(1);
    expect(weekOf(programme, at('2026-03-09'))).toBe(2);
  });

  it('are over after the last, or after the last day', () => {
    expect(isOver(programme, at('2026-03-15'))).toBe(false);
    expect(isOver(programme, at('2026-03-16'))).toBe(true);
    expect(isOver({ ...programme, validUntil: '2026-03-04' }, at('2026-03-04'))).toBe(false);
    expect(isOver({ ...programme, validUntil: '2026-03-04' }, at('2026-03-05'))).toBe(true);
  });
});
