import { describe, expect, it } from 'vitest';
import type { SkillPoint } from '#core/ipc/records.ts';
import { message, type PlainMessageId } from '#core/language/message.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { abilityPoints } from '#renderer/therapist/ability-index.ts';
import { adherenceOf } from '#renderer/therapist/adherence.ts';
import {
  abilityText,
  expectedText,
  measureLines,
  shortLines,
  verdictText,
} from '#renderer/therapist/changes.ts';
import { newPatient, readPatientForm } from '#renderer/therapist/patient-form.ts';
import { stanceText } from '#renderer/therapist/programme/block-text.ts';
import { blockGroups, planChangeText, segmentText } from '#renderer/therapist/session-blocks.ts';
import { formatNumber, withError } from '#renderer/ui/numbers.ts';
import { say } from '../support/english.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import {
  CHEST,
  exerciseRecord,
  judgement,
  patientPage,
  sessionDetail,
  sessionRow,
  skillPoint,
} from './support/sessions.ts';

const day = (number: number): string => `2026-01-${String(number).padStart(2, '0')}T10:00:00.000Z`;

describe('adherence', () => {
  const rows = [
    sessionRow({ startedAt: day(6) }),
    sessionRow({ startedAt: day(8), source: 'virtual-patient' }),
  ];

  it('counts sessions as main does, and the minutes of those on real devices', () => {
    const adherence = adherenceOf(patientPage({ sessionsOfProgramme: 1 }), rows, Date.parse(day(20)));
    expect(adherence).toMatchObject({ sessionsDone: 1, minutesDone: 8, sessionsPrescribed: 16 });
  });

  it('asks for as many sessions as are due by now, and never for more than prescribed', () => {
    const due = (iso: string): number | undefined =>
      adherenceOf(patientPage(), [], Date.parse(iso))?.sessionsDue;
    expect(due('2026-01-05T12:00:00.000Z')).toBe(0);
    expect(due('2026-01-08T13:00:00.000Z')).toBe(1);
    expect(due('2026-01-19T00:00:00.000Z')).toBe(4);
    expect(due('2027-01-01T00:00:00.000Z')).toBe(16);
  });

  it('asks for the minutes of each week’s own phase', () => {
    const block = squallBlock({ probe: false });
    const phases = [
      { fromWeek: 1, order: 'blocked', conservative: 'never', blocks: [block] } as const,
      {
        fromWeek: 2,
        order: 'blocked',
        conservative: 'never',
        blocks: [block, { ...block, id: 'b' }],
      } as const,
    ].map((phase) => ({ ...phase, blocks: [...phase.blocks] }));
    const programme = programmeOf([], { validFrom: '2026-01-05', sessionsPerWeek: 1, phases });
    const dueBy = (iso: string): number | undefined =>
      adherenceOf({ programme, sessionsOfProgramme: 0 }, [], Date.parse(iso))?.minutesDue;
    const [first, second] = [dueBy('2026-01-12T00:00:00.000Z') ?? 0, dueBy('2026-01-19T00:00:00.000Z') ?? 0];
    expect(first).toBeGreaterThan(4);
    expect(second).toBeGreaterThan(2 * first + 3);
  });

  it('tells no minutes where not every session is at hand', () => {
    const page = patientPage({ sessionsOfProgramme: 3 });
    expect(adherenceOf(page, rows, Date.parse(day(20)))?.minutesDone).toBeUndefined();
  });

  it('is unknown without a programme', () => {
    expect(adherenceOf(patientPage({ programme: undefined }), rows, 0)).toBeUndefined();
  });
});

describe('the ability index of a skill', () => {
  it('is 50 at the mean of the first three sessions of a person, and ten points a logit', () => {
    const trained = [1, 2, 3, 5].map((abilityMean, index) =>
      skillPoint({ sessionId: String(index), startedAt: day(index + 6), abilityMean }),
    );
    const simulated = skillPoint({ startedAt: day(5), source: 'pointer', abilityMean: -9 });
    const points = abilityPoints([simulated, ...trained]);
    expect(points.map(({ index }) => index)).toEqual([-60, 40, 50, 60, 80]);
    expect(points.map(({ counts }) => counts)).toEqual([false, true, true, true, true]);
    expect(points[4]).toMatchObject({ low95: 70, high95: 90, number: 5 });
  });
});

