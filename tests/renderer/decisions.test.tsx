// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import { difficultyOfLevel } from '#core/difficulty/levels.ts';
import type { OverrideRow, SkillPoint } from '#core/ipc/records.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { blockLog, skillLog, waitingOverride } from '#renderer/therapist/decisions/decision-log.ts';
import { DecisionsOfSkill } from '#renderer/therapist/decisions/DecisionsOfSkill.tsx';
import { OverrideDialog } from '#renderer/therapist/decisions/OverrideDialog.tsx';
import { say } from '../support/english.ts';
import { squallBlock } from '../support/programmes.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';
import type { FakeKeel } from './support/fake-keel.ts';
import { CHEST, decision, FEET, PATIENT, PROGRAMME, sessionDetail, skillPoint } from './support/sessions.ts';

const GUSTS = say('parameter.squall.amplitude-percent.label');
const setText = (set: number): string => say('decisions.for-set', { set });
const atLevel = (level: number): number => difficultyOfLevel(SQUALL_CURVE, level);

const MONDAY = sessionDetail({
  row: { id: 'mon', startedAt: '2026-01-05T09:00:00.000Z' },
  result: {
    decisions: [
      decision(1, { newDifficulty: atLevel(4), wantedDifficulty: atLevel(4) }),
      decision(2, {
        reason: 'pain-gate',
        oldDifficulty: atLevel(4),
        newDifficulty: atLevel(2.7),
        wantedDifficulty: atLevel(4.5),
        forbiddenBy: ['pain-gate'],
        context: { painNow: 4, painAtStart: 2, qualityGood: true, lastSuccess: 0.9 },
      }),
      decision(1, { skill: CHEST, block: 'chest', newDifficulty: atLevel(9), tMs: 400_000 }),
    ],
  },
});
const THURSDAY = sessionDetail({
  row: { id: 'thu', startedAt: '2026-01-08T09:00:00.000Z' },
  result: { decisions: [decision(1, { newDifficulty: atLevel(4) })] },
});
const OVERRIDE: OverrideRow = {
  at: '2026-01-06T10:00:00.000Z',
  kind: 'start',
  therapist: 'Alex Morgan',
  skill: FEET,
  block: 'squall',
  oldValue: atLevel(2.7),
  newValue: atLevel(2),
  reason: 'Slept badly',
};

describe('the decision log', () => {
  it('of a skill says old, new, why and what was forbidden, newest first', () => {
    const lines = skillLog(FEET, [MONDAY, THURSDAY], [OVERRIDE], '', ENGLISH);
    expect(lines.map(({ who, from, to }) => [who, from, to])).toEqual([
      [setText(1), undefined, '4.0'],
      ['Alex Morgan', '2.7', '2.0'],
      [setText(2), '4.0', '2.7'],
      [setText(1), undefined, '4.0'],
    ]);
    expect(lines[2]).toMatchObject({
      why: [say('decisions.done.stepped-back'), say('decisions.why.pain-rise', { pain: 4, rise: 2 })].join(
        ' ',
      ),
      forbidden: say('decisions.forbidden-level', {
        level: 4.5,
        causes: say('decisions.forbidden-by.pain-gate'),
      }),
    });
    expect(lines[1]?.why).toBe(say('decisions.by-hand', { reason: 'Slept badly' }));
    expect(lines[2]?.at).toBe('2026-01-05T09:03:00.000Z');
  });

  it('never mixes skills, nor what was changed by hand before the sessions that are shown', () => {
    const chest = skillLog(CHEST, [MONDAY, THURSDAY], [OVERRIDE], '', ENGLISH);
    expect(chest.map(({ to }) => to)).toEqual(['9.0']);
    expect(skillLog(FEET, [THURSDAY], [OVERRIDE], THURSDAY.row.startedAt, ENGLISH)).toHaveLength(1);
  });

  it('of a block has its own decisions, in their order', () => {
    expect(blockLog(MONDAY, 'squall', ENGLISH).map(({ who }) => who)).toEqual([setText(1), setText(2)]);
    expect(blockLog(MONDAY, 'chest', ENGLISH)).toHaveLength(1);
  });

  it('says what was changed, in the unit of what steers', () => {
    const moved = decision(2, {
      skill: CHEST,
      oldDifficulty: atLevel(4),
      newDifficulty: atLevel(4.3),
      reason: 'one-parameter',
      oldParameters: { amplitudePercent: 22, intervalS: 3 },
      parameters: { amplitudePercent: 24, intervalS: 3 },
      moved: ['amplitudePercent'],
      forbiddenBy: ['one-parameter'],
      wantedDifficulty: atLevel(5),
    });
    const [line] = skillLog(CHEST, [sessionDetail({ result: { decisions: [moved] } })], [], '', ENGLISH);
    expect(line?.changed).toBe(
      say('decisions.changed', {
        parameter: GUSTS,
        before: '22',
        value: `24 ${say('unit.percent-of-range')}`,
      }),
    );
    expect(line?.forbidden).toBe(
      say('decisions.forbidden-level', {
        level: 5,
        causes: say('decisions.forbidden-by.one-parameter'),
      }),
    );
  });

  it('tells an unlocked value by its name', () => {
    const unlocked: OverrideRow = {
      ...OVERRIDE,
      kind: 'unlock',
      parameter: 'amplitudePercent',
      oldValue: 25,
      newValue: undefined,
      reason: 'No pain',
    };
    expect(skillLog(FEET, [], [unlocked], '', ENGLISH)[0]?.why).toBe(
      say('decisions.unlocked-from', {
        parameter: GUSTS,
        value: `25 ${say('unit.percent-of-limits')}`,
        reason: 'No pain',
      }),
    );
  });
});

