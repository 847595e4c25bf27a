// @vitest-environment jsdom
/** The patient's screens over real sessions. */
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import { LEVELS } from '#core/difficulty/levels.ts';
import { countedSuccesses } from '#core/exercise/trial.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import { secondsOfPlan } from '#core/session/plan-step.ts';
import { actOnSession } from '#core/session/runner.ts';
import { STOP_CAUSES } from '#core/session/actions.ts';
import type { Phase } from '#core/session/state.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { taskSteps } from '#renderer/movement/task-text.ts';
import { RunningSession } from '#renderer/patient/SessionScreen.tsx';
import { canStop } from '#renderer/patient/use-stop-keys.ts';
import { painText } from '#renderer/ui/RatingRow.tsx';
import { stopText } from '#renderer/ui/stop-text.ts';
import { say } from '../support/english.ts';
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

const click = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const title = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;
const shownScreen = (): string | undefined =>
  document.querySelector<HTMLElement>('[data-screen]')?.dataset['screen'];

function tickEverything(): void {
  for (const item of screen.getAllByRole('button', { pressed: false })) fireEvent.click(item);
}

const SQUALL = say('exercise.squall.name');
const TURN = say('task.turn');
const BY_WEIGHT = say('session.detail.exercise', {
  steered: say('session.steered.centre-of-pressure'),
  posture: say('posture.feet-apart'),
  surface: 'firm',
  eyes: 'open',
});
const BY_CHEST = say('session.detail.exercise', {
  steered: say('session.steered.thorax'),
  posture: say('posture.sitting-on-chair'),
  surface: 'firm',
  eyes: 'open',
});
const rating = (value: number, words: PlainMessageId): string =>
  say('rating.value', { value, words: say(words) });
const pain = (value: number): string => rating(value, painText(value));
const goOnWithout = (missing: 'thorax' | 'pelvis' | 'both'): string =>
  say('session.sensors.go-on-without', { missing });
const ofBlock = (block: string): string => say('session.summary.of-block', { block });

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
      expect([key, screen.queryByRole('button', { name: say('session.stop') }) !== null]).toEqual([
        key,
        canStop(phase),
      ]);
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
    const rows = [...document.querySelectorAll('[data-kind]')];
    expect(rows.map(({ firstElementChild }) => firstElementChild?.textContent)).toEqual([
      `${say('session.plan.getting-ready.name')} ${say('session.plan.getting-ready.detail')}`,
      `${SQUALL} ${say('session.plan.sets', { detail: BY_WEIGHT, sets: 2 })}`,
      `${SQUALL} ${say('session.plan.sets', { detail: BY_CHEST, sets: 1 })}`,
      `${TURN} ${say('session.plan.recordings', { detail: say('session.detail.movement', { posture: 'sitting' }), times: 1 })}`,
      `${say('session.plan.end.name')} ${say('session.plan.end.detail')}`,
    ]);
    const minutes = rows.map(
      ({ lastElementChild }) => Number.parseInt(lastElementChild?.textContent ?? '') || 0,
    );
    const total = minutes.reduce((sum, value) => sum + value, 0);
    expect(title()).toBe(say('session.plan.title', { minutes: total, names: ENGLISH.list([SQUALL, TURN]) }));
    expect(rows.map(({ lastElementChild }) => lastElementChild?.textContent)).toEqual(
      minutes.map((value) => say('session.plan.minutes', { minutes: value })),
    );
  });

  it('says what is left out today, and which sensor is missing', () => {
    show(new RunningTestSession(setupOf({ sensors: ['board'] })));
    expect(title()).not.toContain(TURN);
    const missing = screen.getAllByText(say('session.plan.left-out', { sensor: 'thorax' }));
    expect(missing).toHaveLength(2);
  });

  it('asks for pain, then for safety, and hands both over', () => {
    const { actions } = show();
    click(say('action.go-on'));
    expect(screen.getByRole('button', { name: say('action.next') })).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('radio', { name: pain(4) }));
    click(say('action.next'));
    tickEverything();
    click(say('session.safety.all-true'));
    expect(actions).toEqual([{ type: 'check-in', painNrs: 4, checklistMet: true }]);
  });

  it('leaves pain out where the programme does not ask for it', () => {
    const ask = { before: { pain: false }, after: { pain: true, effort: true } };
    const { actions } = show(new RunningTestSession(setupOf({}, { ask })));
    click(say('action.go-on'));
    expect(title()).toBe(say('session.safety.title'));
    tickEverything();
    click(say('session.safety.all-true'));
    expect(actions).toEqual([{ type: 'check-in', checklistMet: true }]);
  });

  it('goes on only when every item is ticked', () => {
    show();
    click(say('action.go-on'));
    fireEvent.click(screen.getByRole('radio', { name: pain(0) }));
    click(say('action.next'));
    tickEverything();
    click(say('session.safety.head'));
    expect(screen.getByRole('button', { name: say('session.safety.all-true') })).toHaveProperty(
      'disabled',
      true,
    );
  });

  it('asks for the board only where one is stood or sat on', () => {
    show(new RunningTestSession(setupOf({ sensors: ['thorax', 'pelvis'] })));
    click(say('action.go-on'));
    fireEvent.click(screen.getByRole('radio', { name: pain(0) }));
    click(say('action.next'));
    expect(screen.queryByRole('button', { name: say('session.safety.mat') })).toBeNull();
    expect(screen.getAllByRole('button', { pressed: false })).toHaveLength(5);
  });

  it('lets the patient say that something is not right', () => {
    const { actions } = show();
    click(say('action.go-on'));
    fireEvent.click(screen.getByRole('radio', { name: pain(2) }));
    click(say('action.next'));
    click(say('session.safety.not-right'));
    expect(actions).toEqual([{ type: 'check-in', painNrs: 2, checklistMet: false }]);
    expect(shownScreen()).toBe('refused');
  });

  it('takes digits and arrow keys', () => {
    show();
    click(say('action.go-on'));
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
    for (const missing of ['thorax', 'pelvis', 'both'] as const) {
      expect(screen.queryByRole('button', { name: goOnWithout(missing) })).toBeNull();
    }
  });

  it('goes on without a sensor that only helps', () => {
    const running = bare().feed(
      100,
      inPlace({ flags: FrameFlag.attached | FrameFlag.thoraxAttached | FrameFlag.thoraxValid }),
    );
    show(running);
    click(goOnWithout('pelvis'));
    expect(running.actions).toEqual([{ type: 'sensors-ready' }]);
    expect(shownScreen()).toBe('empty-board');
  });

  it('lets any block that lacks its sensor be left out', () => {
    const running = show(bare());
    click(say('session.change'));
    click(say('session.menu.leave-out.some'));
    click(say('session.block-with-detail', { name: SQUALL, detail: BY_CHEST }));
    click(say('session.menu.reason.other'));
    expect(running.actions).toEqual([{ type: 'leave-out', block: 'chest', reason: 'other' }]);
  });
});

