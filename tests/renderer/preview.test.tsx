// @vitest-environment jsdom
import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { StoredSession } from '#core/ipc/ipc.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { knownPatient } from '#renderer/therapist/preview/preview-of.ts';
import { Preview } from '#renderer/therapist/preview/Preview.tsx';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { storedSession } from './support/sessions.ts';

const model = createAbilityModels();
const NOW_MS = Date.parse('2026-01-20T09:00:00.000Z');

function sessionWithAbility(source: 'hid' | 'virtual-patient', difficulty: number): StoredSession {
  const session = storedSession({ id: source, startedAt: '2026-01-19T09:00:00.000Z', source });
  let abilityAfter = model.initial();
  for (let trial = 0; trial < 20; trial++) {
    abilityAfter = model.update(abilityAfter, { difficulty, score: trial % 5 === 0 ? 0 : 1 });
  }
  return { ...session, result: session.result && { ...session.result, abilityAfter } };
}

function show(changes: Partial<Programme>, problems: readonly string[] = []): void {
  const programme = { ...DEFAULT_SQUALL_PROGRAMME, ...changes };
  renderWithProviders(
    <Preview
      known={knownPatient([], 'squall', NOW_MS)}
      programme={programme}
      info={SQUALL_INFO}
      curve={SQUALL_CURVE}
      problems={problems}
    />,
  );
}

const trials = (): number => document.querySelectorAll('[data-trial]').length;

describe('the preview of a programme', () => {
  it('draws ten trials and says why each set is played at its level', () => {
    show({ secondsPerSet: 30 });
    expect(trials()).toBe(10);
    expect(screen.getByText(/Set 1, level/).parentElement?.textContent).toMatch(/First set/);
    expect(screen.getByText(/Set 3, level/)).toBeDefined();
    expect(screen.getByRole('img', { name: /set 1 at level .* caught/ })).toBeDefined();
  });

  it('plays a stronger patient harder in the end', () => {
    show({ secondsPerSet: 20 });
    const lastLevel = (): number =>
      Number(
        screen
          .getAllByRole('listitem')
          .at(-1)
          ?.textContent?.match(/level ([\d.]+)\./)?.[1],
      );
    fireEvent.click(screen.getByRole('radio', { name: 'Weaker' }));
    const weaker = lastLevel();
    fireEvent.click(screen.getByRole('radio', { name: 'Stronger' }));
    expect(lastLevel()).toBeGreaterThan(weaker);
  });

  it('waits while the programme can not be played', () => {
    show({ targetSuccess: 1 }, ['Enter 50 to 95.']);
    expect(trials()).toBe(0);
    expect(screen.getByText('Enter 50 to 95.')).toBeDefined();
  });
});

describe('the patient of a preview', () => {
  it('is who was measured on a real board, before what the virtual patient did', () => {
    const sessions = [sessionWithAbility('hid', -2), sessionWithAbility('virtual-patient', 2)];
    const { start, sessionsBefore } = knownPatient(sessions, 'squall', NOW_MS);
    expect(start && model.estimate(start).mean).toBeLessThan(1);
    expect(sessionsBefore).toBe(1);
  });

  it('is a person never seen without sessions of this exercise', () => {
    const sessions = [sessionWithAbility('hid', -2)];
    expect(knownPatient(sessions, 'channel', NOW_MS).start).toBeUndefined();
  });
});
