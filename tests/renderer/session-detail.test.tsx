// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultRange } from '#core/exercise/range.ts';
import { presetMovement } from '#core/programme/presets.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import type { SessionResult } from '#core/session/result.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { screenStore } from '#renderer/app/screens.ts';
import { repetitionText } from '#renderer/movement/movement-text.ts';
import { blockLog } from '#renderer/therapist/decisions/decision-log.ts';
import { SessionDetailScreen } from '#renderer/therapist/SessionDetailScreen.tsx';
import { skillText } from '#renderer/ui/exercise-text.ts';
import { capitalised } from '#renderer/ui/words.ts';
import { say } from '../support/english.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { installFakeKeel } from './support/fake-keel.ts';
import type { FakeKeel } from './support/fake-keel.ts';
import { movementDetail } from './support/movements.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import {
  CHEST,
  decision,
  exerciseRecord,
  FEET,
  PATIENT,
  patientPage,
  sessionDetail,
  skillPoint,
} from './support/sessions.ts';

const PROGRAMME = programmeOf([
  squallBlock({ id: 'feet' }),
  squallBlock({ id: 'chest', steering: 'thorax', posture: 'sitting-on-chair' }),
  presetMovement('turn', 'turn'),
  squallBlock({ id: 'left', posture: 'feet-together' }),
]);
const BY_CHEST = { block: 'chest', steering: 'thorax', posture: 'sitting-on-chair' } as const;
const RANGE = { version: 1, exercise: 'limits', trials: [], quality: 'good' } as const;
const { record: TURN } = movementDetail('turn').movement;
const NOW = { skill: FEET, summary: skillPoint().summary, judgements: skillPoint().judgements };

const RESULT: Partial<SessionResult> = {
  painWorst: 5,
  bodyMassKg: 71.2,
  quiet: [
    {
      posture: 'feet-apart',
      surface: 'firm',
      eyes: 'open',
      sway: { seconds: 29, meanVelocityMmS: 12.3, rmsMlMm: 3.1, rmsApMm: 4.2 },
      rms: { 'centre-of-pressure': 5.2, thorax: 0.8 },
      loadKg: 71.2,
    },
  ],
  ranges: [
    {
      steering: 'thorax',
      posture: 'sitting-on-chair',
      range: defaultRange('thorax', 'sitting-on-chair'),
    },
  ],
  blocks: [
    exerciseRecord('practice', { block: 'feet' }),
    exerciseRecord('set', {
      block: 'feet',
      number: 1,
      leanedShare: 0.12,
      parameters: { gain: 1.5, delayMs: 250 },
    }),
    exerciseRecord('set', { block: 'feet', number: 2, completed: false, sensorsLost: ['pelvis'] }),
    exerciseRecord('range', {
      ...BY_CHEST,
      exercise: 'limits',
      result: { ...RANGE, metrics: { meanReach: { value: 11.5, trials: 8 } } },
    }),
    exerciseRecord('set', BY_CHEST),
    { ...TURN, block: 'turn' },
  ],
  decisions: [
    decision(1, { block: 'feet' }),
    decision(1, { block: 'chest', skill: CHEST, reason: 'override', note: 'Slept badly' }),
  ],
  stops: [{ tMs: 65_000, cause: 'sensor-lost', sensor: 'thorax', planIndex: 4, releasedAfterMs: 120 }],
  changes: [{ kind: 'left-out', block: 'left', tMs: 300_000, reason: 'tired' }],
  skills: [NOW, { ...NOW, skill: CHEST }],
};

/** Why the first set of the first block was played as it was. */
const DECIDED =
  blockLog(sessionDetail({ programme: PROGRAMME, result: RESULT }), 'feet', ENGLISH)[0]?.why ?? 'no decision';

async function show(
  row: Partial<SessionRow> = {},
  result: Partial<SessionResult> = RESULT,
): Promise<FakeKeel> {
  const detail = sessionDetail({ row, programme: PROGRAMME, result });
  const keel = installFakeKeel({
    'patient:page': () => patientPage(),
    'session:detail': () => detail,
    'patient:skill-history': ({ skill }) => [
      skillPoint({ sessionId: 'before', startedAt: '2026-01-10T10:00:00.000Z', skill }),
      skillPoint({ skill }),
    ],
  });
  renderWithProviders(<SessionDetailScreen patientId={PATIENT.id} sessionId={detail.row.id} />);
  await screen.findByRole('heading', { level: 1, name: /^Robin Harbour/ });
  return keel;
}

const SQUALL = say('exercise.squall.name');
const metricLabel = (label: PlainMessageId, unit: PlainMessageId): string =>
  say('metric.with-unit', { label: say(label), unit: say(unit) });
const titleOf = (position: number, name = SQUALL): string => say('block.title', { position, name });

function card(title: string): HTMLElement {
  const section = screen.getByRole('heading', { level: 2, name: title }).closest('section');
  if (section === null) throw new Error(`${title} is no card`);
  return section;
}

