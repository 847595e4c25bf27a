// @vitest-environment jsdom
/** What may be changed about what is left of a session, and why it was: the menu over real sessions. */
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Posture } from '#core/contract/stimulus.ts';
import { NoticeBar } from '#renderer/app/NoticeBar.tsx';
import { RunningSession } from '#renderer/patient/SessionScreen.tsx';
import { planChoices } from '#renderer/patient/plan-choices.ts';
import { say } from '../support/english.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { BLOCKS, RunningTestSession, playedOnce } from './support/running-session.ts';

const squall = (steered: 'thorax' | 'centre-of-pressure', posture: Posture): string =>
  say('session.block-with-detail', {
    name: say('exercise.squall.name'),
    detail: say('session.detail.exercise', {
      steered: say(`session.steered.${steered}`),
      posture: say(`posture.${posture}`),
      surface: 'firm',
      eyes: 'open',
    }),
  });
const CHEST = squall('thorax', 'sitting-on-chair');
const FEET = squall('centre-of-pressure', 'feet-apart');
const leaveOut = (block: string): string => say('session.menu.leave-out.one', { block });
const onceMore = (block: string): string => say('session.menu.repeat.one', { block });
const thenComesTurn = say('session.coming.movement', {
  task: say('task.turn'),
  length: say('session.length.half-minute'),
});

const atFirstSet = playedOnce(() =>
  new RunningTestSession().until(({ phase, step }) => {
    return phase.name === 'ready' && step.kind === 'exercise' && step.role === 'set';
  }),
);
const resting = playedOnce(() => atFirstSet().untilPhase('rest').feed(500));
/** The rest after both sets of the first block. */
const betweenBlocks = playedOnce(() =>
  resting().until(
    ({ phase, planIndex, plan }) => phase.name === 'rest' && plan[planIndex + 1]?.kind === 'quiet',
  ),
);

function show(running: RunningTestSession): RunningTestSession {
  renderWithProviders(
    <>
      <RunningSession driver={running.driver} setup={running.setup} patientId="robin" name="Robin" />
      <NoticeBar />
    </>,
  );
  return running;
}

const click = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const title = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;
const choices = (): (string | null)[] =>
  [...document.querySelectorAll('[data-screen^="menu"] button')]
    .map(({ textContent }) => textContent)
    .filter((words) => words !== say('session.menu.nothing'));

describe('what can be changed', () => {
  it('in a rest: leave out what comes, repeat what was, play something else', () => {
    const { plan, planIndex } = betweenBlocks().driver.view();
    const { leaveOut, repeat, playNext } = planChoices(plan, planIndex, BLOCKS);
    expect(leaveOut.map(({ id }) => id)).toEqual(['chest']);
    expect(repeat?.id).toBe('feet');
    expect(playNext.map(({ id }) => id)).toEqual(['turn']);
  });

  it('before a set: leave it out, or have it once more', () => {
    const { plan, planIndex } = atFirstSet().driver.view();
    const { leaveOut, repeat, playNext } = planChoices(plan, planIndex, BLOCKS);
    expect(leaveOut.map(({ id }) => id)).toEqual(['feet']);
    expect(repeat?.id).toBe('feet');
    expect(playNext.map(({ id }) => id)).toEqual(['chest', 'turn']);
  });

  it('while the sensors are put on: leave out any', () => {
    const { plan, planIndex } = new RunningTestSession().untilPhase('sensors').driver.view();
    const { leaveOut, repeat } = planChoices(plan, planIndex, BLOCKS);
    expect(leaveOut.map(({ id }) => id)).toEqual(['feet', 'chest', 'turn']);
    expect(repeat).toBeUndefined();
  });
});

