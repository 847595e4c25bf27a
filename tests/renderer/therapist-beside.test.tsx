// @vitest-environment jsdom
import { defaultRange } from '#core/exercise/range.ts';
import type { Phase } from '#core/session/state.ts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KeelError } from '#core/errors.ts';
import { difficultyOfLevel } from '#core/difficulty/levels.ts';
import type { NextSet } from '#core/session/next-set.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { appStore } from '#renderer/app/app-store.ts';
import { NoticeBar } from '#renderer/app/NoticeBar.tsx';
import { goTo } from '#renderer/app/screens.ts';
import { RunningSession } from '#renderer/patient/SessionScreen.tsx';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';
import type { FakeKeel } from './support/fake-keel.ts';
import { standingDriver } from './support/sessions.ts';

const REST: Phase = { name: 'rest', sinceMs: 0, untilMs: 40_000 };
const READY: Phase = { name: 'ready', sinceMs: 0, untilMs: 8000 };
const PLAYING: Phase = { name: 'playing', sinceMs: 0, untilMs: 60_000 };

const atLevel = (level: number): number => difficultyOfLevel(SQUALL_CURVE, level);

const SET: NextSet = {
  number: 2,
  info: SQUALL_INFO,
  curve: SQUALL_CURVE,
  bounds: {},
  limits: defaultRange(),
  lastLevel: 4,
  decision: {
    oldDifficulty: atLevel(4),
    newDifficulty: atLevel(4.8),
    wantedDifficulty: atLevel(4.8),
    reason: 'toward-target',
    forbiddenBy: [],
    parameters: {},
    ability: { mean: 0, standardDeviation: 1, low95: -2, high95: 2, trials: 0 },
    targetSuccess: 0.8,
    context: { painNow: 2, painAtStart: 2, qualityGood: true, lastSuccess: 0.9 },
    tMs: 90_000,
    forSet: 2,
  },
  override: undefined,
};

function show(phase: Phase, set: NextSet | undefined = SET): ReturnType<typeof standingDriver> {
  const session = standingDriver(phase, set);
  renderWithProviders(
    <>
      <RunningSession driver={session.driver} stance="feet-apart" name="Robin" />
      <NoticeBar />
    </>,
  );
  return session;
}

function therapist(open: boolean): void {
  appStore.update((app) => ({ ...app, therapist: { open, retryAfterMs: 0 } }));
}

async function openDialog(): Promise<ReturnType<typeof within>> {
  fireEvent.click(screen.getByRole('button', { name: 'Therapist' }));
  return within(await screen.findByRole('dialog'));
}

function keelThatKnows(passphrase: string): FakeKeel {
  return installFakeKeel({
    'therapist:enter': (given) => {
      if (given.passphrase === passphrase) return { open: true, retryAfterMs: 0 };
      throw new KeelError('wrong-passphrase', 'That is not the passphrase.', { retryAfterMs: 4000 });
    },
    'therapist:leave': () => ({ open: false, retryAfterMs: 0 }),
  });
}

function givePassphrase(dialog: ReturnType<typeof within>, passphrase: string): void {
  fireEvent.change(dialog.getByLabelText('Therapist passphrase'), { target: { value: passphrase } });
  fireEvent.click(dialog.getByRole('button', { name: 'Open' }));
}

beforeEach(() => {
  therapist(true);
  goTo({ name: 'session', patientId: 'a', patientName: 'Robin' });
});