describe('what a session says of its measures', () => {
  const labelOf = (label: PlainMessageId, unit: PlainMessageId): string =>
    say('metric.with-unit', { label: say(label), unit: say(unit) });
  const outcome = (judgements: SkillPoint['judgements'], facts: Parameters<typeof skillPoint>[0] = {}) => ({
    ...skillPoint(facts),
    judgements,
  });
  const change = { baseline: 1.5, change: 0.3, expectedLow: 1, expectedHigh: 2, pValue: 0.5 };
  const changed = { verdict: 'changed', change: { ...change, verdict: 'changed' } } as const;

  it('is told in words: first it looks so, the next session confirms it', () => {
    const primary = { role: 'primary' } as const;
    const better = { verdict: 'better' } as const;
    expect(verdictText(judgement('recoveryS', primary), ENGLISH)).toBe(say('verdict.looks', better));
    expect(verdictText(judgement('recoveryS', { ...primary, confirmed: true }), ENGLISH)).toBe(
      say('verdict.confirmed', better),
    );
    expect(verdictText(judgement('recoveryS'), ENGLISH)).toBe(say('verdict.looks-explored', better));
    expect(verdictText(judgement('calmSwayRatio', changed), ENGLISH)).toBe(
      say('verdict.looks-explored', { verdict: 'higher' }),
    );
    expect(verdictText(judgement('recoveryS', { verdict: 'no-real-change' }), ENGLISH)).toBe(
      say('verdict.no-real-change'),
    );
    const base = { metric: 'recoveryS', role: 'explored' } as const;
    expect(verdictText({ ...base, status: 'no-probe' }, ENGLISH)).toBe(say('verdict.no-probe'));
    expect(verdictText({ ...base, status: 'baseline', sessionsNeeded: 2 }, ENGLISH)).toBe(
      say('verdict.baseline', { sessions: 2 }),
    );
  });

  it('begins with the primary outcome, with what would be expected', () => {
    const primary = judgement('range.meanReach', { role: 'primary' });
    const lines = measureLines(
      outcome([judgement('recoveryS'), primary], { skill: CHEST, meanReach: 14 }),
      ENGLISH,
    );
    expect(lines.map(({ label }) => label)).toEqual([
      labelOf('metric.limits.mean-reach.label-among-others', 'unit.deg'),
      labelOf('metric.squall.recovery-s.label', 'unit.second'),
    ]);
    expect(lines[0]?.change && expectedText(lines[0].change, ENGLISH)).toBe(
      say('change.from-to', { low: '1.3', high: '1.7' }),
    );
  });

  it('expects no share below 0 or above 100 %, and other percentages as they may be', () => {
    const wide = {
      ...change,
      baseline: 46.7,
      expectedLow: -15.6,
      expectedHigh: 109,
      verdict: 'changed',
    } as const;
    const judgements = [
      judgement('successPercent', { change: wide }),
      judgement('catchResponsePercent', { change: wide }),
    ];
    const metrics = Object.fromEntries(
      judgements.map(({ metric }) => [metric, { value: 50, trials: 8 }] as const),
    );
    const point = skillPoint();
    const lines = measureLines({ ...point, judgements, summary: { ...point.summary, metrics } }, ENGLISH);
    expect(lines.map((line) => line.change && expectedText(line.change, ENGLISH))).toEqual([
      say('change.from-to', { low: '0', high: '100' }),
      say('change.from-to', { low: '−15.6', high: '109' }),
    ]);
    // What is shown of the change itself stays.
    expect(lines[0]?.change).toMatchObject({ baseline: 46.7, change: 0.3 });
  });

  it('leaves out in short what was not compared, and what has no better and no worse', () => {
    const base = { metric: 'recoveryS', role: 'explored' } as const;
    expect(shortLines(measureLines(outcome([{ ...base, status: 'no-probe' }]), ENGLISH))).toEqual([]);
    expect(
      shortLines(measureLines(outcome([{ ...base, role: 'primary', status: 'no-probe' }]), ENGLISH)),
    ).toHaveLength(1);
    expect(shortLines(measureLines(outcome([judgement('recoveryS')]), ENGLISH))).toHaveLength(1);
  });

  it('has a sentence of ability', () => {
    const abilityChange = {
      verdict: 'better',
      change: 0.84,
      standardError: 0.35,
      low95: 0.12,
      high95: 1.5,
      probabilityHigher: 0.99,
    } as const;
    const ability = judgement('ability', { role: 'primary', confirmed: true, change: undefined });
    expect(abilityText({ abilityChange, judgements: [ability] }, ENGLISH)).toBe(
      say('change.ability', {
        role: 'primary',
        change: '+0.84',
        low: '+0.12',
        high: '+1.5',
        verdict: say('verdict.confirmed', { verdict: 'better' }),
      }),
    );
    expect(abilityText({ judgements: [] }, ENGLISH)).toBeUndefined();
  });
});

