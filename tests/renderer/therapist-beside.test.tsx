// @vitest-environment jsdom
/** The therapist beside the patient: the level of the next set, behind the passphrase, over real sessions. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { difficultyOfLevel } from '#core/difficulty/levels.ts';
import { KeelError } from '#core/errors.ts';
import type { Bounds } from '#core/exercise/curve.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { NoticeBar } from '#renderer/app/NoticeBar.tsx';
import { appStore } from '#renderer/app/app-store.ts';
import { goTo } from '#renderer/app/screens.ts';
import { RunningSession } from '#renderer/patient/SessionScreen.tsx';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { installFakeKeel } from './support/fake-keel.ts';
import type { FakeKeel } from './support/fake-keel.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { RunningTestSession, playedOnce, setupOf } from './support/running-session.ts';

const atLevel = (level: number): number => difficultyOfLevel(SQUALL_CURVE, level);

const ready = playedOnce(() =>
  new RunningTestSession().until(({ phase, step }) => {
    return phase.name === 'ready' && step.kind === 'exercise' && step.role === 'set';
  }),
);
const resting = playedOnce(() => ready().untilPhase('rest').feed(500));

function show(running: RunningTestSession): RunningTestSession {
  renderWithProviders(
    <>
      <RunningSession driver={running.driver} setup={running.setup} patientId="robin" name="Robin" />
      <NoticeBar />
    </>,
  );
  return running;
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
      if (given.passphrase === passphrase) return { open: true, name: given.name, retryAfterMs: 0 };
      throw new KeelError('wrong-passphrase', 'That is not the passphrase.', { retryAfterMs: 4000 });
    },
    'therapist:leave': () => ({ open: false, retryAfterMs: 0 }),
  });
}

function givePassphrase(dialog: ReturnType<typeof within>, passphrase: string): void {
  fireEvent.change(dialog.getByLabelText('Your name'), { target: { value: 'Alex Morgan' } });
  fireEvent.change(dialog.getByLabelText('Therapist passphrase'), { target: { value: passphrase } });
  fireEvent.click(dialog.getByRole('button', { name: 'Open' }));
}

beforeEach(() => {
  therapist(true);
  goTo({ name: 'session', patientId: 'a', patientName: 'Robin' });
});

describe('the therapist beside the patient', () => {
  it.each([
    ['in a rest', resting],
    ['before a set', ready],
    ['in a pause', playedOnce(() => pause(resting()))],
  ])('finds a way in while the session waits: %s', (_where, session) => {
    show(session());
    expect(screen.getByRole('button', { name: 'Therapist' })).toBeDefined();
  });

  it('finds none in play, nor where no set is left', () => {
    const running = show(ready().untilPhase('playing'));
    expect(screen.queryByRole('button', { name: 'Therapist' })).toBeNull();
    act(() => void running.until(({ phase, hasNextSet }) => phase.name === 'rest' && !hasNextSet));
    expect(document.querySelector('[data-screen="rest"]')).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Therapist' })).toBeNull();
  });

  it('reads which block and skill it is, what comes next and what a level means', async () => {
    show(resting());
    const dialog = await openDialog();
    expect(screen.getByRole('dialog', { name: 'For the therapist: Squall, set 2 of 2' })).toBeDefined();
    expect(dialog.getByText('Squall, weight on the board, standing')).toBeDefined();
    expect(dialog.getByText(/^Set 2 comes at level \d+\.\d\. /)).toBeDefined();
    fireEvent.click(dialog.getByRole('radio', { name: 'Level 2' }));
    expect(dialog.getByText(/^Gust strength .* s.*The last set was at level \d+\.\d\.$/)).toBeDefined();
  });

  it('is told of the next block where its set comes next', async () => {
    show(
      resting().until(
        ({ phase, plan, planIndex }) => phase.name === 'rest' && plan[planIndex + 1]?.kind === 'quiet',
      ),
    );
    const dialog = await openDialog();
    expect(dialog.getByText('Squall, rib cage, sitting')).toBeDefined();
    expect(dialog.getByText(/^Keel decides on set 1 when/)).toBeDefined();
  });

  it('must give a reason, and the session is then told', async () => {
    const { actions, session } = show(resting());
    const dialog = await openDialog();
    fireEvent.click(dialog.getByRole('radio', { name: 'Level 2' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Play set 2 at level 2' }));
    expect(dialog.getByText(/Type why/)).toBeDefined();
    expect(actions).toEqual([]);
    fireEvent.change(dialog.getByRole('textbox', { name: 'Reason' }), { target: { value: ' Looks tired ' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Play set 2 at level 2' }));
    const difficulty: unknown = expect.closeTo(atLevel(2), 9);
    expect(actions).toEqual([{ type: 'override', difficulty, reason: 'Looks tired' }]);
    expect(session.state.override).toEqual({ difficulty, reason: 'Looks tired' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('Squall, set 2 of 2 will be at level 2.')).toBeDefined();
  });

  it('is offered only what the bounds leave', async () => {
    show(boundBy({ recoveryLimitS: { floor: 2, cap: 6 } }));
    const dialog = await openDialog();
    const forbidden = dialog.getByRole('radio', { name: 'Level 10, forbidden by the bounds' });
    expect(forbidden).toHaveProperty('disabled', true);
    expect(dialog.getByRole('radio', { checked: true })).toHaveProperty('disabled', false);
  });

  it('is told where every value is locked', async () => {
    const locked = SQUALL_INFO.parameters.map(({ key, min, max }) => {
      return [key, { floor: min, cap: max, locked: (min + max) / 2 }] as const;
    });
    show(boundBy(Object.fromEntries(locked)));
    const dialog = await openDialog();
    expect(dialog.getByText(/leave no level to choose/)).toBeDefined();
    expect(dialog.queryByRole('button', { name: /^Play/ })).toBeNull();
  });
});

/** Stopped as by the button. */
function pause(running: RunningTestSession): RunningTestSession {
  running.session.act({ type: 'stop', cause: 'stop-button' });
  return running;
}

