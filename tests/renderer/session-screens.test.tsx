// @vitest-environment jsdom
/** The patient's screens over real sessions. */
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import { actOnSession } from '#core/session/runner.ts';
import { STOP_CAUSES } from '#core/session/actions.ts';
import type { Phase } from '#core/session/state.ts';
import { RunningSession } from '#renderer/patient/SessionScreen.tsx';
import { canStop } from '#renderer/patient/use-stop-keys.ts';
import { stopText } from '#renderer/ui/stop-text.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { RunningTestSession, inPlace, playedOnce, setupOf } from './support/running-session.ts';

function show(running: RunningTestSession = new RunningTestSession()): RunningTestSession {
  renderWithProviders(
    <RunningSession driver={running.driver} setup={running.setup} patientId="robin" name="Robin" />,
  );
  return running;
}

/** The same session, standing in another phase. */
function showPhase(running: RunningTestSession, phase: Phase): RunningTestSession {
  running.show({ phase });
  return show(running);
}

const click = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const title = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;
const shownScreen = (): string | undefined =>
  document.querySelector<HTMLElement>('[data-screen]')?.dataset['screen'];

function tickEverything(): void {
  for (const item of screen.getAllByRole('button', { pressed: false })) fireEvent.click(item);
}

const atSet = playedOnce(() =>
  new RunningTestSession().until(({ phase, step }) => {
    return phase.name === 'ready' && step.kind === 'exercise' && step.role === 'set';
  }),
);
const playing = playedOnce(() => atSet().untilPhase('playing').feed(2000));
const resting = playedOnce(() => atSet().untilPhase('rest').feed(500));
const moving = playedOnce(() =>
  resting().until(({ phase }) => phase.name === 'movement' && phase.stage === 'moving'),
);
const answering = playedOnce(() => moving().untilPhase('check-out'));
const over = playedOnce(() => answering().untilPhase('summary'));

describe('every phase of a session', () => {
  it('has a screen with a title, and Stop wherever the session hears it', () => {
    const running = show();
    const seen = new Map<string, string | undefined>();
    const look = (): void => {
      const { state, dependencies } = running.session;
      const { phase } = state;
      const key = phase.name === 'movement' ? `movement-${phase.stage}` : phase.name;
      if (seen.has(key)) return;
      act(() => running.show());
      seen.set(key, shownScreen());
      const stopped = actOnSession(state, dependencies, { type: 'stop', cause: 'stop-button' });
      expect([key, canStop(phase)]).toEqual([key, stopped.state !== state]);
      expect([key, screen.queryByRole('button', { name: 'Stop' }) !== null]).toEqual([key, canStop(phase)]);
    };
    running.until((view) => {
      look();
      return view.phase.name === 'summary';
    });
    look();
    expect(Object.fromEntries(seen)).toEqual({
      'check-in': 'check-in-plan',
      sensors: 'sensors-find',
      'empty-board': 'empty-board',
      'take-place': 'take-place',
      quiet: 'quiet',
      ready: 'ready',
      playing: 'playing',
      rest: 'rest',
      'movement-countdown': 'movement-countdown',
      'movement-hold': 'movement-hold',
      'movement-moving': 'movement-moving',
      'cool-down': 'cool-down',
      'check-out': 'check-out',
      summary: 'summary',
    });
  });

  it.each<[Phase, string]>([
    [{ name: 'releasing', sinceMs: 0, cause: 'space-key' }, 'releasing'],
    [{ name: 'paused', sinceMs: 0, cause: 'space-key' }, 'paused'],
    [{ name: 'resuming', sinceMs: 0, untilMs: 3000 }, 'resuming'],
    [{ name: 'refused', reason: 'pain' }, 'refused'],
  ])('is shown: %j', (phase, name) => {
    const running = playing();
    showPhase(running, phase);
    expect(shownScreen()).toBe(name);
  });
});

