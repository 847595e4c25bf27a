// @vitest-environment jsdom
import type { DecisionRecord } from '#core/session/result.ts';
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { PatientPage, StoredSession } from '#core/ipc/ipc.ts';
import type { OverrideRow } from '#core/ipc/records.ts';
import { difficultyOfLevel } from '#core/difficulty/levels.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { patientLog, sessionLog, waitingOverride } from '#renderer/therapist/decisions/decision-log.ts';
import { DecisionsCard } from '#renderer/therapist/decisions/DecisionsCard.tsx';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';
import { patientPage, storedSession } from './support/sessions.ts';

const atLevel = (level: number): number => difficultyOfLevel(SQUALL_CURVE, level);

function decision(forSet: number, changes: Partial<DecisionRecord>): DecisionRecord {
  return {
    newDifficulty: atLevel(4),
    wantedDifficulty: atLevel(4),
    reason: 'first-set',
    forbiddenBy: [],
    parameters: {},
    ability: { mean: 0, standardDeviation: 1, low95: -2, high95: 2, trials: 0 },
    targetSuccess: 0.8,
    context: { painNow: 2, painAtStart: 2, qualityGood: true },
    tMs: forSet * 90_000,
    forSet,
    ...changes,
  };
}

function session(id: string, startedAt: string, decisions: readonly DecisionRecord[]): StoredSession {
  const stored = storedSession({ id, startedAt });
  return { ...stored, result: stored.result && { ...stored.result, decisions } };
}

const MONDAY = session('mon', '2026-01-05T09:00:00.000Z', [
  decision(1, {}),
  decision(2, {
    reason: 'pain-gate',
    oldDifficulty: atLevel(4),
    newDifficulty: atLevel(2.7),
    wantedDifficulty: atLevel(4.5),
    forbiddenBy: ['pain-gate'],
    context: { painNow: 4, painAtStart: 2, qualityGood: true, lastSuccess: 0.9 },
  }),
]);
const THURSDAY = session('thu', '2026-01-08T09:00:00.000Z', [decision(1, {})]);
const OVERRIDE: OverrideRow = {
  at: '2026-01-06T10:00:00.000Z',
  kind: 'start',
  exercise: 'squall',
  oldValue: atLevel(2.7),
  newValue: atLevel(2),
  reason: 'Slept badly',
};

function page(sessions: readonly StoredSession[], changes: Partial<PatientPage> = {}): PatientPage {
  return { ...patientPage(sessions), ...changes };
}

describe('the decision log', () => {
  it('says old, new, why and what was forbidden, newest first', () => {
    const lines = patientLog(page([MONDAY, THURSDAY], { overrides: [OVERRIDE] }));
    expect(lines.map(({ who, from, to }) => [who, from, to])).toEqual([
      ['Set 1', undefined, '4.0'],
      ['Therapist', '2.7', '2.0'],
      ['Set 2', '4.0', '2.7'],
      ['Set 1', undefined, '4.0'],
    ]);
    expect(lines[2]).toMatchObject({ why: 'Stepped back: pain rose by 2.', forbidden: 'Level 4.5, by pain' });
    expect(lines[1]?.why).toContain('“Slept badly”');
    expect(lines[2]?.at).toBe('2026-01-05T09:03:00.000Z');
  });

  it('says what was changed, in its own unit', () => {
    const moved = decision(2, {
      oldDifficulty: atLevel(4),
      newDifficulty: atLevel(4.3),
      reason: 'one-parameter',
      oldParameters: { amplitudePercent: 22, intervalS: 3 },
      parameters: { amplitudePercent: 24, intervalS: 3 },
      moved: ['amplitudePercent'],
      forbiddenBy: ['one-parameter'],
      wantedDifficulty: atLevel(5),
    });
    const [line] = patientLog(page([session('a', MONDAY.row.startedAt, [moved])]));
    expect(line?.changed).toBe('Gust strength 22 → 24 % of limits');
    expect(line?.forbidden).toBe('Level 5.0, by one change at a time');
  });

  it('of one session has what was changed by hand since the one before', () => {
    const both = page([MONDAY, THURSDAY], { overrides: [OVERRIDE] });
    expect(sessionLog(both, THURSDAY).map(({ who }) => who)).toEqual(['Therapist', 'Set 1']);
    expect(sessionLog(both, MONDAY).map(({ who }) => who)).toEqual(['Set 1', 'Set 2']);
  });

  it('tells an unlocked value by its name', () => {
    const unlocked: OverrideRow = {
      at: OVERRIDE.at,
      kind: 'unlock',
      exercise: 'squall',
      parameter: 'amplitudePercent',
      oldValue: 25,
      reason: 'No pain',
    };
    expect(patientLog(page([], { overrides: [unlocked] }))[0]?.why).toBe(
      'Gust strength unlocked (was 25 % of limits): “No pain”',
    );
  });

  it('shows a few lines, and all of them on demand', () => {
    const many = Array.from({ length: 12 }, (_, index) => decision(index + 1, {}));
    renderWithProviders(
      <DecisionsCard page={page([session('a', MONDAY.row.startedAt, many)])} onChanged={() => undefined} />,
    );
    expect(screen.getAllByRole('row')).toHaveLength(1 + 8);
    fireEvent.click(screen.getByRole('button', { name: 'Show all 12' }));
    expect(screen.getAllByRole('row')).toHaveLength(1 + 12);
  });
});