/** In the rest after the first of two sets with these bounds. */
function boundBy(bounds: Bounds): RunningTestSession {
  const block = squallBlock({ dose: { sets: 2, seconds: 20 }, restSeconds: 20, bounds });
  const programme = programmeOf([block]);
  return new RunningTestSession({ ...setupOf(), programme }).untilPhase('rest').feed(500);
}

describe('the passphrase beside the patient', () => {
  beforeEach(() => therapist(false));

  it('is asked for first, with the name, and the area is locked again afterwards', async () => {
    const keel = keelThatKnows('a calm sea');
    show(resting());
    const dialog = await openDialog();
    expect(dialog.queryByRole('radio')).toBeNull();
    const name = dialog.getByLabelText('Your name');
    await vi.waitFor(() => expect(document.activeElement).toBe(name));
    givePassphrase(dialog, 'a calm sea');
    fireEvent.click(await dialog.findByRole('button', { name: 'Change nothing' }));
    await vi.waitFor(() => expect(appStore.get().therapist.open).toBe(false));
    expect(keel.calls.map(({ channel }) => channel)).toEqual(['therapist:enter', 'therapist:leave']);
    expect(keel.calls[0]?.input).toEqual({ passphrase: 'a calm sea', name: 'Alex Morgan' });
  });

  it('makes one wait after a wrong one', async () => {
    keelThatKnows('a calm sea');
    show(resting());
    const dialog = await openDialog();
    givePassphrase(dialog, 'a rough sea');
    expect(await dialog.findByText('That is not the passphrase.')).toBeDefined();
    expect(dialog.getByRole('button', { name: /^Try again in \d s$/ })).toHaveProperty('disabled', true);
  });

  it('opens nothing when its answer comes after the dialog has gone', async () => {
    const keel = keelThatKnows('a calm sea');
    const running = show(resting());
    givePassphrase(await openDialog(), 'a calm sea');
    act(() => running.show({ phase: { name: 'playing', sinceMs: 0, untilMs: 60_000 } }));
    await vi.waitFor(() => expect(keel.calls.at(-1)?.channel).toBe('therapist:leave'));
    expect(appStore.get().therapist.open).toBe(false);
  });

  it('leaves an area open that was open before', async () => {
    therapist(true);
    const keel = keelThatKnows('a calm sea');
    show(resting());
    fireEvent.click((await openDialog()).getByRole('button', { name: 'Change nothing' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(keel.calls).toEqual([]);
    expect(appStore.get().therapist.open).toBe(true);
  });
});

describe('the patient while the therapist decides', () => {
  it('is not surprised by the countdown to a set', async () => {
    const running = show(resting());
    await openDialog();
    act(() => void running.until(({ phase }) => phase.name === 'ready' || phase.name === 'paused'));
    expect(running.actions).toEqual([{ type: 'stop', cause: 'stop-button' }]);
    expect(screen.getByRole('dialog')).toBeDefined();
  });

  it('stands before a countdown that was stopped', async () => {
    const { actions } = show(ready());
    await openDialog();
    expect(actions).toEqual([{ type: 'stop', cause: 'stop-button' }]);
    expect(document.querySelector('[data-screen="paused"]')).not.toBeNull();
  });

  it('comes first where the session goes on by itself', async () => {
    const running = pause(resting());
    running.show({ phase: { name: 'paused', sinceMs: 0, cause: 'sensor-gap' } });
    show(running);
    await openDialog();
    act(() => running.show({ phase: { name: 'rest', sinceMs: 0, untilMs: 3000 } }));
    expect(screen.getByRole('dialog')).toBeDefined();
    act(() => running.show({ phase: { name: 'resuming', sinceMs: 0, untilMs: 3000 } }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('The session went on: nothing was changed.')).toBeDefined();
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(running.actions).toEqual([{ type: 'stop', cause: 'space-key' }]);
  });

  it('is not stopped by the spaces of a reason', async () => {
    const { actions } = show(resting());
    const reason = (await openDialog()).getByRole('textbox', { name: 'Reason' });
    expect(fireEvent.keyDown(reason, { key: ' ' })).toBe(true);
    expect(actions).toEqual([]);
  });
});