describe('the blocks of a session', () => {
  const titleOf = (position: number, name = say('exercise.squall.name')): string =>
    say('block.title', { position, name });
  const programme = programmeOf([
    squallBlock({ id: 'a' }),
    presetMovement('m', 'turn'),
    squallBlock({ id: 'c' }),
  ]);
  const detail = sessionDetail({
    programme,
    result: { blocks: [exerciseRecord('set', { block: 'c' }), exerciseRecord('set', { block: 'gone' })] },
  });

  it('stand in the order of the programme, played or not; what it no longer has comes last', () => {
    const groups = blockGroups(detail, ENGLISH);
    expect(groups.map(({ title, exercises }) => [title, exercises.length])).toEqual([
      [titleOf(1), 0],
      [titleOf(2, say('task.turn')), 0],
      [titleOf(3), 1],
      [titleOf(4), 1],
    ]);
    expect(groups[0]?.stance).toBe(stanceText(squallBlock(), ENGLISH));
  });

  it('say what became otherwise than planned, with the reason', () => {
    expect(
      planChangeText({ kind: 'left-out', tMs: 250_000, block: 'c', reason: 'tired' }, detail, ENGLISH),
    ).toBe(
      say('plan-change.left-out', {
        clock: '4:10',
        block: titleOf(3),
        reason: say('change-reason.tired'),
      }),
    );
    expect(planChangeText({ kind: 'sensor-missing', block: 'm', sensor: 'thorax' }, detail, ENGLISH)).toBe(
      say('plan-change.sensor-missing', { block: titleOf(2, say('task.turn')), sensor: 'thorax' }),
    );
    expect(planChangeText({ kind: 'ended', tMs: 60_000, reason: 'pain' }, detail, ENGLISH)).toBe(
      say('plan-change.ended', { clock: '1:00', reason: say('change-reason.pain') }),
    );
  });

  it('name the parts that can be measured', () => {
    expect(segmentText({ kind: 'quiet', posture: 'feet-apart', surface: 'foam' }, detail, ENGLISH)).toBe(
      say('session-part.quiet', {
        place: say('place.name', { posture: say('posture.feet-apart'), surface: 'foam', eyes: 'open' }),
      }),
    );
    const set = { kind: 'exercise', block: 'c', role: 'set', number: 2, exercise: 'squall' } as const;
    expect(segmentText(set, detail, ENGLISH)).toBe(
      say('session-part.exercise', {
        block: titleOf(3),
        part: say('set.name', { role: 'set', number: 2 }),
      }),
    );
  });
});

describe('the patient form', () => {
  it('takes a name alone, and leaves out what was not entered', () => {
    const read = readPatientForm({ ...newPatient('en'), name: '  Robin ' });
    expect(read).toMatchObject({ fields: { name: 'Robin' } });
    const keys = 'fields' in read ? Object.keys(read.fields) : [];
    expect(keys).not.toContain('birthDate');
    expect(keys).not.toContain('clinicNumber');
  });

  it('keeps the number of the clinic’s other system', () => {
    const read = readPatientForm({ ...newPatient('en'), name: 'Robin', clinicNumber: ' H-2041 ' });
    expect(read).toMatchObject({ fields: { clinicNumber: 'H-2041' } });
  });

  it('wants initials for a signed screen', () => {
    const read = readPatientForm({ ...newPatient('en'), name: 'Robin', screened: true, screenedBy: ' ' });
    expect(read).toEqual({
      problems: { screenedBy: message('patient-form.initials-missing') },
    });
  });

  it('names every field that is wrong', () => {
    const read = readPatientForm({ ...newPatient('en'), name: ' ', heightCm: 40 });
    expect(read).toMatchObject({
      problems: {
        name: { id: 'patient-form.name-missing' },
        heightCm: message('patient-form.height-outside', { minimum: 100, maximum: 230 }),
      },
    });
  });

  it('keeps the language in which the patient is spoken to', () => {
    const read = readPatientForm({ ...newPatient('de'), name: 'Robin' });
    expect(read).toMatchObject({ fields: { language: 'de' } });
  });
});

describe('numbers for people', () => {
  it.each([
    [432.1, '432'],
    [-0.4233, '−0.42'],
    [12.345, '12.3'],
    [0, '0'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value, ENGLISH)).toBe(text);
  });

  it('gives a value the digits its error lets stand', () => {
    expect(withError(431.7, 142.2, ENGLISH)).toBe('432 ± 142');
    expect(withError(17.24, 3.63, ENGLISH)).toBe('17.2 ± 3.6');
    expect(withError(-0.3, 0.09, ENGLISH)).toBe('−0.30 ± 0.09');
    expect(withError(17.24, undefined, ENGLISH)).toBe('17.2');
  });
});
