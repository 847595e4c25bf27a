// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultRange } from '#core/exercise/range.ts';
import { presetMovement } from '#core/programme/presets.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import type { SessionResult } from '#core/session/result.ts';
import { screenStore } from '#renderer/app/screens.ts';
import { SessionDetailScreen } from '#renderer/therapist/SessionDetailScreen.tsx';
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
    exerciseRecord('set', { block: 'feet', number: 1, leanedShare: 0.12 }),
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

function card(title: string): HTMLElement {
  const section = screen.getByRole('heading', { level: 2, name: title }).closest('section');
  if (section === null) throw new Error(`${title} is no card`);
  return section;
}

const columns = (section: HTMLElement): readonly (string | null)[] =>
  within(section)
    .getAllByRole('columnheader')
    .map((header) => header.textContent);

describe('a session', () => {
  it('is told block by block in the order of the programme, played or not', async () => {
    await show();
    const titles = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    expect(titles.slice(0, 4)).toEqual(['1. Squall', '2. Squall', '3. Turn', '4. Squall']);
    expect(card('4. Squall').textContent).toContain('It was not played.');
  });

  it('shows the sets of a block beside each other, with what was broken off', async () => {
    await show();
    const feet = card('1. Squall');
    expect(columns(feet).slice(0, 4)).toEqual(['Measure', 'First try', 'Set 1', 'Set 2broken off']);
    expect(within(feet).getByRole('row', { name: /^Recovery time, s/ }).textContent).toContain('1.20 ± 0.10');
    expect(within(feet).getByRole('row', { name: /leaned too far/ }).textContent).toContain('12');
    expect(within(feet).getByRole('row', { name: /^Silent for a while/ }).textContent).toContain(
      'on the pelvis',
    );
  });

  it('tells the decisions of a block beside it, and nobody else’s', async () => {
    await show();
    expect(card('1. Squall').textContent).toContain('First set: chosen for 80 % success');
    const chest = card('2. Squall').textContent;
    expect(chest).toContain('Slept badly');
    expect(chest).not.toContain('chosen for 80 % success');
  });

  it('measures in degrees what the trunk steers', async () => {
    await show();
    const chest = within(card('2. Squall'));
    expect(chest.getByRole('row', { name: /^Mean reach, °/ }).textContent).toContain('11.5');
    const chart = within(card('Range: rib cage')).getByRole('img', { name: /front 14° \(assumed\)/ });
    expect(chart).toBeDefined();
  });

  it('leads to each recorded movement', async () => {
    await show();
    const turn = card('3. Turn');
    expect(turn.textContent).toMatch(/5 to the left, 5 to the right/);
    fireEvent.click(within(turn).getByRole('button', { name: 'The movement in full' }));
    expect(screenStore.get()).toMatchObject({ name: 'movement-detail', position: 5 });
  });

  it('tells change skill by skill', async () => {
    await show();
    const change = await screen.findByRole('heading', { name: 'Change: Squall, rib cage, sitting' });
    const row = within(change.closest('section') ?? document.body).getByRole('row', {
      name: /^Recovery time/,
    });
    expect(row.textContent).toContain('1.3 to 1.7');
    expect(row.textContent).toContain('Looks better: next time will tell (explored)');
  });

  it('tells stops and changes with their reasons, and what quiet standing gave', async () => {
    await show();
    expect(card('Otherwise than planned').textContent).toContain('5:00: 4. Squall left out, for tiredness.');
    expect(card('Stops').textContent).toMatch(
      /1:05: .*\(a motion sensor on the rib cage\); everything calm after 120 ms/,
    );
    const quiet = within(card('Quiet standing and sitting')).getByRole('row', { name: /feet apart/ });
    expect(quiet.textContent).toContain('weight on the board 5.2 mm, rib cage 0.8°');
    expect(screen.getByText('3 → 2, at worst 5')).toBeDefined();
  });

  it('says so where the page showed something else than the recording gives', async () => {
    await show({ differs: true });
    expect(screen.getByRole('alert').textContent).toContain('the recording counts');
  });

  it('says nothing of the kind where both are the same', async () => {
    await show();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
