// @vitest-environment jsdom
import type { Phase } from '#core/session/state.ts';
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RunningSession } from '#renderer/patient/SessionScreen.tsx';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { standingDriver } from './support/sessions.ts';

function show(phase: Phase) {
  const { driver, actions } = standingDriver(phase);
  renderWithProviders(<RunningSession driver={driver} stance="feet-apart" name="Robin" />);
  return actions;
}

const click = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

function tickEverything(): void {
  for (const item of screen.getAllByRole('button', { pressed: false })) fireEvent.click(item);
}

describe('check-in', () => {
  it('asks for pain, then for safety, and hands both over', () => {
    const actions = show({ name: 'check-in' });
    expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('radio', { name: '4, Moderate pain' }));
    click('Next');
    tickEverything();
    click('All true: go on');
    expect(actions).toEqual([{ type: 'check-in', painNrs: 4, checklistMet: true }]);
  });

  it('goes on only when every item is ticked', () => {
    show({ name: 'check-in' });
    fireEvent.click(screen.getByRole('radio', { name: '0, No pain' }));
    click('Next');
    tickEverything();
    click('I am not dizzy and have had no alcohol');
    expect(screen.getByRole('button', { name: 'All true: go on' })).toHaveProperty('disabled', true);
  });

  it('lets the patient say that something is not right', () => {
    const actions = show({ name: 'check-in' });
    fireEvent.click(screen.getByRole('radio', { name: '2, Mild pain' }));
    click('Next');
    click('Something is not right');
    expect(actions).toEqual([{ type: 'check-in', painNrs: 2, checklistMet: false }]);
  });

  it('takes digits and arrow keys', () => {
    show({ name: 'check-in' });
    const row = screen.getByRole('radiogroup');
    fireEvent.keyDown(row, { key: '7' });
    fireEvent.keyDown(row, { key: 'ArrowRight' });
    expect(screen.getByRole('radio', { checked: true }).textContent).toBe('8');
  });
});

describe('stopping', () => {
  const playing: Phase = { name: 'playing', sinceMs: 0, untilMs: 60_000 };

  it.each([
    [' ', 'space-key'],
    ['Escape', 'escape-key'],
  ])('is what the key "%s" does in a game', (key, cause) => {
    const actions = show(playing);
    fireEvent.keyDown(document.body, { key });
    expect(actions).toEqual([{ type: 'stop', cause }]);
  });

  it('is what the large button does', () => {
    const actions = show(playing);
    click('Stop');
    expect(actions).toEqual([{ type: 'stop', cause: 'stop-button' }]);
  });

  it('counts a key that is held as one', () => {
    const actions = show(playing);
    fireEvent.keyDown(document.body, { key: ' ' });
    fireEvent.keyDown(document.body, { key: ' ', repeat: true });
    expect(actions).toHaveLength(1);
  });

  it('is not undone by hitting Space again', () => {
    const actions = show({ name: 'paused', sinceMs: 0, cause: 'space-key' });
    const button = screen.getByRole('button', { name: 'Go on' });
    expect(fireEvent.keyDown(button, { key: ' ' })).toBe(false);
    expect(fireEvent.keyUp(button, { key: ' ' })).toBe(false);
    expect(actions).toEqual([]);
  });

  it('leaves Space to the ticks while questions are asked', () => {
    show({ name: 'check-in' });
    expect(fireEvent.keyDown(screen.getByRole('radio', { name: /^3/ }), { key: ' ' })).toBe(true);
  });
});

describe('a pause', () => {
  it('goes on by itself when the board fell silent, and can be ended', () => {
    const actions = show({ name: 'paused', sinceMs: 0, cause: 'sensor-gap' });
    expect(screen.queryByRole('button', { name: 'Go on' })).toBeNull();
    click('End the session');
    expect(actions).toEqual([{ type: 'end' }]);
  });
});

describe('a rest', () => {
  it('asks for pain and can be cut short', () => {
    const actions = show({ name: 'rest', sinceMs: 0, untilMs: 40_000 });
    expect(screen.getByRole('timer').textContent).toBe('36');
    fireEvent.click(screen.getByRole('radio', { name: '5, Moderate pain' }));
    click('Go on now');
    expect(actions).toEqual([{ type: 'pain', painNrs: 5 }, { type: 'skip-rest' }]);
  });
});

describe('the level', () => {
  const sea = (): HTMLElement => screen.getByRole('img', { name: 'Sea level 5 of 10' });

  it('is a quiet swell while playing, without a number in sight', () => {
    show({ name: 'playing', sinceMs: 0, untilMs: 60_000 });
    expect(sea().textContent).toBe('');
  });

  it('stays in sight in a rest, with how much is meant to be missed', () => {
    show({ name: 'rest', sinceMs: 0, untilMs: 40_000 });
    expect(sea()).toBeDefined();
    expect(screen.getByText('Missing one in five is just right.')).toBeDefined();
  });

  it('closes the session, and no score does', () => {
    show({ name: 'summary' });
    expect(sea()).toBeDefined();
    expect(document.body.textContent).not.toMatch(/score|points|%/i);
  });
});

describe('the countdown to a set', () => {
  it('waits for the person to be on the board', () => {
    show({ name: 'ready', sinceMs: 0, untilMs: 8000, problem: 'off-board' });
    expect(screen.getByRole('button', { name: 'Start now' })).toHaveProperty('disabled', true);
    expect(screen.queryByRole('timer')).toBeNull();
  });
});

describe('check-out', () => {
  it('asks for pain, then for effort', () => {
    const actions = show({ name: 'check-out' });
    fireEvent.click(screen.getByRole('radio', { name: '2, Mild pain' }));
    click('Next');
    fireEvent.click(screen.getByRole('radio', { name: '6, Hard' }));
    click('Done');
    expect(actions).toEqual([{ type: 'check-out', painNrs: 2, effort: 6 }]);
  });
});