describe('an override', () => {
  const { at, reason } = OVERRIDE;
  const startOverride = { difficulty: atLevel(2), reason, at };
  const programme = { ...DEFAULT_SQUALL_PROGRAMME, startOverride };

  it('waits until the next session has decided', () => {
    expect(waitingOverride(programme, [MONDAY])).toEqual(startOverride);
    expect(waitingOverride(programme, [MONDAY, THURSDAY])).toBeUndefined();
    renderWithProviders(<DecisionsCard page={page([MONDAY], { programme })} onChanged={() => undefined} />);
    expect(screen.getByText('level 2.0').parentElement?.textContent).toContain('“Slept badly”');
  });

  it('needs a reason, keeps what was chosen, and is then handed over', async () => {
    const keel = installFakeKeel({ 'programme:override': () => DEFAULT_SQUALL_PROGRAMME });
    const onChanged = vi.fn<() => void>();
    renderWithProviders(<DecisionsCard page={page([MONDAY])} onChanged={onChanged} />);
    fireEvent.click(screen.getByRole('button', { name: 'Override…' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(dialog.getByRole('radio', { name: 'Level 2' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Begin at level 2' }));
    expect(dialog.getByText(/Type why/)).toBeDefined();
    expect(keel.calls).toEqual([]);
    fireEvent.change(dialog.getByRole('textbox', { name: 'Reason' }), { target: { value: 'Slept badly' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Begin at level 2' }));
    await vi.waitFor(() => expect(onChanged).toHaveBeenCalled());
    const difficulty: unknown = expect.closeTo(atLevel(2), 9);
    expect(keel.calls[0]).toMatchObject({
      channel: 'programme:override',
      input: { override: { kind: 'start', difficulty, reason: 'Slept badly' } },
    });
  });

  it('can not choose a level that the bounds forbid', async () => {
    const bounds = { recoveryLimitS: { floor: 2, cap: 6 } };
    renderWithProviders(
      <DecisionsCard
        page={page([MONDAY], { programme: { ...DEFAULT_SQUALL_PROGRAMME, bounds } })}
        onChanged={() => undefined}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Override…' }));
    const forbidden = await screen.findByRole('radio', { name: 'Level 10, forbidden by the bounds' });
    expect(forbidden).toHaveProperty('disabled', true);
  });

  it('unlocks a value', async () => {
    const keel = installFakeKeel({ 'programme:override': () => DEFAULT_SQUALL_PROGRAMME });
    const bounds = { amplitudePercent: { floor: 15, cap: 50, locked: 25 } };
    renderWithProviders(
      <DecisionsCard
        page={page([MONDAY], { programme: { ...DEFAULT_SQUALL_PROGRAMME, bounds } })}
        onChanged={() => undefined}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Override…' }));
    fireEvent.click(await screen.findByRole('radio', { name: 'Unlock a value' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Reason' }), { target: { value: 'No pain' } });
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    await vi.waitFor(() => expect(keel.calls).toHaveLength(1));
    expect(keel.calls[0]?.input).toMatchObject({
      override: { kind: 'unlock', parameter: 'amplitudePercent', reason: 'No pain' },
    });
  });
});