describe('check-in', () => {
  it('shows the plan first: minutes, blocks, how each is done', () => {
    show();
    expect(title()).toMatch(/^\d+ minutes: Squall, Turn$/);
    const rows = screen.getAllByRole('listitem').filter((item) => item.textContent.endsWith('min'));
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Getting ready questions, sensors, the empty board[12] min$/),
      expect.stringMatching(/^Squall with your weight, standing, feet apart, 2 sets\d+ min$/),
      expect.stringMatching(/^Squall with your chest, sitting on a chair, 1 set\d+ min$/),
      expect.stringMatching(/^Turn recorded, sitting, once(\d+|under 1) min$/),
      expect.stringMatching(/^Cooling down and how it was(\d+|under 1) min$/),
    ]);
    const minutes = rows.map(
      ({ lastElementChild }) => Number.parseInt(lastElementChild?.textContent ?? '') || 0,
    );
    const total = minutes.reduce((sum, value) => sum + value, 0);
    expect(title()).toBe(`${total} minutes: Squall, Turn`);
  });

  it('says what is left out today, and which sensor is missing', () => {
    show(new RunningTestSession(setupOf({ sensors: ['board'] })));
    expect(title()).toMatch(/minutes: Squall$/);
    const missing = screen.getAllByText(/is left out today: the chest sensor is missing/);
    expect(missing).toHaveLength(2);
  });

  it('asks for pain, then for safety, and hands both over', () => {
    const { actions } = show();
    click('Go on');
    expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('radio', { name: '4, Moderate pain' }));
    click('Next');
    tickEverything();
    click('All true: go on');
    expect(actions).toEqual([{ type: 'check-in', painNrs: 4, checklistMet: true }]);
  });

  it('leaves pain out where the programme does not ask for it', () => {
    const ask = { before: { pain: false }, after: { pain: true, effort: true } };
    const { actions } = show(new RunningTestSession(setupOf({}, { ask })));
    click('Go on');
    expect(title()).toBe('Is everything safe?');
    tickEverything();
    click('All true: go on');
    expect(actions).toEqual([{ type: 'check-in', checklistMet: true }]);
  });

  it('goes on only when every item is ticked', () => {
    show();
    click('Go on');
    fireEvent.click(screen.getByRole('radio', { name: '0, No pain' }));
    click('Next');
    tickEverything();
    click('I am not dizzy and have had no alcohol');
    expect(screen.getByRole('button', { name: 'All true: go on' })).toHaveProperty('disabled', true);
  });

  it('asks for the board only where one is stood or sat on', () => {
    show(new RunningTestSession(setupOf({ sensors: ['thorax', 'pelvis'] })));
    click('Go on');
    fireEvent.click(screen.getByRole('radio', { name: '0, No pain' }));
    click('Next');
    expect(screen.queryByRole('button', { name: /board/ })).toBeNull();
    expect(screen.getAllByRole('button', { pressed: false })).toHaveLength(5);
  });

  it('lets the patient say that something is not right', () => {
    const { actions } = show();
    click('Go on');
    fireEvent.click(screen.getByRole('radio', { name: '2, Mild pain' }));
    click('Next');
    click('Something is not right');
    expect(actions).toEqual([{ type: 'check-in', painNrs: 2, checklistMet: false }]);
    expect(shownScreen()).toBe('refused');
  });

  it('takes digits and arrow keys', () => {
    show();
    click('Go on');
    const row = screen.getByRole('radiogroup');
    fireEvent.keyDown(row, { key: '7' });
    fireEvent.keyDown(row, { key: 'ArrowRight' });
    expect(screen.getByRole('radio', { checked: true }).textContent).toBe('8');
  });
});

describe('putting on sensors within a session', () => {
  const bare = (): RunningTestSession => {
    const running = new RunningTestSession();
    running.session.checkIn();
    return running.feed(100, inPlace({ flags: FrameFlag.attached }));
  };

  it('offers no way past a sensor that a block can’t do without', () => {
    show(bare());
    expect(shownScreen()).toBe('sensors-find');
    expect(screen.queryByRole('button', { name: /^Go on without/ })).toBeNull();
  });

  it('goes on without a sensor that only helps', () => {
    const running = bare().feed(
      100,
      inPlace({ flags: FrameFlag.attached | FrameFlag.thoraxAttached | FrameFlag.thoraxValid }),
    );
    show(running);
    click('Go on without the pelvis sensor');
    expect(running.actions).toEqual([{ type: 'sensors-ready' }]);
    expect(shownScreen()).toBe('empty-board');
  });

  it('lets any block that lacks its sensor be left out', () => {
    const running = show(bare());
    click('Change');
    click('Leave something out');
    click('Squall, with your chest, sitting on a chair');
    click('Another reason');
    expect(running.actions).toEqual([{ type: 'leave-out', block: 'chest', reason: 'other' }]);
  });
});

