import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import type { SessionAction } from '#core/session/actions.ts';
import { sessionResultSchema } from '#core/session/result.ts';
import type { DecisionRecord } from '#core/session/result.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { describe, expect, it } from 'vitest';
import { describeDecision } from '#core/difficulty/describe.ts';
import type { DifficultyMethod, Programme } from '#core/programme/programme.ts';
import { nextSet } from '#core/session/next-set.ts';
import { decodeEntries, encodeEntry } from '#core/recording/recording.ts';
import { standing } from '../../support/frames.ts';
import { SessionUnderTest, TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';

const DEPENDENCIES = { ...TOY_DEPENDENCIES, abilityModel: createAbilityModels() };
const VERSIONS = { app: '0', hub: 2, exercise: 1, ability: 3, runner: 2 };
/** Leans far enough for every trial, or not at all. */
const CATCHES = standing({ copMlMm: 30 });
const MISSES = standing();

function session(programme: Partial<Programme> = {}, changes: Partial<SessionSetup> = {}): SessionUnderTest {
  const setup = toySetup(
    { conservative: 'never', sets: 3, ...programme },
    { versions: VERSIONS, ...changes },
  );
  return new SessionUnderTest(setup, DEPENDENCIES);
}

/** The practice is over and the first set is to begin. */
function atFirstSet(under: SessionUnderTest): SessionUnderTest {
  return under.toPlaying().feedUntil(CATCHES, 'ready');
}

function throughSet(under: SessionUnderTest, frame = CATCHES): SessionUnderTest {
  return under.feedUntil(standing(), 'playing').feedUntil(frame, 'rest');
}

function lastDecision({ state }: SessionUnderTest): DecisionRecord {
  const decision = state.decisions.at(-1);
  if (decision === undefined) throw new Error('nothing was decided');
  return decision;
}

describe('the method of a programme drives its sessions', () => {
  it.each<[DifficultyMethod, string]>([
    [{ name: 'bayes' }, 'bayes'],
    [{ name: 'assessment' }, 'most-informative'],
    [{ name: 'weighted-staircase', easierStep: 0.05 }, 'staircase'],
    [{ name: 'transformed-staircase', successes: 3, easierStep: 0.05 }, 'staircase'],
  ])('%j', (method, reason) => {
    const under = throughSet(atFirstSet(session({ method }))).feedUntil(standing(), 'ready');
    expect(under.state.decisions.map((decision) => decision.method)).toEqual([method.name, method.name]);
    const { reason: second, forbiddenBy, newDifficulty, oldDifficulty } = lastDecision(under);
    expect([second, ...forbiddenBy, lastDecision(under).method]).toContain(reason);
    expect(newDifficulty).not.toBe(oldDifficulty);
    expect(under.state.block?.parameters).toEqual(lastDecision(under).parameters);
  });

  it('by a staircase, a set of failures makes it easier, by the sum of the steps', () => {
    const method: DifficultyMethod = { name: 'weighted-staircase', easierStep: 0.1 };
    const under = throughSet(atFirstSet(session({ method })), MISSES).feedUntil(standing(), 'ready');
    const { context, oldDifficulty = 0, wantedDifficulty } = lastDecision(under);
    const failures = context.lastTrials?.filter((success) => !success).length ?? 0;
    expect(failures).toBeGreaterThan(10);
    expect(oldDifficulty - wantedDifficulty).toBeCloseTo(0.1 * failures, 9);
  });
});

describe('conservatively', () => {
  it('in the first sessions, and on days of pain', () => {
    const atFirst = atFirstSet(session({ conservative: 'at-first' }));
    expect(lastDecision(atFirst)).toMatchObject({
      targetSuccess: 0.875,
      context: { conservative: 'first-sessions' },
    });
    const hurting = session({ conservative: 'at-first' }).checkIn(5);
    expect(hurting.phase.name).toBe('empty-board');
    expect(lastDecision(atFirstSet(session({ conservative: 'always' }))).context.conservative).toBe('fear');
    expect(lastDecision(atFirstSet(session())).context.conservative).toBeUndefined();
  });

  it('not in what version 1 of the runner recorded', () => {
    const old = new SessionUnderTest(toySetup({ conservative: 'always', sets: 3 }));
    expect(lastDecision(atFirstSet(old)).context).not.toHaveProperty('conservative');
  });
});

describe('an override', () => {
  const action: SessionAction = { type: 'override', difficulty: -1, reason: 'looked tired' };

  it('at rest decides the next set, once, with its reason', () => {
    const under = throughSet(atFirstSet(session())).act(action).feedUntil(standing(), 'ready');
    expect(lastDecision(under)).toMatchObject({
      reason: 'override',
      note: 'looked tired',
      forSet: 2,
      newDifficulty: expect.closeTo(-1, 9) as number,
    });
    expect(describeDecision(lastDecision(under))).toContain('a therapist chose it (looked tired)');
    throughSet(under).feedUntil(standing(), 'ready');
    expect(lastDecision(under)).toMatchObject({ forSet: 3, oldDifficulty: expect.closeTo(-1, 9) as number });
    expect(lastDecision(under).reason).not.toBe('override');
  });

  it('before a set has begun decides that set, and both decisions are kept', () => {
    const under = atFirstSet(session());
    const modelled = lastDecision(under);
    under.act(action);
    expect(under.phase.name).toBe('ready');
    expect(under.state.decisions).toEqual([modelled, lastDecision(under)]);
    expect(lastDecision(under)).toMatchObject({ reason: 'override', forSet: 1 });
    expect(under.state.block?.parameters).toEqual(lastDecision(under).parameters);
  });

  it('before a set has begun and while all is stopped decides that set too', () => {
    const under = atFirstSet(session()).act({ type: 'stop', cause: 'stop-button' }).act(action);
    expect(under.phase).toMatchObject({ name: 'paused', cause: 'stop-button' });
    expect(lastDecision(under)).toMatchObject({ reason: 'override', forSet: 1 });
    under.act({ type: 'resume' });
    expect(under.phase.name).toBe('ready');
    expect(under.state.block?.parameters).toEqual(lastDecision(under).parameters);
    expect(under.state.override).toBeUndefined();
  });

  it('is recorded, so that a replay comes to the same', () => {
    const [entry] = decodeEntries(encodeEntry({ type: 'action', action }));
    expect(entry).toEqual({ type: 'action', action });
    const play = (): SessionUnderTest =>
      throughSet(throughSet(atFirstSet(session())).act(action).feedUntil(standing(), 'ready'));
    expect(outcomeOf(play().state, DEPENDENCIES)).toEqual(outcomeOf(play().state, DEPENDENCIES));
    const result = outcomeOf(play().state, DEPENDENCIES);
    expect(sessionResultSchema.parse(JSON.parse(JSON.stringify(result))).decisions).toHaveLength(2);
  });

  it('of the programme begins the next session, and that one only', () => {
    const startOverride = { difficulty: 0.6, reason: 'after a cold', at: '2026-01-01T09:00:00.000Z' };
    const under = atFirstSet(session({ startOverride }));
    expect(lastDecision(under)).toMatchObject({ reason: 'override', note: 'after a cold' });
    const ability = DEPENDENCIES.abilityModel.carriedOver(under.state.ability, 3);
    expect(lastDecision(atFirstSet(session({ startOverride }, { ability }))).reason).not.toBe('override');
  });
});

describe('the set that a therapist can still choose for', () => {
  it('is the one that waits, with its decision', () => {
    const under = atFirstSet(session());
    expect(nextSet(under.state, DEPENDENCIES)).toMatchObject({ number: 1, lastLevel: undefined });
    expect(nextSet(under.state, DEPENDENCIES)?.decision).toBe(lastDecision(under));
  });

  it('at rest is the next, with what will be decided as things stand', () => {
    const under = throughSet(atFirstSet(session()));
    const before = under.state;
    const set = nextSet(before, DEPENDENCIES);
    expect(under.state).toBe(before);
    under.feedUntil(standing(), 'ready');
    expect({ ...set?.decision, tMs: 0 }).toEqual({ ...lastDecision(under), tMs: 0 });
    expect(set?.number).toBe(2);
    expect(set?.lastLevel).toBeGreaterThan(1);
  });

  it('while another is played is not decided yet, and remembers a choice', () => {
    const under = atFirstSet(session()).feedUntil(standing(), 'playing').feed(CATCHES, 3000);
    expect(nextSet(under.state, DEPENDENCIES)).toMatchObject({
      number: 2,
      decision: undefined,
      override: undefined,
    });
    under.act({ type: 'override', difficulty: 0.2, reason: 'brave' });
    expect(nextSet(under.state, DEPENDENCIES)?.override).toEqual({ difficulty: 0.2, reason: 'brave' });
  });

  it('is none once the last has begun', () => {
    const under = atFirstSet(session({ sets: 1 }))
      .feedUntil(standing(), 'playing')
      .feed(CATCHES, 100);
    expect(nextSet(under.state, DEPENDENCIES)).toBeUndefined();
  });

  it('has the bounds as far as they can be played', () => {
    const under = atFirstSet(session({ bounds: { level: { floor: 50, cap: 10 } } }));
    expect(nextSet(under.state, DEPENDENCIES)?.bounds).toEqual({ level: { floor: 0, cap: 10 } });
  });
});

describe('a programme that cannot be followed', () => {
  it('is played as far as it can be, and the decisions say so', () => {
    const bounds = { level: { floor: 50, cap: 10 }, wind: { floor: 0, cap: 1 } };
    const under = atFirstSet(session({ bounds, targetSuccess: 1 }));
    const { parameters, problems, targetSuccess } = lastDecision(under);
    expect(parameters.level).toBeLessThanOrEqual(10);
    expect(targetSuccess).toBe(0.95);
    expect(problems).toEqual([
      expect.stringMatching(/^Level: the floor .* It is played between 0 and 10\.$/),
      'This exercise has no parameter "wind". It is left out.',
      'A target success of 100 % cannot be aimed at; 95 % is used.',
    ]);
    expect(describeDecision(lastDecision(under))).toContain('It is left out.');
    throughSet(under);
    expect(under.phase.name).toBe('rest');
  });
});

describe('at home', () => {
  it('plays up to what went well in the clinic', () => {
    const clinic = throughSet(atFirstSet(session()));
    const { verifiedDifficulty } = clinic.state.ability;
    expect(verifiedDifficulty).toBe(lastDecision(clinic).newDifficulty);
    const ability = clinic.state.ability;
    const home = throughSet(atFirstSet(session({ setting: 'home' }, { ability }))).feedUntil(
      standing(),
      'ready',
    );
    expect(lastDecision(home).newDifficulty).toBeLessThanOrEqual((verifiedDifficulty ?? 0) + 1e-9);
    expect(lastDecision(home).wantedDifficulty).toBeGreaterThan(verifiedDifficulty ?? 0);
    expect(lastDecision(home).reason).toBe('home-ceiling');
  });
});

describe('what a session comes to beside how hard it was', () => {
  const history = ['1', '2', '3'].map((sessionId) => ({
    sessionId,
    startedAt: '2026-01-01T10:00:00.000Z',
    metrics: {},
    probeAbility: { mean: -2, standardDeviation: 0.4, low95: -2.8, high95: -1.2, trials: 20 },
  }));

  function toTheEnd(changes: Partial<SessionSetup> = {}): SessionUnderTest {
    const under = throughSet(atFirstSet(session({ probe: true, sets: 1 }, changes)));
    return under.feedUntil(standing(), 'playing').feedUntil(CATCHES, 'check-out');
  }

  it('is what the probe says has changed since the first sessions', () => {
    const { abilityChange, summaryMetrics } = outcomeOf(toTheEnd({ history }).state, DEPENDENCIES);
    expect(abilityChange?.baseline).toBe(-2);
    expect(abilityChange?.change).toBeCloseTo((summaryMetrics.probeAbility?.mean ?? 0) + 2, 12);
    expect(abilityChange).toMatchObject({ verdict: 'better' });
    expect(abilityChange?.probabilityHigher).toBeGreaterThan(0.99);
    expect(outcomeOf(toTheEnd().state, DEPENDENCIES).abilityChange).toBeUndefined();
  });

  it('is the ability of the probe alone, and the threshold on the curve', () => {
    const under = toTheEnd();
    const { summaryMetrics } = outcomeOf(under.state, DEPENDENCIES);
    const probe = under.state.blocks.find(({ role }) => role === 'probe');
    expect(summaryMetrics.probeAbility?.trials).toBe(probe?.result.trials.length);
    expect(summaryMetrics.probeAbility?.trials).toBeLessThan(summaryMetrics.ability?.trials ?? 0);
    const { threshold75 } = summaryMetrics;
    expect(threshold75?.low95).toBeLessThan(threshold75?.difficulty ?? -Infinity);
    expect(threshold75?.hardest95.level).toBeGreaterThan(threshold75?.easiest95.level ?? Infinity);
    expect(sessionResultSchema.parse(outcomeOf(under.state, DEPENDENCIES)).summaryMetrics).toEqual(
      summaryMetrics,
    );
  });
});
