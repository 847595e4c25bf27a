import { describe, expect, it } from 'vitest';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { abilityPoints } from '#renderer/therapist/ability-index.ts';
import { adherenceOf, sessionSeconds } from '#renderer/therapist/adherence.ts';
import { summaryChanges } from '#renderer/therapist/changes.ts';
import { NEW_PATIENT, readPatientForm } from '#renderer/therapist/patient-form.ts';
import { programmeProblems } from '#renderer/therapist/programme-problems.ts';
import { formatNumber, withError } from '#renderer/ui/numbers.ts';
import { block, patientPage, storedSession } from './support/sessions.ts';

const day = (number: number): string => `2026-01-${String(number).padStart(2, '0')}T10:00:00.000Z`;

describe('adherence', () => {
  const trained = storedSession({ id: 'a', startedAt: day(6) });
  const simulated = storedSession({ id: 'b', startedAt: day(7), source: 'virtual-patient' });
  const brokenOff = storedSession({ id: 'c', startedAt: day(8), blocks: [block('set', 1, false)] });
  const before = storedSession({ id: 'd', startedAt: day(2) });

  it('counts sessions on a board with a set played to its end, since the programme began', () => {
    const adherence = adherenceOf(patientPage([before, trained, simulated, brokenOff]), Date.parse(day(20)));
    expect(adherence).toMatchObject({ sessionsDone: 1, minutesDone: 8, sessionsPrescribed: 16 });
  });

  it('asks for as many sessions as are due by now, and never for more than prescribed', () => {
    const due = (iso: string): number | undefined =>
      adherenceOf(patientPage([]), Date.parse(iso))?.sessionsDue;
    expect(due('2026-01-05T12:00:00.000Z')).toBe(0);
    expect(due('2026-01-08T13:00:00.000Z')).toBe(1);
    expect(due('2026-01-19T00:00:00.000Z')).toBe(4);
    expect(due('2027-01-01T00:00:00.000Z')).toBe(16);
  });

  it('is unknown without a programme', () => {
    const { programme: _programme, ...page } = patientPage([trained]);
    expect(adherenceOf(page, 0)).toBeUndefined();
  });

  it('expects a longer session from more sets', () => {
    const longer = { ...DEFAULT_SQUALL_PROGRAMME, sets: DEFAULT_SQUALL_PROGRAMME.sets + 1 };
    const extra = sessionSeconds(longer) - sessionSeconds(DEFAULT_SQUALL_PROGRAMME);
    expect(extra).toBeGreaterThanOrEqual(longer.secondsPerSet + longer.restSeconds);
  });
});

describe('the ability index', () => {
  it('is 50 at the mean of the first three sessions on a board, and ten points a logit', () => {
    const means = [1, 2, 3, 5];
    const sessions = means.map((abilityMean, index) =>
      storedSession({ id: String(index), startedAt: day(index + 6), abilityMean }),
    );
    const simulated = storedSession({ id: 's', startedAt: day(5), source: 'pointer', abilityMean: -9 });
    const points = abilityPoints([simulated, ...sessions]);
    expect(points.map(({ index }) => index)).toEqual([-60, 40, 50, 60, 80]);
    expect(points.map(({ counts }) => counts)).toEqual([false, true, true, true, true]);
    expect(points[4]).toMatchObject({ low95: 70, high95: 90, number: 5 });
  });
});

describe('changes', () => {
  const first = [1.5, 1.6, 1.4].map((recoveryS, index) =>
    storedSession({ id: `f${index}`, startedAt: day(6 + index), recoveryS }),
  );
  const now = storedSession({ id: 'now', startedAt: day(20), recoveryS: 1 });
  const later = storedSession({ id: 'later', startedAt: day(25), recoveryS: 9 });
  const simulated = storedSession({ id: 'sim', startedAt: day(5), source: 'virtual-patient', recoveryS: 9 });

  it('compare with earlier sessions on the same source only', () => {
    if (now.result === undefined) throw new Error('no result');
    const changes = summaryChanges(now.result, [simulated, ...first, now, later], SQUALL_INFO);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.change).toMatchObject({ verdict: 'better' });
    expect(changes[0]?.change?.baseline).toBeCloseTo(1.5);
  });

  it('are none while there are too few sessions', () => {
    const [only] = first;
    if (now.result === undefined || only === undefined) throw new Error('no result');
    expect(summaryChanges(now.result, [only, now], SQUALL_INFO)[0]?.change).toBeUndefined();
  });
});

describe('the patient form', () => {
  it('takes a name alone, and leaves out what was not entered', () => {
    const read = readPatientForm({ ...NEW_PATIENT, name: '  Robin ' });
    expect(read).toMatchObject({ fields: { name: 'Robin' } });
    expect('fields' in read && Object.keys(read.fields)).not.toContain('birthDate');
  });

  it('wants initials for a signed screen', () => {
    const read = readPatientForm({ ...NEW_PATIENT, name: 'Robin', screened: true, screenedBy: ' ' });
    expect(read).toEqual({ problems: { screenedBy: 'Sign with your initials.' } });
  });

  it('names every field that is wrong', () => {
    const read = readPatientForm({ ...NEW_PATIENT, name: ' ', heightCm: 40 });
    expect('problems' in read && Object.keys(read.problems).toSorted()).toEqual(['heightCm', 'name']);
  });
});

describe('the programme form', () => {
  it('finds nothing wrong with the preset', () => {
    expect(programmeProblems(DEFAULT_SQUALL_PROGRAMME, SQUALL_INFO)).toEqual({});
  });

  it('puts each problem to its field', () => {
    const wrong = {
      ...DEFAULT_SQUALL_PROGRAMME,
      sets: Number.NaN,
      bounds: { amplitudePercent: { floor: 40, cap: 20 }, intervalS: { floor: 0, cap: 4 } },
    };
    const problems = programmeProblems(wrong, SQUALL_INFO);
    expect(Object.keys(problems).toSorted()).toEqual(['amplitudePercent', 'intervalS', 'sets']);
    expect(problems['amplitudePercent']).toContain('floor');
  });
});

describe('numbers for people', () => {
  it.each([
    [432.1, '432'],
    [-0.4233, '−0.42'],
    [12.345, '12.3'],
    [0, '0'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('gives a value the digits its error lets stand', () => {
    expect(withError(431.7, 142.2)).toBe('432 ± 142');
    expect(withError(17.24, 3.63)).toBe('17.2 ± 3.6');
    expect(withError(-0.3, 0.09)).toBe('−0.30 ± 0.09');
    expect(withError(17.24, undefined)).toBe('17.2');
  });
});