describe('taking a place', () => {
  it('says and draws how to stand, and what it waits for', () => {
    const running = show(new RunningTestSession().untilPhase('take-place'));
    expect(title()).toBe('Step on the board');
    expect(screen.getByText(/^Feet hip-wide/)).toBeDefined();
    act(() => running.show({ phase: { name: 'take-place', sinceMs: 0, problem: 'thorax' } }));
    expect(screen.getByText(/^The sensor on your chest does not answer/)).toBeDefined();
  });

  it.each([
    [
      'semi-tandem',
      'foam',
      true,
      'Step on the board',
      /^The foam lies on the board\. One foot half in front/,
    ],
    ['one-leg-right', 'wobble', false, 'Step on the wobble cushion', /^Stand on your right leg/],
    ['sitting-on-board', 'firm', true, 'Sit down on the board', /^Sit in its middle/],
    ['sitting-on-chair', 'firm', false, 'Sit down on the chair', /without leaning back/],
    ['feet-together', 'firm', false, 'Stand before the screen', /^Feet side by side/],
  ] as const)('%s on %s, on the board: %s', (posture, surface, onBoard, words, how) => {
    const running = new RunningTestSession().untilPhase('take-place');
    const place = { posture, surface, onBoard, eyes: 'open' } as const;
    running.show({ step: { kind: 'quiet', ...place, needs: ['thorax'], durationMs: 10_000 } });
    show(running);
    expect(title()).toBe(words);
    expect(screen.getByText(how)).toBeDefined();
  });

  it('counts quiet sitting down in words that fit', () => {
    const running = new RunningTestSession().untilPhase('rest');
    running.until(
      ({ phase, step }) => phase.name === 'quiet' && step.kind === 'quiet' && step.durationMs === 10_000,
    );
    show(running);
    expect(title()).toBe('Sit quietly');
    expect(screen.getByRole('timer').textContent).toBe('11');
  });
});

describe('the countdown to a set', () => {
  it('says what to do and what steers', () => {
    show(atSet());
    expect(title()).toBe('Squall: set 1 of 2');
    expect(screen.getByText(/^You steer with your weight: lean with your whole body/)).toBeDefined();
  });

  it.each([
    ['thorax', /^You steer with your chest: bend it/],
    ['pelvis', /^You steer with your pelvis: tilt it/],
    ['board-tilt', /^You steer with the board/],
  ] as const)('tells what %s asks of the body', (steering, words) => {
    const running = atSet();
    const { step } = running.driver.view();
    if (step.kind !== 'exercise') throw new Error('no set');
    running.show({ step: { ...step, steering } });
    show(running);
    expect(screen.getByText(words)).toBeDefined();
  });

  it('waits for the person to be on the board', () => {
    const running = show(atSet());
    act(() => void running.feed(20, inPlace({ loadKg: 5 })));
    expect(screen.getByRole('button', { name: 'Start now' })).toHaveProperty('disabled', true);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByText(/with all your weight/)).toBeDefined();
  });
});

describe('stopping', () => {
  it.each([
    [' ', 'space-key'],
    ['Escape', 'escape-key'],
  ])('is what the key "%s" does in a game', (key, cause) => {
    const { actions } = show(playing());
    fireEvent.keyDown(document.body, { key });
    expect(actions).toEqual([{ type: 'stop', cause }]);
  });

  it('is what the large button does', () => {
    const { actions } = show(playing());
    click('Stop');
    expect(actions).toEqual([{ type: 'stop', cause: 'stop-button' }]);
  });

  it('counts a key that is held as one', () => {
    const { actions } = show(playing());
    fireEvent.keyDown(document.body, { key: ' ' });
    fireEvent.keyDown(document.body, { key: ' ', repeat: true });
    expect(actions).toHaveLength(1);
  });

  it('is not undone by hitting Space again', () => {
    const running = show(resting());
    fireEvent.keyDown(document.body, { key: ' ' });
    const button = screen.getByRole('button', { name: 'Go on' });
    expect(fireEvent.keyDown(button, { key: ' ' })).toBe(false);
    expect(fireEvent.keyUp(button, { key: ' ' })).toBe(false);
    expect(running.actions).toEqual([{ type: 'stop', cause: 'space-key' }]);
  });

  it('leaves Space to the ticks while questions are asked', () => {
    show();
    click('Go on');
    expect(fireEvent.keyDown(screen.getByRole('radio', { name: /^3/ }), { key: ' ' })).toBe(true);
  });
});

