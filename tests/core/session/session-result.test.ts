/** What a session comes to: skill by skill, and never one told by another. */
import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { TrialTally } from '#core/difficulty/trial-tally.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { SessionResult } from '#core/session/result.ts';
import { skillKey } from '#core/exercise/skill.ts';
import type { Skill } from '#core/exercise/skill.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionOutcome } from '#core/session/session-result.ts';
import type { KnownSkill, SessionSetup, SummaryMetrics } from '#core/session/setup.ts';
import { standing } from '../../support/frames.ts';
import { programmeOf, toyBlock } from '../../support/programmes.ts';
import { SessionUnderTest, TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';
import { evenRange } from '../../support/toy-exercise.ts';

const FEET: Skill = { exercise: 'toy', steering: 'centre-of-pressure', postureClass: 'standing' };
const CHEST: Skill = { exercise: 'toy', steering: 'thorax', postureClass: 'sitting' };
const BOTH = FrameFlag.thoraxAttached | FrameFlag.thoraxValid;

function ownFrame(changes: Partial<Frame>): Frame {
  return standing({ flags: standing().flags | BOTH, ...changes });
}

/** Feet first, then the chest; the feet succeed, the chest does not. */
function twoSkills(setup: Partial<SessionSetup> = {}): SessionUnderTest {
  const blocks = [
    toyBlock({ id: 'feet', probe: true }),
    toyBlock({
      id: 'chest',
      steering: 'thorax',
      posture: 'sitting-on-chair',
      dose: { sets: 1, seconds: 20 },
    }),
  ];
  const primaryOutcomes = { REACT: { skill: FEET, metric: 'successPercent' } };
  const programme = programmeOf(blocks, { primaryOutcomes });
  const ranges = [
    { steering: 'centre-of-pressure', posture: 'feet-apart', range: evenRange(80) } as const,
    { steering: 'thorax', posture: 'sitting-on-chair', range: evenRange(20) } as const,
  ];
  const running = new SessionUnderTest({
    ...toySetup(),
    programme,
    ranges,
    sensors: ['board', 'thorax'],
    ...setup,
  });
  const board = { flags: FrameFlag.attached | FrameFlag.tared | BOTH | FrameFlag.held, loadKg: 0.2 };
  running.checkIn().feedUntil(ownFrame(board), 'empty-board').feed(ownFrame(board), 600);
  running.feed(ownFrame({ ...board, flags: board.flags | FrameFlag.taring }), 2000);
  running.feedUntil(ownFrame(board), 'take-place').feedUntil(ownFrame({}), 'playing');
  running.feedUntil(ownFrame({ copMlMm: 30 }), 'check-out', 600_000);
  return running.act({ type: 'check-out', painNrs: 1, effort: 3 });
}

function outcome(setup: Partial<SessionSetup> = {}): SessionOutcome {
  return outcomeOf(twoSkills(setup).state, TOY_DEPENDENCIES);
}

describe('a session of two skills', () => {
  const { result, abilities } = outcome();
  const of = (skill: Skill) => result.skills.find((found) => skillKey(found.skill) === skillKey(skill));

  it('teaches each its own: what the feet can says nothing of the chest', () => {
    expect(abilities.map(({ skill }) => skillKey(skill))).toEqual([skillKey(FEET), skillKey(CHEST)]);
    expect(of(FEET)?.ability?.mean).toBeGreaterThan(0.5);
    expect(of(CHEST)?.ability?.mean).toBeLessThan(-0.5);
    expect(of(CHEST)?.ability?.trials).toBe(20);
  });

  it('decides for each from its own sets', () => {
    const first = result.decisions.filter(({ forSet }) => forSet === 1);
    expect(first.map(({ block, reason }) => [block, reason])).toEqual([
      ['feet', 'first-set'],
      ['chest', 'first-set'],
    ]);
    expect(first[0]?.newDifficulty).toBe(first[1]?.newDifficulty);
  });

  it('summarises a skill by its probe where it has one, and says so', () => {
    expect(of(FEET)?.summary).toMatchObject({ fromProbe: true, metrics: { successPercent: { trials: 60 } } });
    expect(of(CHEST)?.summary).toMatchObject({
      fromProbe: false,
      metrics: { successPercent: { trials: 20 } },
    });
  });

  it('keeps what quiet standing showed for the skill that stands on a board', () => {
    expect(of(FEET)?.summary.metrics).toHaveProperty(['stance.meanVelocityMmS']);
    expect(of(CHEST)?.summary.metrics).not.toHaveProperty(['stance.meanVelocityMmS']);
    expect(result.quiet.map(({ posture }) => posture)).toEqual(['feet-apart', 'sitting-on-chair']);
  });
});

describe('change', () => {
  const failing: TrialTally = { difficulty: -2, place: 30, failures: 55, ungraded: 5, graded: [0, 0, 0, 0] };
  const session = (percent: number, changes: Partial<SummaryMetrics> = {}): SummaryMetrics => ({
    sessionId: '00000000-0000-4000-8000-0000000000c1',
    startedAt: '2025-12-01T10:00:00.000Z',
    metrics: { successPercent: { value: percent, standardError: 1, trials: 60 } },
    fromProbe: true,
    tallies: [failing],
    ...changes,
  });
  const FIRST = [session(10), session(40), session(41), session(42)];
  const after = (history: readonly SummaryMetrics[], skill = FEET, programme?: Programme): SessionResult => {
    const known: KnownSkill = { skill, sessions: history.length, daysSince: 2, history };
    return outcome({ skills: [known], ...(programme && { programme }) }).result;
  };
  const judgement = ({ skills }: SessionResult, metric = 'successPercent') =>
    skills[0]?.judgements.find((found) => found.metric === metric);

  it('of the primary outcome looks better first, and is told when the next session says the same', () => {
    const first = after(FIRST);
    expect(first.summary).toEqual({ kind: 'looks-better', skill: FEET, metric: 'successPercent' });
    const { summary } = after([...FIRST, session(90)]);
    expect(summary).toMatchObject({ kind: 'better', skill: FEET, metric: 'successPercent' });
    expect(summary).toMatchObject({ change: expect.closeTo(59, 5) });
  });

  it('is told against the first sessions but the very first, which is for getting used to it', () => {
    expect(judgement(after(FIRST))).toMatchObject({
      role: 'primary',
      status: 'judged',
      verdict: 'better',
      confirmed: false,
      change: { baseline: 41 },
    });
    expect(judgement(after(FIRST.slice(0, 2)))).toMatchObject({ status: 'baseline', sessionsNeeded: 1 });
  });

  it('is not told by the history of another skill', () => {
    const { summary, skills } = after(FIRST, { ...FEET, postureClass: 'sitting' });
    expect(summary).toEqual({ kind: 'baseline', sessionsNeeded: 3 });
    expect(skills[0]?.abilityChange).toBeUndefined();
  });

  it('of what hangs on the difficulty needs the probe on both sides', () => {
    const bySets = FIRST.map((summary) => ({ ...summary, fromProbe: false }));
    expect(judgement(after(bySets))).toMatchObject({ status: 'baseline', sessionsNeeded: 3 });
    const chest = after(FIRST, CHEST).skills.find(({ skill }) => skillKey(skill) === skillKey(CHEST));
    expect(chest?.judgements.map(({ metric, status }) => [metric, status])).toEqual([
      ['ability', 'no-probe'],
      ['successPercent', 'no-probe'],
    ]);
  });

  it('of ability takes the verdict of its own model, and the session before confirms it', () => {
    const ability = { REACT: { skill: FEET, metric: 'ability' } };
    const programme = { ...twoSkills().state.setup.programme, primaryOutcomes: ability };
    const better = session(40, { abilityVerdict: 'better' });
    const first = after(FIRST, FEET, programme);
    expect(first.skills[0]?.abilityChange).toMatchObject({ verdict: 'better' });
    expect(first.skills[0]?.summary.abilityVerdict).toBe('better');
    expect(first.summary).toEqual({ kind: 'looks-better', skill: FEET, metric: 'ability' });
    const next = after([...FIRST, better], FEET, programme);
    expect(judgement(next, 'ability')).toMatchObject({ role: 'primary', verdict: 'better', confirmed: true });
    expect(next.summary).toMatchObject({ kind: 'better', metric: 'ability' });
  });

  it('is never the best of many: what is only explored tells the patient nothing', () => {
    const programme = { ...twoSkills().state.setup.programme, primaryOutcomes: {} };
    const result = after([...FIRST, session(90)], FEET, programme);
    expect(result.summary).toEqual({ kind: 'not-compared' });
    expect(judgement(result)).toMatchObject({ role: 'explored', verdict: 'better', confirmed: true });
  });
});

describe('a session that is not over', () => {
  it('keeps the block that was running as not completed', () => {
    const running = new SessionUnderTest().toPlaying().feed(standing({ copMlMm: 30 }), 5000);
    const { result } = outcomeOf(running.state, TOY_DEPENDENCIES);
    expect(result.status).toBe('interrupted');
    expect(result.blocks).toMatchObject([
      { role: 'practice', completed: false, result: { quality: 'good' } },
    ]);
  });

  it('is refused without a block', () => {
    const refused = new SessionUnderTest().checkIn(9);
    expect(outcomeOf(refused.state, TOY_DEPENDENCIES).result).toMatchObject({
      status: 'refused',
      blocks: [],
      skills: [],
      summary: { kind: 'too-little-data' },
    });
  });
});

describe('the quality gate', () => {
  const leaning = (deg: number): number | undefined => {
    const gate = { measured: true, trunkLeanDeg: 10 };
    const setup = toySetup({ qualityGate: gate }, { sensors: ['board', 'thorax'] });
    const running = new SessionUnderTest(setup).toPlaying(ownFrame({ thoraxFlexionDeg: deg }));
    running.feedUntil(ownFrame({ copMlMm: 30, thoraxFlexionDeg: deg }), 'rest');
    running.feedUntil(ownFrame({ copMlMm: 30, thoraxFlexionDeg: deg }), 'playing');
    const [first, second] = running.state.decisions;
    expect(second?.forbiddenBy.includes('quality-gate')).toBe(deg > 10);
    return second && first && second.newDifficulty - first.newDifficulty;
  };

  it('keeps a trunk that leans to cheat the board from making it harder', () => {
    expect(leaning(15)).toBe(0);
    expect(leaning(5)).toBeGreaterThan(0);
  });
});
