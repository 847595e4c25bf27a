/** Two skills never mix: whatever is played in one leaves the ability, decisions and history of another untouched. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import { skillKey, skillOf } from '#core/exercise/skill.ts';
import type { SkillKey } from '#core/exercise/skill.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { KnownSkill, SessionSetup } from '#core/session/setup.ts';
import type { SessionState } from '#core/session/state.ts';
import { standing } from '../../support/frames.ts';
import { programmeOf, toyBlock } from '../../support/programmes.ts';
import { SessionUnderTest, TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';
import { TOY_CURVE, evenRange, toyExercise } from '../../support/toy-exercise.ts';
import type { ToyState } from '../../support/toy-exercise.ts';

/** Two exercises of the same curve: the same prior, and still two skills. */
function toyOf(id: string): Exercise<ToyState> {
  const info = { ...toyExercise.info, id, practiceSeconds: 10, probeSeconds: 20 };
  const parameters = TOY_CURVE.parameters.map((parameter) => ({ ...parameter, mostRisePerSession: 0.2 }));
  return { ...toyExercise, info, curve: { ...TOY_CURVE, parameters } };
}

const DEPENDENCIES = { ...TOY_DEPENDENCIES, exercises: { toy: toyOf('toy'), other: toyOf('other') } };
const MODEL = TOY_DEPENDENCIES.abilityModels.of(TOY_CURVE);

interface Played {
  readonly id: string;
  readonly exercise: string;
  readonly steering: Steering;
  readonly posture: Posture;
}

/** Two blocks of one skill, and three that differ from it in steering, posture or exercise alone. */
const BLOCKS: readonly Played[] = [
  { id: 'a', exercise: 'toy', steering: 'thorax', posture: 'sitting-on-chair' },
  { id: 'a2', exercise: 'toy', steering: 'thorax', posture: 'sitting-on-chair' },
  { id: 'b', exercise: 'toy', steering: 'pelvis', posture: 'sitting-on-chair' },
  { id: 'c', exercise: 'toy', steering: 'thorax', posture: 'feet-apart' },
  { id: 'd', exercise: 'other', steering: 'thorax', posture: 'sitting-on-chair' },
];
const KEYS = [...new Set(BLOCKS.map((block) => skillKey(skillOf(block))))];

/** How everything of one skill goes: what is known of it, and which of its seconds succeed. */
interface Course {
  readonly trialsBefore: number;
  readonly daysSince: number;
  readonly probeMean: number;
  readonly successes: readonly boolean[];
}

const course: fc.Arbitrary<Course> = fc.record({
  trialsBefore: fc.integer({ min: 0, max: 20 }),
  daysSince: fc.integer({ min: 0, max: 60 }),
  probeMean: fc.double({ min: -3, max: 3, noNaN: true }),
  successes: fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
});
type Courses = Readonly<Record<SkillKey, Course>>;
const courses: fc.Arbitrary<Courses> = fc.record(Object.fromEntries(KEYS.map((key) => [key, course])));

function knownSkill(block: Played, { trialsBefore, daysSince, probeMean }: Course): KnownSkill {
  let ability = MODEL.initial();
  for (let trial = 0; trial < trialsBefore; trial++) {
    ability = MODEL.update(ability, { difficulty: 0.5, score: trial % 3 === 0 ? 0 : 1 });
  }
  const tally = { difficulty: probeMean, place: 10, failures: 4, ungraded: 16, graded: [0, 0, 0, 0] };
  const history = ['1', '2', '3'].map((sessionId) => ({
    sessionId,
    startedAt: '2026-01-01T10:00:00.000Z',
    metrics: { successPercent: { value: 40 + 10 * probeMean, standardError: 4, trials: 20 } },
    fromProbe: true,
    tallies: [tally],
  }));
  return { skill: skillOf(block), ability, sessions: 3, daysSince, history };
}

function setupOf(courses: Courses, order: 'blocked' | 'serial' | 'random'): SessionSetup {
  const dose = { sets: 2, seconds: 20 };
  const blocks = BLOCKS.map((block) =>
    toyBlock({ ...block, dose, restSeconds: 5, probe: block.id !== 'a2' }),
  );
  const skills = KEYS.flatMap((key) => {
    const block = BLOCKS.find((candidate) => skillKey(skillOf(candidate)) === key);
    const known = courses[key];
    return block === undefined || known === undefined ? [] : [knownSkill(block, known)];
  });
  return toySetup(
    {},
    {
      sensors: ['thorax', 'pelvis'],
      ranges: BLOCKS.map(({ steering, posture }) => ({ steering, posture, range: evenRange(20) })),
      skills,
      programme: programmeOf(blocks, { order }),
    },
  );
}