describe('taking a place', () => {
  it('says and draws how to stand, and what it waits for', () => {
    const running = show(new RunningTestSession().untilPhase('take-place'));
    expect(title()).toBe(say('session.place.title.board'));
    expect(screen.getByText(say('session.place.how.feet-apart'))).toBeDefined();
    act(() => running.show({ phase: { name: 'take-place', sinceMs: 0, problem: 'thorax' } }));
    expect(screen.getByText(say('session.waiting.thorax'))).toBeDefined();
  });

  it.each([
    ['semi-tandem', 'foam', true, 'board'],
    ['one-leg-right', 'wobble', false, 'wobble'],
    ['sitting-on-board', 'firm', true, 'board-seat'],
    ['sitting-on-chair', 'firm', false, 'chair'],
    ['feet-together', 'firm', false, 'firm'],
  ] as const)('%s on %s, on the board: %s', (posture, surface, onBoard, where) => {
    const running = new RunningTestSession().untilPhase('take-place');
    const place = { posture, surface, onBoard, eyes: 'open' } as const;
    running.show({ step: { kind: 'quiet', ...place, needs: ['thorax'], durationMs: 10_000 } });
    show(running);
    expect(title()).toBe(say(`session.place.title.${where}`));
    const how = say(`session.place.how.${posture}`);
    const words = surface === 'foam' ? say('session.place.on-surface', { surface, how }) : how;
    expect(screen.getByText(words)).toBeDefined();
  });

  it('counts quiet sitting down in words that fit', () => {
    const running = new RunningTestSession().untilPhase('rest');
    running.until(
      ({ phase, step }) => phase.name === 'quiet' && step.kind === 'quiet' && step.durationMs === 10_000,
    );
    show(running);
    expect(title()).toBe(say('session.quiet.title.sitting'));
    expect(screen.getByRole('timer').textContent).toBe('11');
  });
});

