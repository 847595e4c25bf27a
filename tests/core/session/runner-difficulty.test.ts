import type { SessionAction } from '#core/session/actions.ts';
import { sessionResultSchema } from '#core/session/result.ts';
import type { DecisionRecord, SkillOutcome } from '#core/session/result.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { KnownSkill } from '#core/session/setup.ts';
import { describe, expect, it } from 'vitest';
import { describeDecision } from '#core/difficulty/describe.ts';
import type { DifficultyMethod } from '#core/difficulty/method.ts';
import { message } from '#core/language/message.ts';
import { skillKey, skillOf } from '#core/exercise/skill.ts';
import type { AbilityState } from '#core/difficulty/ability.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { Programme, ProgrammePhase } from '#core/programme/programme.ts';
import { nextSet } from '#core/session/next-set.ts';
import { decodeEntries, encodeEntry } from '#core/recording/recording.ts';
import { standing } from '../../support/frames.ts';
import { toyBlock } from '../../support/programmes.ts';
import { SessionUnderTest, TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';
import { TOY_CURVE } from '../../support/toy-exercise.ts';

const SKILL = skillOf(toyBlock());
const MODEL = TOY_DEPENDENCIES.abilityModels.of(TOY_CURVE);
/** Leans far enough for every trial, or not at all. */
const CATCHES = standing({ copMlMm: 30 });
const MISSES = standing();

/** Three sets of a skill that was never played, so that a practice comes first. */
function session(
  block: Partial<ExerciseBlock> = {},
  programme: Partial<Programme> & Partial<Pick<ProgrammePhase, 'conservative'>> = {},
  known: Partial<KnownSkill> = {},
): SessionUnderTest {
  const skill: KnownSkill = { skill: SKILL, sessions: 0, history: [], ...known };
  const setup = toySetup({ dose: { sets: 3, seconds: 20 }, ...block }, { skills: [skill] }, programme);
  return new SessionUnderTest(setup);
}

function abilityOf({ state }: SessionUnderTest): AbilityState {
  const ability = state.abilities[skillKey(SKILL)];
  if (ability === undefined) throw new Error('nothing was played');
  return ability;
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
  it('in the first sessions, and for fear of movement', () => {
    const atFirst = atFirstSet(session({}, { conservative: 'at-first' }));
    expect(lastDecision(atFirst)).toMatchObject({
      targetSuccess: 0.875,
      context: { conservative: 'first-sessions' },
    });
    const fearful = atFirstSet(session({}, { conservative: 'always' }));
    expect(lastDecision(fearful).context.conservative).toBe('fear');
    expect(lastDecision(atFirstSet(session())).context.conservative).toBeUndefined();
  });

  it('on days of pain', () => {
    const setup = toySetup({}, { sessionsBefore: 5 }, { conservative: 'at-first' });
    const hurting = new SessionUnderTest(setup).checkIn(5).zeroed().feedUntil(standing(), 'playing');
    expect(lastDecision(hurting.feedUntil(CATCHES, 'ready')).context.conservative).toBe('pain');
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
    expect(describeDecision(lastDecision(under), [])).toContainEqual(
      message('decisions.why.override-with-note', { note: 'looked tired' }),
    );
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
    const { result } = outcomeOf(play().state, TOY_DEPENDENCIES);
    expect(outcomeOf(play().state, TOY_DEPENDENCIES).result).toEqual(result);
    expect(sessionResultSchema.parse(JSON.parse(JSON.stringify(result))).decisions).toHaveLength(2);
  });

  it('of the programme begins the next session, and that one only', () => {
    const startOverride = { difficulty: 0.6, reason: 'after a cold', at: '2026-01-01T09:00:00.000Z' };
    const under = atFirstSet(session({ startOverride }));
    expect(lastDecision(under)).toMatchObject({ reason: 'override', note: 'after a cold' });
    const ability = MODEL.carriedOver(abilityOf(under), 3);
    expect(lastDecision(atFirstSet(session({ startOverride }, {}, { ability }))).reason).not.toBe('override');
  });
});

describe('the set that a therapist can still choose for', () => {
  it('is the one that waits, with its decision', () => {
    const under = atFirstSet(session());
    expect(nextSet(under.state, TOY_DEPENDENCIES)).toMatchObject({
      step: { number: 1 },
      lastLevel: undefined,
    });
    expect(nextSet(under.state, TOY_DEPENDENCIES)?.decision).toBe(lastDecision(under));
  });

  it('at rest is the next, with what will be decided as things stand', () => {
    const under = throughSet(atFirstSet(session()));
    const before = under.state;
    const set = nextSet(before, TOY_DEPENDENCIES);
    expect(under.state).toBe(before);
    under.feedUntil(standing(), 'ready');
    expect({ ...set?.decision, tMs: 0 }).toEqual({ ...lastDecision(under), tMs: 0 });
    expect(set?.step.number).toBe(2);
    expect(set?.lastLevel).toBeGreaterThan(1);
  });

  it('while another is played is not decided yet, and remembers a choice', () => {
    const under = atFirstSet(session()).feedUntil(standing(), 'playing').feed(CATCHES, 3000);
    expect(nextSet(under.state, TOY_DEPENDENCIES)).toMatchObject({
      step: { number: 2 },
      decision: undefined,
      override: undefined,
    });
    under.act({ type: 'override', difficulty: 0.2, reason: 'brave' });
    expect(nextSet(under.state, TOY_DEPENDENCIES)?.override).toEqual({ difficulty: 0.2, reason: 'brave' });
  });

  it('is none once the last has begun', () => {
    const under = atFirstSet(session({ dose: { sets: 1, seconds: 20 } }))
      .feedUntil(standing(), 'playing')
      .feed(CATCHES, 100);
    expect(nextSet(under.state, TOY_DEPENDENCIES)).toBeUndefined();
  });

  it('has the bounds as far as they can be played', () => {
    const under = atFirstSet(session({ bounds: { level: { floor: 50, cap: 10 } } }));
    expect(nextSet(under.state, TOY_DEPENDENCIES)?.bounds).toEqual({ level: { floor: 0, cap: 10 } });
  });
});

