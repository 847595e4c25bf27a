// @vitest-environment jsdom
/** The therapist beside the patient: the level of the next set, behind the passphrase, over real sessions. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { decisionText } from '#core/difficulty/describe.ts';
import { difficultyOfLevel, levelOfDifficulty } from '#core/difficulty/levels.ts';
import { KeelError } from '#core/errors.ts';
import type { Bounds } from '#core/exercise/curve.ts';
import type { Steering } from '#core/contract/stimulus.ts';
import type { PostureClass } from '#core/exercise/posture.ts';
import { message } from '#core/language/message.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { NoticeBar } from '#renderer/app/NoticeBar.tsx';
import { appStore } from '#renderer/app/app-store.ts';
import { goTo } from '#renderer/app/screens.ts';
import { RunningSession } from '#renderer/patient/SessionScreen.tsx';
import { say } from '../support/english.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { installFakeKeel } from './support/fake-keel.ts';
import type { FakeKeel } from './support/fake-keel.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { RunningTestSession, playedOnce, setupOf } from './support/running-session.ts';

const atLevel = (level: number): number => difficultyOfLevel(SQUALL_CURVE, level);

const ONE_TO_TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const SECOND_SET = say('session.beside.set', { exercise: say('exercise.squall.name'), number: 2, of: 2 });
const skill = (steering: Steering, posture: PostureClass): string =>
  say('skill.name', {
    exercise: say('exercise.squall.name'),
    steering: say(`steering.${steering}`),
    postureClass: say(`posture-class.${posture}`),
  });

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
  fireEvent.click(screen.getByRole('button', { name: say('session.therapist') }));
  return within(await screen.findByRole('dialog'));
}

function keelThatKnows(passphrase: string): FakeKeel {
  return installFakeKeel({
    'therapist:enter': (given) => {
      if (given.passphrase === passphrase) return { open: true, name: given.name, retryAfterMs: 0 };
      throw new KeelError('wrong-passphrase', message('error.passphrase-wrong'), { retryAfterMs: 4000 });
    },
    'therapist:leave': () => ({ open: false, retryAfterMs: 0 }),
  });
}

function givePassphrase(dialog: ReturnType<typeof within>, passphrase: string): void {
  fireEvent.change(dialog.getByLabelText(say('vault.your-name')), { target: { value: 'Alex Morgan' } });
  fireEvent.change(dialog.getByLabelText(say('vault.therapist-passphrase')), {
    target: { value: passphrase },
  });
  fireEvent.click(dialog.getByRole('button', { name: say('vault.open') }));
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
    expect(screen.getByRole('button', { name: say('session.therapist') })).toBeDefined();
  });

  it('finds none in play, nor where no set is left', () => {
    const running = show(ready().untilPhase('playing'));
    expect(screen.queryByRole('button', { name: say('session.therapist') })).toBeNull();
    act(() => void running.until(({ phase, hasNextSet }) => phase.name === 'rest' && !hasNextSet));
    expect(document.querySelector('[data-screen="rest"]')).not.toBeNull();
    expect(screen.queryByRole('button', { name: say('session.therapist') })).toBeNull();
  });

  it('reads which block and skill it is, what comes next and what a level means', async () => {
    const running = show(resting());
    const dialog = await openDialog();
    const name = say('session.beside.title', { set: SECOND_SET });
    expect(screen.getByRole('dialog', { name })).toBeDefined();
    expect(dialog.getByText(skill('centre-of-pressure', 'standing'))).toBeDefined();
    const { decision, curve, info } = (await running.driver.nextSet()) ?? {};
    if (decision === undefined || curve === undefined || info === undefined) throw new Error('no decision');
    const decided = say('session.beside.decided', {
      number: 2,
      level: levelOfDifficulty(curve, decision.newDifficulty),
      decision: decisionText(decision, info.parameters, ENGLISH),
    });
    expect(dialog.getByText(decided)).toBeDefined();
    fireEvent.click(dialog.getByRole('radio', { name: say('curve.level-numbered', { level: 2 }) }));
    const told = dialog.getByText(new RegExp(`^${say('parameter.squall.amplitude-percent.label')}`));
    const { lastLevel } = (await running.driver.nextSet()) ?? {};
    if (lastLevel === undefined) throw new Error('no last level');
    expect(told.textContent).toContain(say('override.last-level', { level: lastLevel }));
  });

  it('is told of the next block where its set comes next', async () => {
    show(
      resting().until(
        ({ phase, plan, planIndex }) => phase.name === 'rest' && plan[planIndex + 1]?.kind === 'quiet',
      ),
    );
    const dialog = await openDialog();
    expect(dialog.getByText(skill('thorax', 'sitting'))).toBeDefined();
    expect(dialog.getByText(say('session.beside.undecided', { number: 1 }))).toBeDefined();
  });

  it('must give a reason, and the session is then told', async () => {
    const { actions, session } = show(resting());
    const dialog = await openDialog();
    fireEvent.click(dialog.getByRole('radio', { name: say('curve.level-numbered', { level: 2 }) }));
    fireEvent.click(
      dialog.getByRole('button', { name: say('session.beside.play', { number: 2, level: 2 }) }),
    );
    expect(dialog.getByText(say('programme.override-reason-missing'))).toBeDefined();
    expect(actions).toEqual([]);
    fireEvent.change(dialog.getByRole('textbox', { name: say('override.reason') }), {
      target: { value: ' Looks tired ' },
    });
    fireEvent.click(
      dialog.getByRole('button', { name: say('session.beside.play', { number: 2, level: 2 }) }),
    );
    const difficulty: unknown = expect.closeTo(atLevel(2), 9);
    expect(actions).toEqual([{ type: 'override', difficulty, reason: 'Looks tired' }]);
    expect(session.state.override).toEqual({ difficulty, reason: 'Looks tired' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText(say('session.beside.chosen', { set: SECOND_SET, level: 2 }))).toBeDefined();
  });

  it('is offered only what the bounds leave', async () => {
    show(boundBy({ recoveryLimitS: { floor: 2, cap: 6 } }));
    const dialog = await openDialog();
    const forbidden = dialog.getByRole('radio', {
      name: say('curve.level-forbidden-by-bounds', { level: 10 }),
    });
    expect(forbidden).toHaveProperty('disabled', true);
    expect(dialog.getByRole('radio', { checked: true })).toHaveProperty('disabled', false);
  });

  it('is told where every value is locked', async () => {
    const locked = SQUALL_INFO.parameters.map(({ key, min, max }) => {
      return [key, { floor: min, cap: max, locked: (min + max) / 2 }] as const;
    });
    show(boundBy(Object.fromEntries(locked)));
    const dialog = await openDialog();
    expect(dialog.getByText(say('session.beside.no-level'))).toBeDefined();
    expect(dialog.queryByRole('radio')).toBeNull();
    const play = ONE_TO_TEN.map((level) => say('session.beside.play', { number: 2, level }));
    for (const name of play) expect(dialog.queryByRole('button', { name })).toBeNull();
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
    const name = dialog.getByLabelText(say('vault.your-name'));
    await vi.waitFor(() => expect(document.activeElement).toBe(name));
    givePassphrase(dialog, 'a calm sea');
    fireEvent.click(await dialog.findByRole('button', { name: say('session.menu.nothing') }));
    await vi.waitFor(() => expect(appStore.get().therapist.open).toBe(false));
    expect(keel.calls.map(({ channel }) => channel)).toEqual(['therapist:enter', 'therapist:leave']);
    expect(keel.calls[0]?.input).toEqual({ passphrase: 'a calm sea', name: 'Alex Morgan' });
  });

  it('makes one wait after a wrong one', async () => {
    keelThatKnows('a calm sea');
    show(resting());
    const dialog = await openDialog();
    givePassphrase(dialog, 'a rough sea');
    expect(await dialog.findByText(say('error.passphrase-wrong'))).toBeDefined();
    const waits = ONE_TO_TEN.map((seconds) => say('vault.try-again-in', { seconds }));
    const button = dialog
      .getAllByRole('button')
      .find(({ textContent }: HTMLElement) => waits.includes(textContent));
    expect(button).toHaveProperty('disabled', true);
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
    fireEvent.click((await openDialog()).getByRole('button', { name: say('session.menu.nothing') }));
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
    expect(screen.getByText(say('session.went-on'))).toBeDefined();
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(running.actions).toEqual([{ type: 'stop', cause: 'space-key' }]);
  });

  it('is not stopped by the spaces of a reason', async () => {
    const { actions } = show(resting());
    const reason = (await openDialog()).getByRole('textbox', { name: say('override.reason') });
    expect(fireEvent.keyDown(reason, { key: ' ' })).toBe(true);
    expect(actions).toEqual([]);
  });
});