describe('the therapist beside the patient', () => {
  it.each([REST, READY, { name: 'paused', sinceMs: 0, cause: 'space-key' } as const])(
    'finds a way in while the session waits: %j',
    (phase) => {
      show(phase);
      expect(screen.getByRole('button', { name: 'Therapist' })).toBeDefined();
    },
  );

  it('finds none in play, nor where no set is left', () => {
    const { goTo: go } = show(PLAYING);
    expect(screen.queryByRole('button', { name: 'Therapist' })).toBeNull();
    act(() => go({ name: 'check-out' }));
    expect(screen.queryByRole('button', { name: 'Therapist' })).toBeNull();
  });

  it('finds none before the closing set', () => {
    renderWithProviders(
      <RunningSession driver={standingDriver(REST).driver} stance="feet-apart" name="Robin" />,
    );
    expect(screen.queryByRole('button', { name: 'Therapist' })).toBeNull();
  });

  it('reads what comes next and what a level means', async () => {
    show(REST);
    const dialog = await openDialog();
    expect(dialog.getByText(/^Set 2 comes at level 4\.8\. Made harder: 90 % succeeded/)).toBeDefined();
    expect(dialog.getByRole('radio', { checked: true })).toHaveProperty('value', '5');
    fireEvent.click(dialog.getByRole('radio', { name: 'Level 2' }));
    expect(dialog.getByText(/^Gust strength .* cm\).* s.*The last set was at level 4\.0\.$/)).toBeDefined();
  });

  it('must give a reason, and the session is then told', async () => {
    const { actions } = show(REST);
    const dialog = await openDialog();
    fireEvent.click(dialog.getByRole('radio', { name: 'Level 2' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Play set 2 at level 2' }));
    expect(dialog.getByText(/Type why/)).toBeDefined();
    expect(actions).toEqual([]);
    fireEvent.change(dialog.getByRole('textbox', { name: 'Reason' }), { target: { value: ' Looks tired ' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Play set 2 at level 2' }));
    const difficulty: unknown = expect.closeTo(atLevel(2), 9);
    expect(actions).toEqual([{ type: 'override', difficulty, reason: 'Looks tired' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('Set 2 will be at level 2.')).toBeDefined();
  });

  it('is offered only what the bounds leave', async () => {
    show(REST, { ...SET, bounds: { recoveryLimitS: { floor: 2, cap: 6 } } });
    const dialog = await openDialog();
    const forbidden = dialog.getByRole('radio', { name: 'Level 10, forbidden by the bounds' });
    expect(forbidden).toHaveProperty('disabled', true);
    expect(dialog.getByRole('radio', { checked: true })).toHaveProperty('disabled', false);
  });

  it('is told where every value is locked', async () => {
    const locked = SQUALL_INFO.parameters.map(({ key, min, max }) => {
      return [key, { floor: min, cap: max, locked: (min + max) / 2 }] as const;
    });
    show(REST, { ...SET, bounds: Object.fromEntries(locked) });
    const dialog = await openDialog();
    expect(dialog.getByText(/leave no level to choose/)).toBeDefined();
    expect(dialog.queryByRole('button', { name: /^Play/ })).toBeNull();
  });
});

describe('the passphrase beside the patient', () => {
  beforeEach(() => therapist(false));

  it('is asked for first, and the area is locked again afterwards', async () => {
    const keel = keelThatKnows('a calm sea');
    show(REST);
    const dialog = await openDialog();
    expect(dialog.queryByRole('radio')).toBeNull();
    const input = dialog.getByLabelText('Therapist passphrase');
    await vi.waitFor(() => expect(document.activeElement).toBe(input));
    givePassphrase(dialog, 'a calm sea');
    fireEvent.click(await dialog.findByRole('button', { name: 'Change nothing' }));
    await vi.waitFor(() => expect(appStore.get().therapist.open).toBe(false));
    expect(keel.calls.map(({ channel }) => channel)).toEqual(['therapist:enter', 'therapist:leave']);
  });

  it('makes one wait after a wrong one', async () => {
    keelThatKnows('a calm sea');
    show(REST);
    const dialog = await openDialog();
    givePassphrase(dialog, 'a rough sea');
    expect(await dialog.findByText('That is not the passphrase.')).toBeDefined();
    expect(dialog.getByRole('button', { name: /^Try again in \d s$/ })).toHaveProperty('disabled', true);
  });

  it('opens nothing when its answer comes after the dialog has gone', async () => {
    const keel = keelThatKnows('a calm sea');
    const { goTo: go } = show(REST);
    givePassphrase(await openDialog(), 'a calm sea');
    act(() => go(PLAYING));
    await vi.waitFor(() => expect(keel.calls.at(-1)?.channel).toBe('therapist:leave'));
    expect(appStore.get().therapist.open).toBe(false);
  });

  it('leaves an area open that was open before', async () => {
    therapist(true);
    const keel = keelThatKnows('a calm sea');
    show(REST);
    fireEvent.click((await openDialog()).getByRole('button', { name: 'Change nothing' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(keel.calls).toEqual([]);
    expect(appStore.get().therapist.open).toBe(true);
  });
});

describe('the patient while the therapist decides', () => {
  it('is not surprised by the countdown to a set', async () => {
    const { actions, goTo: go } = show(REST);
    await openDialog();
    act(() => go(READY));
    expect(actions).toEqual([{ type: 'stop', cause: 'stop-button' }]);
    expect(screen.getByRole('dialog')).toBeDefined();
  });

  it('stands before a countdown that was stopped', async () => {
    const { actions } = show(READY);
    await openDialog();
    expect(actions).toEqual([{ type: 'stop', cause: 'stop-button' }]);
    expect(document.querySelector('[data-screen="paused"]')).not.toBeNull();
  });

  it('comes first where the session goes on by itself', async () => {
    const { actions, goTo: go } = show({ name: 'paused', sinceMs: 0, cause: 'sensor-gap' });
    await openDialog();
    act(() => go({ name: 'resuming', sinceMs: 0, untilMs: 3000 }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('The session went on: the therapist changed nothing.')).toBeDefined();
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(actions).toEqual([{ type: 'stop', cause: 'space-key' }]);
  });

  it('is not stopped by the spaces of a reason', async () => {
    const { actions } = show(REST);
    const reason = (await openDialog()).getByRole('textbox', { name: 'Reason' });
    expect(fireEvent.keyDown(reason, { key: ' ' })).toBe(true);
    expect(actions).toEqual([]);
  });
});