describe('a programme that cannot be followed', () => {
  it('is played as far as it can be, and the decisions say so', () => {
    const bounds = { level: { floor: 50, cap: 10 }, wind: { floor: 0, cap: 1 } };
    const under = atFirstSet(session({ bounds, targetSuccess: 1 }));
    const { parameters, problems, targetSuccess } = lastDecision(under);
    expect(parameters['level']).toBeLessThanOrEqual(10);
    expect(targetSuccess).toBe(0.95);
    expect(problems).toEqual([
      { code: 'bound-mended', parameter: 'level', floor: 0, cap: 10 },
      { code: 'parameter-unknown', parameter: 'wind' },
      { code: 'target-unreachable', wanted: 1, used: 0.95 },
    ]);
    expect(describeDecision(lastDecision(under), [])).toContainEqual(
      message('decisions.unfollowed.parameter-unknown', { parameter: 'wind' }),
    );
    throughSet(under);
    expect(under.phase.name).toBe('rest');
  });
});

describe('at home', () => {
  it('plays up to what went well in the clinic', () => {
    const clinic = throughSet(atFirstSet(session()));
    const ability = abilityOf(clinic);
    const { verifiedDifficulty = Number.NaN } = ability;
    expect(verifiedDifficulty).toBe(lastDecision(clinic).newDifficulty);
    const home = throughSet(atFirstSet(session({}, { setting: 'home' }, { ability })));
    home.feedUntil(standing(), 'ready');
    expect(lastDecision(home).newDifficulty).toBeLessThanOrEqual(verifiedDifficulty + 1e-9);
    expect(lastDecision(home).wantedDifficulty).toBeGreaterThan(verifiedDifficulty);
    expect(lastDecision(home).reason).toBe('home-ceiling');
  });
});

describe('what a session comes to beside how hard it was', () => {
  const history = ['1', '2', '3'].map((sessionId) => ({
    sessionId,
    startedAt: '2026-01-01T10:00:00.000Z',
    metrics: {},
    fromProbe: true,
    tallies: [{ difficulty: -2, place: 10, failures: 18, ungraded: 2, graded: [0, 0, 0, 0] }],
  }));

  function toTheEnd(known: Partial<KnownSkill> = {}): SessionUnderTest {
    const block = { probe: true, dose: { sets: 1, seconds: 20 } };
    const under = throughSet(atFirstSet(session(block, {}, known)));
    return under.feedUntil(standing(), 'playing').feedUntil(CATCHES, 'check-out');
  }

  function comesTo(under: SessionUnderTest): SkillOutcome {
    const [skill, ...more] = outcomeOf(under.state, TOY_DEPENDENCIES).result.skills;
    if (skill === undefined || more.length > 0) throw new Error('not one skill was played');
    return skill;
  }

  it('is what has changed since the first sessions', () => {
    const { abilityChange } = comesTo(toTheEnd({ history }));
    expect(abilityChange).toMatchObject({ verdict: 'better' });
    expect(abilityChange?.probabilityHigher).toBeGreaterThan(0.99);
    expect(comesTo(toTheEnd()).abilityChange).toBeUndefined();
  });

  it('is not told against sessions without a probe', () => {
    const bySets = history.map((session) => ({ ...session, fromProbe: false }));
    expect(comesTo(toTheEnd({ history: bySets })).abilityChange).toBeUndefined();
  });

  it('is every scored trial of set and probe, counted, and the threshold on the curve', () => {
    const under = toTheEnd();
    const { summary } = comesTo(under);
    const { tallies = [] } = summary;
    expect(tallies).toHaveLength(2);
    const counts = tallies.flatMap(({ failures, ungraded, graded }) => [failures, ungraded, ...graded]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(summary.ability?.trials);
    const { threshold75 } = summary;
    expect(threshold75?.low95).toBeLessThan(threshold75?.difficulty ?? -Infinity);
    expect(threshold75?.hardest95['level']).toBeGreaterThan(threshold75?.easiest95['level'] ?? Infinity);
    const { result } = outcomeOf(under.state, TOY_DEPENDENCIES);
    expect(sessionResultSchema.parse(result).skills).toEqual(result.skills);
  });
});