/** A row whose head begins with these words. */
const rowOf = (section: HTMLElement, words: string): HTMLElement =>
  within(section).getByRole('row', { name: (name) => name.startsWith(words) });

const columns = (section: HTMLElement): readonly (string | null)[] =>
  within(section)
    .getAllByRole('columnheader')
    .map((header) => header.textContent);

describe('a session', () => {
  it('is told block by block in the order of the programme, played or not', async () => {
    await show();
    const titles = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    expect(titles.slice(0, 4)).toEqual([titleOf(1), titleOf(2), titleOf(3, say('task.turn')), titleOf(4)]);
    expect(card(titleOf(4)).textContent).toContain(say('session-detail.not-played'));
  });

  it('shows the sets of a block beside each other, with what was broken off', async () => {
    await show();
    const feet = card(titleOf(1));
    expect(columns(feet).slice(0, 4)).toEqual([
      say('change.measure'),
      say('set.name', { role: 'practice', number: 1 }),
      say('set.name', { role: 'set', number: 1 }),
      say('set.name', { role: 'set', number: 2 }) + say('session-detail.broken-off'),
    ]);
    const recovery = rowOf(feet, metricLabel('metric.squall.recovery-s.label', 'unit.second'));
    expect(recovery.textContent).toContain('1.20 ± 0.10');
    expect(rowOf(feet, say('set-table.leaned')).textContent).toContain('12');
    expect(rowOf(feet, say('set-table.settings')).textContent).toContain('Gain 1.5, Delay 250 ms');
    expect(rowOf(feet, say('set-table.silent')).textContent).toContain(say('sensor-need.pelvis'));
  });

  it('tells the decisions of a block beside it, and nobody else’s', async () => {
    await show();
    expect(card(titleOf(1)).textContent).toContain(DECIDED);
    const chest = card(titleOf(2)).textContent;
    expect(chest).toContain('Slept badly');
    expect(chest).not.toContain(DECIDED);
  });

  it('measures in degrees what the trunk steers', async () => {
    await show();
    const reach = metricLabel('metric.limits.mean-reach.label', 'unit.deg');
    expect(rowOf(card(titleOf(2)), reach).textContent).toContain('11.5');
    const range = card(say('session-detail.range', { steering: say('steering.thorax') }));
    const extent = say('chart.range.deg', { angle: 14 });
    const chart = within(range).getByRole('img');
    expect(chart.getAttribute('aria-label')).toContain(
      say('chart.range.assumed', { reach: say('chart.range.reach.front', { extent }) }),
    );
  });

  it('leads to each recorded movement', async () => {
    await show();
    const turn = card(titleOf(3, say('task.turn')));
    expect(turn.textContent).toContain(repetitionText(TURN.result, ENGLISH));
    fireEvent.click(within(turn).getByRole('button', { name: say('session-detail.movement-in-full') }));
    expect(screenStore.get()).toMatchObject({ name: 'movement-detail', position: 5 });
  });

  it('tells change skill by skill', async () => {
    await show();
    const row = rowOf(
      card(say('change.skill', { skill: skillText(CHEST, ENGLISH) })),
      say('metric.squall.recovery-s.label'),
    );
    expect(row.textContent).toContain(say('change.from-to', { low: '1.3', high: '1.7' }));
    expect(row.textContent).toContain(say('verdict.looks-explored', { verdict: 'better' }));
  });

  it('tells stops and changes with their reasons, and what quiet standing gave', async () => {
    await show();
    const reason = say('change-reason.tired');
    expect(card(say('session-detail.changes')).textContent).toContain(
      say('plan-change.left-out', { clock: '5:00', block: titleOf(4), reason }),
    );
    const cause = say('stop.sensor-lost.short');
    expect(card(say('session-detail.stops')).textContent).toContain(
      say('session-detail.stop-of-sensor', {
        clock: '1:05',
        cause,
        sensor: say('sensor-need.thorax'),
        ms: 120,
      }),
    );
    const quiet = rowOf(card(say('session-detail.quiet')), capitalised(say('posture.feet-apart')));
    const weight = { steering: say('steering.centre-of-pressure'), value: '5.2' };
    expect(quiet.textContent).toContain(say('quiet-table.rms-mm', weight));
    const chest = { steering: say('steering.thorax'), value: '0.8' };
    expect(quiet.textContent).toContain(say('quiet-table.rms-deg', chest));
    const pain = { before: '3', after: '2', worst: 5 };
    expect(screen.getByText(say('session-detail.pain-worst', pain))).toBeDefined();
  });

  it('says so where the page showed something else than the recording gives', async () => {
    await show({ differs: true });
    expect(screen.getByRole('alert').textContent).toContain(say('session-detail.differs-text'));
  });

  it('says nothing of the kind where both are the same', async () => {
    await show();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