describe('a pause', () => {
  it.each(STOP_CAUSES)('says in plain words why it stopped: %s', (cause) => {
    const { title: words, text } = stopText(cause, undefined);
    showPhase(playing(), { name: 'paused', sinceMs: 0, cause });
    expect(title()).toBe(words);
    expect(screen.getByText(text)).toBeDefined();
  });

  it('names the sensor that is silent, and goes on by itself', () => {
    showPhase(playing(), { name: 'paused', sinceMs: 0, cause: 'sensor-lost', sensor: 'pelvis' });
    expect(title()).toBe('The pelvis sensor is gone');
    expect(screen.queryByRole('button', { name: 'Go on' })).toBeNull();
  });

  it('asks why before it ends the session, in one tap', () => {
    const running = show(resting());
    click('Stop');
    click('End the session');
    expect(title()).toBe('End the session. Why?');
    click('I feel dizzy');
    expect(running.actions.at(-1)).toEqual({ type: 'end', reason: 'dizzy' });
    expect(shownScreen()).toBe('check-out');
  });
});

describe('a rest', () => {
  it('says what comes next, asks for pain, and can be cut short', () => {
    const { actions } = show(resting());
    expect(screen.getByText(/Then comes Squall, set 2 of 2: half a minute\./)).toBeDefined();
    expect(screen.getByText('with your weight, standing, feet apart')).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: '4, Moderate pain' }));
    click('Go on now');
    expect(actions).toEqual([{ type: 'pain', painNrs: 4 }, { type: 'skip-rest' }]);
  });

  it('tells a movement whole, as its countdown is short', () => {
    const running = resting().until(({ phase, plan, planIndex }) => {
      return phase.name === 'rest' && plan[planIndex + 1]?.kind === 'movement';
    });
    show(running);
    expect(screen.getByText(/Then comes Turn/)).toBeDefined();
    expect(screen.getByText(/arms crossed on the chest/)).toBeDefined();
  });
});

describe('a recorded movement', () => {
  it('counts the repetitions to each side, and the time that is left', () => {
    const running = moving();
    running.show({ repetitions: { whole: { forward: 0, left: 1, right: 2 }, unfinished: 1 } });
    show(running);
    expect(title()).toBe('Now: turn');
    const counts = [...document.querySelectorAll('[data-side]')].map(({ textContent }) => textContent);
    expect(counts).toEqual(['Left1 of 3', 'Right2 of 3']);
    expect(screen.getByText(/not whole/)).toBeDefined();
    expect(screen.getByText(/^0:5\d left$/)).toBeDefined();
  });

  it('may be enough before the count is full', () => {
    const { actions, session } = show(moving());
    click('That is enough');
    expect(actions).toEqual([{ type: 'movement-done' }]);
    expect(session.state.blocks.at(-1)).toMatchObject({ kind: 'movement', completed: true });
  });

  it('says when a sensor has slipped', () => {
    const running = moving().feed(20, inPlace({ flags: inPlace().flags | FrameFlag.thoraxSlipped }));
    show(running);
    expect(screen.getByText('The sensor on the chest has slipped.')).toBeDefined();
  });
});

describe('the level', () => {
  const sea = (): HTMLElement => screen.getByRole('img', { name: /^Sea level \d+ of 10$/ });

  it('is a quiet swell while playing, without a number in sight', () => {
    show(playing());
    expect(sea().textContent).toBe('');
  });

  it('stays in sight in a rest, with how much is meant to be missed', () => {
    show(resting());
    expect(sea()).toBeDefined();
    expect(screen.getByText(/^Missing one in (five|eight) is just right\.$/)).toBeDefined();
  });
});