describe('the decisions on a skill', () => {
  const history = ['a', 'b', 'c', 'd', 'e'].map((sessionId, index) =>
    skillPoint({ sessionId, startedAt: `2026-01-0${index + 1}T09:00:00.000Z` }),
  );

  it('are asked for session by session, the newest first, and more on demand', async () => {
    const { calls } = installFakeKeel({
      'session:detail': ({ sessionId }) =>
        sessionDetail({ row: { id: sessionId }, result: { decisions: [decision(1)] } }),
    });
    renderWithProviders(<DecisionsOfSkill skill={FEET} history={history} overrides={[]} />);
    expect(await screen.findAllByRole('row')).toHaveLength(1 + 3);
    expect(calls.map(({ input }) => input)).toEqual(['c', 'd', 'e'].map((sessionId) => ({ sessionId })));
    fireEvent.click(screen.getByRole('button', { name: say('decisions.show-earlier') }));
    await vi.waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(1 + 5));
    expect(screen.queryByRole('button', { name: say('decisions.show-earlier') })).toBeNull();
  });
});

describe('an override that waits', () => {
  const startOverride = { difficulty: atLevel(2), reason: 'Slept badly', at: OVERRIDE.at };
  const block = squallBlock({ startOverride });
  const ability = createAbilityModels().of(SQUALL_CURVE).initial();

  it('is there until a session has followed it', () => {
    expect(waitingOverride(block, undefined)).toEqual(startOverride);
    expect(waitingOverride(block, ability)).toEqual(startOverride);
    expect(waitingOverride(block, { ...ability, followedOverride: OVERRIDE.at })).toBeUndefined();
    expect(waitingOverride(squallBlock(), ability)).toBeUndefined();
  });
});

describe('overriding a block', () => {
  function show(changes: Partial<ExerciseBlock> = {}, history: readonly SkillPoint[] = []) {
    const onDone = vi.fn<() => void>();
    const keel = installFakeKeel({
      'patient:ability': () => undefined,
      'patient:skill-history': () => [...history],
      'programme:override': () => PROGRAMME,
    });
    renderWithProviders(
      <OverrideDialog
        patientId={PATIENT.id}
        block={squallBlock(changes)}
        onClose={() => undefined}
        onDone={onDone}
      />,
    );
    return { keel, onDone };
  }
  const overrides = ({ calls }: FakeKeel): readonly unknown[] =>
    calls.filter(({ channel }) => channel === 'programme:override').map(({ input }) => input);

  it('needs a reason, and names the block', async () => {
    const { keel, onDone } = show();
    const title = say('override.title', { block: say('exercise.squall.name') });
    const dialog = within(await screen.findByRole('dialog', { name: title }));
    fireEvent.click(await dialog.findByRole('radio', { name: say('curve.level-numbered', { level: 2 }) }));
    fireEvent.click(dialog.getByRole('button', { name: say('override.begin-at-level', { level: 2 }) }));
    expect(dialog.getByText(say('programme.override-reason-missing'))).toBeDefined();
    expect(overrides(keel)).toEqual([]);
    fireEvent.change(dialog.getByRole('textbox', { name: say('override.reason') }), {
      target: { value: 'Slept badly' },
    });
    fireEvent.click(dialog.getByRole('button', { name: say('override.begin-at-level', { level: 2 }) }));
    await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
    const difficulty: unknown = expect.closeTo(atLevel(2), 9);
    expect(overrides(keel)).toEqual([
      {
        patientId: PATIENT.id,
        override: { kind: 'start', block: 'squall', difficulty, reason: 'Slept badly' },
      },
    ]);
  });

  it('tells levels in the person’s own range of what steers the block', async () => {
    show({ steering: 'thorax', posture: 'sitting-on-chair' }, [skillPoint({ skill: CHEST, meanReach: 20 })]);
    const told = new RegExp(` \\d+ ${say('unit.percent-of-range')} \\(\\d\\.\\d${say('unit.deg')}\\)`);
    expect(await screen.findByText(told)).toBeDefined();
  });

  it('can not choose a level that the bounds forbid', async () => {
    show({ bounds: { recoveryLimitS: { floor: 2, cap: 6 } } });
    const forbidden = await screen.findByRole('radio', {
      name: say('curve.level-forbidden-by-bounds', { level: 10 }),
    });
    expect(forbidden).toHaveProperty('disabled', true);
  });

  it('unlocks a value', async () => {
    const { keel } = show({ bounds: { amplitudePercent: { floor: 15, cap: 50, locked: 25 } } });
    fireEvent.click(await screen.findByRole('radio', { name: say('override.kind.unlock') }));
    fireEvent.change(screen.getByRole('textbox', { name: say('override.reason') }), {
      target: { value: 'No pain' },
    });
    fireEvent.click(screen.getByRole('button', { name: say('curve.unlock') }));
    await vi.waitFor(() => expect(overrides(keel)).toHaveLength(1));
    expect(overrides(keel)[0]).toMatchObject({
      override: { kind: 'unlock', block: 'squall', parameter: 'amplitudePercent', reason: 'No pain' },
    });
  });
});