describe('the countdown to a set', () => {
  it('says what to do and what steers', () => {
    show(atSet());
    expect(title()).toBe(say('session.step.set', { exercise: SQUALL, number: 1, of: 2 }));
    expect(screen.getByText(say('session.steering.weight-standing'))).toBeDefined();
  });

  it.each(['thorax', 'pelvis', 'board-tilt'] as const)('tells what %s asks of the body', (steering) => {
    const running = atSet();
    const { step } = running.driver.view();
    if (step.kind !== 'exercise') throw new Error('no set');
    running.show({ step: { ...step, steering } });
    show(running);
    expect(screen.getByText(say(`session.steering.${steering}`))).toBeDefined();
  });

  it('waits for the person to be on the board', () => {
    const running = show(atSet());
    act(() => void running.feed(20, inPlace({ loadKg: 5 })));
    expect(screen.getByRole('button', { name: say('session.ready.start') })).toHaveProperty('disabled', true);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByText(say('session.waiting.stand'))).toBeDefined();
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
    click(say('session.stop'));
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
    const button = screen.getByRole('button', { name: say('action.go-on') });
    expect(fireEvent.keyDown(button, { key: ' ' })).toBe(false);
    expect(fireEvent.keyUp(button, { key: ' ' })).toBe(false);
    expect(running.actions).toEqual([{ type: 'stop', cause: 'space-key' }]);
  });

  it('leaves Space to the ticks while questions are asked', () => {
    show();
    click(say('action.go-on'));
    expect(fireEvent.keyDown(screen.getByRole('radio', { name: pain(3) }), { key: ' ' })).toBe(true);
  });
});

describe('a pause', () => {
  it.each(STOP_CAUSES)('says in plain words why it stopped: %s', (cause) => {
    const { title: words, text } = stopText(cause, undefined);
    showPhase(playing(), { name: 'paused', sinceMs: 0, cause });
    expect(title()).toBe(say(words));
    expect(screen.getByText(say(text))).toBeDefined();
  });

  it('names the sensor that is silent, and goes on by itself', () => {
    showPhase(playing(), { name: 'paused', sinceMs: 0, cause: 'sensor-lost', sensor: 'pelvis' });
    expect(title()).toBe(say('stop.sensor-lost.pelvis.title'));
    expect(screen.queryByRole('button', { name: say('action.go-on') })).toBeNull();
  });

  it('asks why before it ends the session, in one tap', () => {
    const running = show(resting());
    click(say('session.stop'));
    click(say('session.end'));
    expect(title()).toBe(say('session.menu.end.why'));
    click(say('session.menu.reason.dizzy'));
    expect(running.actions.at(-1)).toEqual({ type: 'end', reason: 'dizzy' });
    expect(shownScreen()).toBe('check-out');
  });
});

describe('a rest', () => {
  it('says what comes next, asks for pain, and can be cut short', () => {
    const { actions } = show(resting());
    expect(
      screen.getByText(
        say('session.coming.set', {
          exercise: SQUALL,
          number: 2,
          of: 2,
          length: say('session.length.half-minute'),
        }),
      ),
    ).toBeDefined();
    expect(screen.getByText(BY_WEIGHT)).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: pain(4) }));
    click(say('session.rest.go-on'));
    expect(actions).toEqual([{ type: 'pain', painNrs: 4 }, { type: 'skip-rest' }]);
  });

  it('tells a movement whole, as its countdown is short', () => {
    const running = resting().until(({ phase, plan, planIndex }) => {
      return phase.name === 'rest' && plan[planIndex + 1]?.kind === 'movement';
    });
    show(running);
    const length = say('session.length.half-minute');
    expect(screen.getByText(say('session.coming.movement', { task: TURN, length }))).toBeDefined();
    for (const step of taskSteps('turn', ENGLISH)) expect(screen.getByText(step)).toBeDefined();
  });
});

describe('a recorded movement', () => {
  it('counts the repetitions to each side, and the time that is left', () => {
    const running = moving();
    running.show({ repetitions: { whole: { forward: 0, left: 1, right: 2 }, unfinished: 1 } });
    show(running);
    expect(title()).toBe(say('session.movement.now.turn'));
    const counts = [...document.querySelectorAll('[data-side]')].map(({ textContent }) => textContent);
    const wanted = say('session.movement.count-wanted', { count: 3 });
    expect(counts).toEqual([
      `${say('session.movement.count.left')}1 ${wanted}`,
      `${say('session.movement.count.right')}2 ${wanted}`,
    ]);
    expect(screen.getByText(say('session.movement.not-whole', { count: 1 }))).toBeDefined();
    expect(document.querySelector('time')?.textContent).toMatch(/0:5\d/);
  });

  it('may be enough before the count is full', () => {
    const { actions, session } = show(moving());
    click(say('session.movement.enough'));
    expect(actions).toEqual([{ type: 'movement-done' }]);
    expect(session.state.blocks.at(-1)).toMatchObject({ kind: 'movement', completed: true });
  });

  it('says when a sensor has slipped', () => {
    const running = moving().feed(20, inPlace({ flags: inPlace().flags | FrameFlag.thoraxSlipped }));
    show(running);
    expect(screen.getByText(say('session.movement.thorax-slipped'))).toBeDefined();
  });
});