describe('how far the session is', () => {
  it('is told by a mark for each part, and by the minutes that are left', () => {
    show(resting());
    expect(screen.getByRole('list', { name: '2 of 7 parts are done' })).toBeDefined();
    expect(screen.getByText(/^\d+ minutes left$/)).toBeDefined();
  });
});

describe('check-out', () => {
  it('asks for pain, then for effort', () => {
    const { actions } = show(answering());
    fireEvent.click(screen.getByRole('radio', { name: '2, Mild pain' }));
    click('Next');
    fireEvent.click(screen.getByRole('radio', { name: '6, Hard' }));
    click('Done');
    expect(actions).toEqual([{ type: 'check-out', painNrs: 2, effort: 6 }]);
  });

  it.each([
    [{ pain: true, effort: false }, { painNrs: 2 }],
    [{ pain: false, effort: true }, { effort: 6 }],
    [{ pain: false, effort: false }, {}],
  ])('asks only what the programme asks: %j', (after, answer) => {
    const running = answering();
    const setup = setupOf({}, { ask: { before: { pain: true }, after } });
    renderWithProviders(
      <RunningSession driver={running.driver} setup={setup} patientId="robin" name="Robin" />,
    );
    if (after.pain) fireEvent.click(screen.getByRole('radio', { name: '2, Mild pain' }));
    if (after.effort) fireEvent.click(screen.getByRole('radio', { name: '6, Hard' }));
    click(after.pain && !after.effort ? 'Next' : 'Done');
    expect(running.actions).toEqual([{ type: 'check-out', ...answer }]);
  });
});

describe('the summary', () => {
  it('tells what was done, block by block, and no score', () => {
    show(over());
    expect(screen.getByText(/learning how you balance/)).toBeDefined();
    const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^Squall, with your weight, standing, feet apart: 2 sets and the closing set, \d+ caught, \d+ missed$/,
      ),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^Squall, with your chest, sitting on a chair: 1 set, \d+ caught, \d+ missed$/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^Turn: /));
    expect(document.body.textContent).not.toMatch(/score|points|%/i);
  });

  it('names the skill of what got better, with its unit', () => {
    const running = over();
    const { result } = running.driver.view();
    if (result === undefined) throw new Error('no result');
    const skill = { exercise: 'squall', steering: 'thorax', postureClass: 'sitting' } as const;
    const summary = {
      kind: 'better',
      skill,
      metric: 'recoveryS',
      change: -0.4,
    } as const;
    running.show({ result: { ...result, summary } });
    show(running);
    expect(title()).toBe('You got better');
    expect(screen.getByText('0.4 s less')).toBeDefined();
    expect(screen.getByText(/^Squall, rib cage, sitting\. Better than in your first sessions/)).toBeDefined();
  });

  it('leaves to the next session what looks better for the first time', () => {
    const running = over();
    const { result } = running.driver.view();
    if (result === undefined) throw new Error('no result');
    const skill = { exercise: 'squall', steering: 'thorax', postureClass: 'sitting' } as const;
    running.show({ result: { ...result, summary: { kind: 'looks-better', skill, metric: 'ability' } } });
    show(running);
    expect(title()).toBe('Well done');
    expect(
      screen.getByText(
        'How well you do in Squall looks better than in your first sessions. Next time will tell.',
      ),
    ).toBeDefined();
  });

  it('shows what was stored, and says calmly where that differs', () => {
    const running = over();
    const { result } = running.driver.view();
    if (result === undefined) throw new Error('no result');
    const stored = { ...result, blocks: [], summary: { kind: 'too-little-data' } as const };
    const row = {
      id: running.setup.sessionId,
      patientId: running.setup.sessionId,
      startedAt: running.setup.startedAt,
      status: 'completed',
      source: 'hid',
      programmeId: running.setup.programme.id,
      programmeRevision: 1,
      week: 1,
      hasRecording: true,
      differs: true,
    } as const;
    running.show({ stored: { row, programme: running.setup.programme, result: stored } });
    show(running);
    expect(screen.getByText(/too little to measure/)).toBeDefined();
    expect(screen.getByText(/What is said here is what counts/)).toBeDefined();
    expect(screen.queryByText(/caught/)).toBeNull();
  });
});