describe('the menu', () => {
  it('is one step away in a rest, and asks why in one tap', () => {
    const running = show(betweenBlocks());
    click(say('session.change'));
    expect(choices()).toEqual([
      leaveOut(CHEST),
      onceMore(FEET),
      say('session.menu.play-next.one', { block: say('task.turn') }),
      say('session.end'),
    ]);
    click(leaveOut(CHEST));
    expect(title()).toBe(say('session.menu.leave-out.why', { block: CHEST }));
    expect(choices()).toHaveLength(6);
    click(say('session.menu.reason.pain'));
    expect(running.actions).toEqual([{ type: 'leave-out', block: 'chest', reason: 'pain' }]);
    expect(title()).toBe(say('session.rest.title'));
    expect(screen.getByText(thenComesTurn)).toBeDefined();
  });

  it('plays a set once more', () => {
    const running = show(betweenBlocks());
    click(say('session.change'));
    click(onceMore(FEET));
    click(say('session.menu.reason.therapist'));
    expect(running.actions).toEqual([{ type: 'repeat', block: 'feet', reason: 'therapist' }]);
    expect(
      screen.getByText(
        say('session.coming.set', {
          exercise: say('exercise.squall.name'),
          number: 3,
          of: 3,
          length: say('session.length.half-minute'),
        }),
      ),
    ).toBeDefined();
  });

  it('asks which, where more than one may come next', () => {
    const running = show(resting());
    click(say('session.change'));
    click(say('session.menu.play-next.some'));
    expect(choices()).toEqual([CHEST, say('task.turn')]);
    click(say('task.turn'));
    click(say('session.menu.reason.other'));
    expect(running.actions).toEqual([{ type: 'play-next', block: 'turn', reason: 'other' }]);
    expect(screen.getByText(thenComesTurn)).toBeDefined();
  });

  it('ends the session', () => {
    const running = show(resting());
    click(say('session.change'));
    click(say('session.end'));
    click(say('session.menu.reason.tired'));
    expect(running.actions).toEqual([{ type: 'end', reason: 'tired' }]);
    expect(document.querySelector('[data-screen="check-out"]')).not.toBeNull();
  });

  it('changes nothing where nothing is chosen', () => {
    const running = show(resting());
    click(say('session.change'));
    click(say('session.menu.nothing'));
    expect(running.actions).toEqual([]);
    expect(title()).toBe(say('session.rest.title'));
  });

  it('stops the countdown to a set, which then waits for the patient', () => {
    const running = show(atFirstSet());
    click(say('session.change'));
    expect(running.actions).toEqual([{ type: 'stop', cause: 'stop-button' }]);
    act(() => void running.feed(10_000));
    expect(document.querySelector('[data-screen="menu"]')).not.toBeNull();
    click(say('session.menu.nothing'));
    expect(screen.getByRole('button', { name: say('action.go-on') })).toBeDefined();
  });

  it('keeps a rest from running into the next set', () => {
    const running = show(resting());
    click(say('session.change'));
    act(() => void running.until(({ phase }) => phase.name === 'ready' || phase.name === 'paused'));
    expect(running.session.phase).toMatchObject({ name: 'paused', cause: 'stop-button' });
    expect(document.querySelector('[data-screen="menu"]')).not.toBeNull();
  });

  it('hears Space and Escape as Stop', () => {
    const running = show(resting());
    click(say('session.change'));
    fireEvent.keyDown(screen.getByRole('button', { name: say('session.end') }), { key: 'Escape' });
    expect(running.actions).toEqual([{ type: 'stop', cause: 'escape-key' }]);
  });

  it('closes where the session goes on by itself, and says so', () => {
    const running = resting();
    running.show({ phase: { name: 'paused', sinceMs: 0, cause: 'sensor-gap', sensor: 'thorax' } });
    show(running);
    click(say('session.change'));
    act(() => running.show({ phase: { name: 'resuming', sinceMs: 0, untilMs: 3000 } }));
    expect(document.querySelector('[data-screen="menu"]')).toBeNull();
    expect(screen.getByText(say('session.went-on'))).toBeDefined();
  });

  it.each(['playing', 'cool-down', 'check-out', 'summary'] as const)('is not there in "%s"', (name) => {
    show(resting().untilPhase(name));
    expect(screen.queryByRole('button', { name: say('session.change') })).toBeNull();
  });
});