describe('the level', () => {
  const sea = (): HTMLElement => screen.getByRole('img');

  it('is a quiet swell while playing, without a number in sight', () => {
    show(playing());
    expect(sea().textContent).toBe('');
    const names = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((level) =>
      say('sea-level.label', { level, levels: LEVELS }),
    );
    expect(names).toContain(sea().getAttribute('aria-label'));
  });

  it('stays in sight in a rest, with how much is meant to be missed', () => {
    show(resting());
    expect(sea()).toBeDefined();
    const told = [5, 8].flatMap((of) => screen.queryAllByText(say('session.rest.missing', { of })));
    expect(told).toHaveLength(1);
  });
});

describe('how far the session is', () => {
  it('is told by a mark for each part, and by the minutes that are left', () => {
    show(resting());
    expect(screen.getByRole('list', { name: say('session.bar.done', { done: 2, all: 7 }) })).toBeDefined();
    const { plan, planIndex } = resting().driver.view();
    const minutes = Math.round(secondsOfPlan(plan.slice(planIndex)) / 60);
    expect(screen.getByText(say('session.bar.left', { minutes }))).toBeDefined();
  });
});

describe('check-out', () => {
  it('asks for pain, then for effort', () => {
    const { actions } = show(answering());
    fireEvent.click(screen.getByRole('radio', { name: pain(2) }));
    click(say('action.next'));
    fireEvent.click(screen.getByRole('radio', { name: rating(6, 'rating.effort.hard') }));
    click(say('action.done'));
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
    if (after.pain) fireEvent.click(screen.getByRole('radio', { name: pain(2) }));
    if (after.effort) fireEvent.click(screen.getByRole('radio', { name: rating(6, 'rating.effort.hard') }));
    click(after.pain && !after.effort ? say('action.next') : say('action.done'));
    expect(running.actions).toEqual([{ type: 'check-out', ...answer }]);
  });
});

/** Of the sets and probes of a block. */
function outcomesOf(running: RunningTestSession, block: string) {
  const trials = running.session.state.blocks.flatMap((record) =>
    record.kind === 'exercise' && record.block === block && (record.role === 'set' || record.role === 'probe')
      ? countedSuccesses(record.result.trials)
      : [],
  );
  const succeeded = trials.filter(Boolean).length;
  return {
    succeeded: say('exercise.squall.successes', { count: succeeded }),
    failed: say('exercise.squall.failures', { count: trials.length - succeeded }),
  };
}

describe('the summary', () => {
  it('tells what was done, block by block, and no score', () => {
    const running = show(over());
    const { summary } = running.driver.view().result ?? {};
    if (summary?.kind !== 'baseline') throw new Error('no baseline');
    expect(
      screen.getByText(say('session.summary.baseline', { sessions: summary.sessionsNeeded })),
    ).toBeDefined();
    const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    const squall = (detail: string, sets: number, probe: 'none' | 'after'): string =>
      [
        ofBlock(say('session.block-with-detail', { name: SQUALL, detail })),
        say('session.summary.outcomes', {
          sets: say('session.summary.sets', { sets, probe }),
          ...outcomesOf(running, detail === BY_WEIGHT ? 'feet' : 'chest'),
        }),
      ].join(' ');
    expect(lines).toContain(squall(BY_WEIGHT, 2, 'after'));
    expect(lines).toContain(squall(BY_CHEST, 1, 'none'));
    expect(lines.some((line) => line?.startsWith(ofBlock(TURN)))).toBe(true);
    // Beside the lines there are the length of the session and the sentence on what comes.
    const [done] = screen.getAllByRole('list').filter(({ textContent }) => textContent !== '');
    expect(done?.children).toHaveLength(3);
    expect(document.body.textContent).not.toContain(say('unit.percent'));
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
    expect(title()).toBe(say('session.summary.title.better'));
    const amount = say('session.summary.amount', { value: '0.4', unit: say('unit.second') });
    expect(screen.getByText(say('session.summary.change', { direction: 'less', amount }))).toBeDefined();
    const name = say('skill.name', {
      exercise: SQUALL,
      steering: say('steering.thorax'),
      postureClass: say('posture-class.sitting'),
    });
    expect(screen.getByText(say('session.summary.better-skill', { skill: name }))).toBeDefined();
  });

  it('leaves to the next session what looks better for the first time', () => {
    const running = over();
    const { result } = running.driver.view();
    if (result === undefined) throw new Error('no result');
    const skill = { exercise: 'squall', steering: 'thorax', postureClass: 'sitting' } as const;
    running.show({ result: { ...result, summary: { kind: 'looks-better', skill, metric: 'ability' } } });
    show(running);
    expect(title()).toBe(say('session.summary.title.done'));
    const outcome = say('session.summary.ability', { exercise: SQUALL });
    expect(screen.getByText(say('session.summary.looks-better', { outcome }))).toBeDefined();
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
    expect(screen.getByText(say('session.summary.too-little-data'))).toBeDefined();
    expect(screen.getByText(say('session.summary.differs'))).toBeDefined();
    expect(document.body.textContent).not.toContain(say('exercise.squall.success'));
  });
});