const WORN =
  FrameFlag.thoraxAttached | FrameFlag.thoraxValid | FrameFlag.pelvisAttached | FrameFlag.pelvisValid;

/** Leans far enough in the seconds that are to succeed; the practice lies on the seconds of the sets. */
function frameOf({ phase, block }: SessionState, courses: Courses): Frame {
  const worn = standing({ loadKg: 0, loadPercent: 0, flags: WORN | FrameFlag.held });
  if (phase.name !== 'playing' || block === undefined) return worn;
  const { successes = [] } = courses[skillKey(skillOf(block.step))] ?? {};
  const second = Math.floor(block.tMs / 1000) + 7 * block.step.number;
  if (successes[second % successes.length] !== true) return worn;
  return block.step.steering === 'thorax'
    ? { ...worn, thoraxLateralDeg: 25 }
    : { ...worn, pelvisLateralDeg: 25 };
}

function playSession(
  setup: SessionSetup,
  courses: Courses,
  onStep?: (before: SessionState, after: SessionState) => void,
): SessionState {
  const session = new SessionUnderTest(setup, DEPENDENCIES).checkIn();
  while (session.phase.name !== 'check-out') {
    const before = session.state;
    session.feed(frameOf(before, courses), 10);
    onStep?.(before, session.state);
  }
  return session.state;
}

/** Everything that a session comes to in one skill. */
function broughtTo(state: SessionState, key: SkillKey): unknown {
  const { result, abilities } = outcomeOf(state, DEPENDENCIES);
  const isOf = ({ skill }: { readonly skill: Parameters<typeof skillKey>[0] }): boolean =>
    skillKey(skill) === key;
  return {
    ability: abilities.find(isOf),
    outcome: result.skills.find(isOf),
    decisions: result.decisions.filter(isOf),
    blocks: result.blocks.filter((block) => block.kind === 'exercise' && skillKey(skillOf(block)) === key),
    lastSet: state.lastSets[key],
  };
}

const order = fc.constantFrom('blocked' as const, 'serial' as const, 'random' as const);

describe('skills', () => {
  it('are told apart by exercise, steering and class of posture', () => {
    expect(KEYS).toEqual([
      'toy/thorax/sitting',
      'toy/pelvis/sitting',
      'toy/thorax/standing',
      'other/thorax/sitting',
    ]);
  });
});

describe('what is played in one skill', { timeout: 60_000 }, () => {
  it('changes nothing of another: not its ability, decisions, results, nor its change since earlier sessions', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), courses, courses, order, (key, one, other, order) => {
        const mine = one[key];
        if (mine === undefined) throw new Error(`no course for ${key}`);
        // The same skill goes the same way; all others go otherwise, and had gone otherwise before. What is practised
        // anew depends on days, which are the same so that the plan is.
        const others = Object.fromEntries(
          Object.entries(other).map(([of, course]) => [
            of,
            of === key ? mine : { ...course, daysSince: one[of]?.daysSince ?? course.daysSince },
          ]),
        );
        const first = broughtTo(playSession(setupOf(one, order), one), key);
        expect(broughtTo(playSession(setupOf(others, order), others), key)).toEqual(first);
      }),
      { numRuns: 6 },
    );
  });

  it('touches the ability and the last set of that skill alone, at every step', () => {
    fc.assert(
      fc.property(courses, order, (courses, order) => {
        const elsewhere: string[] = [];
        let taught = 0;
        playSession(setupOf(courses, order), courses, (before, after) => {
          const played = [before, after].map(({ block }) => block && skillKey(skillOf(block.step)));
          for (const key of KEYS) {
            const same =
              after.abilities[key] === before.abilities[key] && after.lastSets[key] === before.lastSets[key];
            if (same) continue;
            taught += 1;
            if (!played.includes(key)) elsewhere.push(`${key} at ${after.nowMs} ms`);
          }
        });
        expect(elsewhere).toEqual([]);
        expect(taught).toBeGreaterThan(100);
      }),
      { numRuns: 3 },
    );
  });

  it('is decided from what was played last in that skill, whatever was played in between', () => {
    fc.assert(
      fc.property(courses, order, (courses, order) => {
        const setup = setupOf(courses, order);
        const { decisions } = playSession(setup, courses);
        for (const key of KEYS) {
          const own = decisions.filter(({ skill }) => skillKey(skill) === key);
          expect(own).toHaveLength(key === KEYS[0] ? 4 : 2);
          for (const [index, { oldDifficulty, oldParameters, context }] of own.entries()) {
            const last = own[index - 1];
            expect([oldDifficulty, oldParameters]).toEqual([last?.newDifficulty, last?.parameters]);
            expect(context.lastSuccess === undefined).toBe(index === 0);
          }
        }
      }),
      { numRuns: 3 },
    );
  });
});
