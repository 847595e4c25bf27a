// @vitest-environment jsdom
/** What may be changed about what is left of a session, and why it was: the menu over real sessions. */
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NoticeBar } from '#renderer/app/NoticeBar.tsx';
import { RunningSession } from '#renderer/patient/SessionScreen.tsx';
import { planChoices } from '#renderer/patient/plan-choices.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { BLOCKS, RunningTestSession, playedOnce } from './support/running-session.ts';

const CHEST = 'Squall, with your chest, sitting on a chair';
const FEET = 'Squall, with your weight, standing, feet apart';

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

const click = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const title = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;
const choices = (): (string | null)[] =>
  [...document.querySelectorAll('[data-screen^="menu"] button')]
    .map(({ textContent }) => textContent)
    .filter((words) => words !== 'Change nothing');

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
    click('Change');
    expect(choices()).toEqual([`Leave out: ${CHEST}`, `Once more: ${FEET}`, 'Next: Turn', 'End the session']);
    click(`Leave out: ${CHEST}`);
    expect(title()).toBe(`Leave out ${CHEST}. Why?`);
    expect(choices()).toHaveLength(6);
    click('It hurts');
    expect(running.actions).toEqual([{ type: 'leave-out', block: 'chest', reason: 'pain' }]);
    expect(title()).toBe('Rest');
    expect(screen.getByText(/Then comes Turn/)).toBeDefined();
  });

  it('plays a set once more', () => {
    const running = show(betweenBlocks());
    click('Change');
    click(`Once more: ${FEET}`);
    click('The therapist says so');
    expect(running.actions).toEqual([{ type: 'repeat', block: 'feet', reason: 'therapist' }]);
    expect(screen.getByText(/Then comes Squall, set 3 of 3/)).toBeDefined();
  });

  it('asks which, where more than one may come next', () => {
    const running = show(resting());
    click('Change');
    click('Something else next');
    expect(choices()).toEqual([CHEST, 'Turn']);
    click('Turn');
    click('Another reason');
    expect(running.actions).toEqual([{ type: 'play-next', block: 'turn', reason: 'other' }]);
    expect(screen.getByText(/Then comes Turn/)).toBeDefined();
  });

  it('ends the session', () => {
    const running = show(resting());
    click('Change');
    click('End the session');
    click('I am tired');
    expect(running.actions).toEqual([{ type: 'end', reason: 'tired' }]);
    expect(document.querySelector('[data-screen="check-out"]')).not.toBeNull();
  });

  it('changes nothing where nothing is chosen', () => {
    const running = show(resting());
    click('Change');
    click('Change nothing');
    expect(running.actions).toEqual([]);
    expect(title()).toBe('Rest');
  });

  it('stops the countdown to a set, which then waits for the patient', () => {
    const running = show(atFirstSet());
    click('Change');
    expect(running.actions).toEqual([{ type: 'stop', cause: 'stop-button' }]);
    act(() => void running.feed(10_000));
    expect(document.querySelector('[data-screen="menu"]')).not.toBeNull();
    click('Change nothing');
    expect(screen.getByRole('button', { name: 'Go on' })).toBeDefined();
  });

  it('keeps a rest from running into the next set', () => {
    const running = show(resting());
    click('Change');
    act(() => void running.until(({ phase }) => phase.name === 'ready' || phase.name === 'paused'));
    expect(running.session.phase).toMatchObject({ name: 'paused', cause: 'stop-button' });
    expect(document.querySelector('[data-screen="menu"]')).not.toBeNull();
  });

  it('hears Space and Escape as Stop', () => {
    const running = show(resting());
    click('Change');
    fireEvent.keyDown(screen.getByRole('button', { name: 'End the session' }), { key: 'Escape' });
    expect(running.actions).toEqual([{ type: 'stop', cause: 'escape-key' }]);
  });

  it('closes where the session goes on by itself, and says so', () => {
    const running = resting();
    running.show({ phase: { name: 'paused', sinceMs: 0, cause: 'sensor-gap', sensor: 'thorax' } });
    show(running);
    click('Change');
    act(() => running.show({ phase: { name: 'resuming', sinceMs: 0, untilMs: 3000 } }));
    expect(document.querySelector('[data-screen="menu"]')).toBeNull();
    expect(screen.getByText('The session went on: nothing was changed.')).toBeDefined();
  });

  it.each(['playing', 'cool-down', 'check-out', 'summary'] as const)('is not there in "%s"', (name) => {
    show(resting().untilPhase(name));
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
  });
});
