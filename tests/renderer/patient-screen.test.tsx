// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Skill } from '#core/exercise/skill.ts';
import type { PatientPage } from '#core/ipc/ipc.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { settingsStore } from '#renderer/app/settings-store.ts';
import { PatientScreen } from '#renderer/therapist/PatientScreen.tsx';
import { cautionLabels, stanceText } from '#renderer/therapist/programme/block-text.ts';
import { skillText } from '#renderer/ui/exercise-text.ts';
import { say } from '../support/english.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { installFakeKeel } from './support/fake-keel.ts';
import type { FakeKeel } from './support/fake-keel.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { CHEST, FEET, PATIENT, patientPage, sessionRow, skillPoint } from './support/sessions.ts';

const WEEKS = programmeOf([], {
  name: 'Low back',
  validFrom: '2026-01-05',
  author: 'Alex Morgan',
  phases: [
    { fromWeek: 1, order: 'blocked', conservative: 'never', blocks: [squallBlock({ id: 'a' })] },
    {
      fromWeek: 3,
      order: 'serial',
      conservative: 'never',
      blocks: [
        squallBlock({
          id: 'a',
          posture: 'one-leg-left',
          startOverride: { difficulty: 0, reason: 'Slept badly', at: '2026-01-20T09:00:00.000Z' },
        }),
        squallBlock({ id: 'b', steering: 'thorax', posture: 'sitting-on-chair' }),
      ],
    },
  ],
});

const rowsAt = (count: number): SessionRow[] =>
  Array.from({ length: count }, (_, index) =>
    sessionRow({
      id: `s${index}`,
      startedAt: new Date(Date.UTC(2026, 0, 21) - index * 3600_000).toISOString(),
    }),
  );

async function show(page: Partial<PatientPage> = { programme: WEEKS }, rows = rowsAt(3)): Promise<FakeKeel> {
  const keel = installFakeKeel({
    'patient:page': () => patientPage(page),
    'patient:sessions': ({ before, limit }) =>
      rows.filter(({ startedAt }) => before === undefined || startedAt < before).slice(0, limit),
    'patient:skills': () => [
      { skill: CHEST, sessions: 2, lastAt: '2026-01-20T10:00:00.000Z' },
      { skill: FEET, sessions: 1, lastAt: '2026-01-10T10:00:00.000Z' },
    ],
    'patient:skill-history': ({ skill }) => [skillPoint({ skill })],
    'patient:movements': () => [],
    'patient:ability': () => undefined,
    'session:detail': () => {
      throw new Error('The test has no session');
    },
  });
  renderWithProviders(<PatientScreen patientId={PATIENT.id} />);
  await screen.findByRole('heading', { name: say('adherence.title') });
  return keel;
}

const asked = ({ calls }: FakeKeel, channel: string): readonly unknown[] =>
  calls.filter((call) => call.channel === channel).map(({ input }) => input);

beforeEach(() => {
  vi.setSystemTime('2026-01-21T12:00:00.000Z');
  settingsStore.update((settings) => ({
    ...settings,
    preferredBoardSerial: 'a',
    sensors: { s1: { role: 'thorax', axes: 6 } },
  }));
});
afterEach(() => vi.useRealTimers());

describe('the programme on the page of a patient', () => {
  it('says which week it is, and this week’s blocks with what asks for somebody to stand by', async () => {
    await show();
    const facts = [
      say('programme-card.week', { week: 3, weeks: 8, from: Date.parse(WEEKS.validFrom) }),
      say('programme-card.dose', { sessions: 2, weeks: 8, setting: 'clinic' }),
      say('programme-card.revision-by', { revision: 1, author: 'Alex Morgan' }),
    ].join(' ');
    expect(screen.getByText(facts)).toBeDefined();
    const list = screen.getByRole('list', { name: say('programme-card.blocks', { week: 3 }) });
    const blocks = within(list).getAllByRole('listitem');
    expect(blocks).toHaveLength(2);
    const [onOneLeg, byChest] = WEEKS.phases[1]?.blocks.map((block) => [
      stanceText(block, ENGLISH),
      ...cautionLabels(block, ENGLISH),
    ]) ?? [[], []];
    expect(onOneLeg).toHaveLength(2);
    for (const words of onOneLeg ?? []) expect(blocks[0]?.textContent).toContain(words);
    for (const words of byChest ?? []) expect(blocks[1]?.textContent).toContain(words);
    expect(screen.getByText((text) => text.startsWith(say('order.serial')) && /\d/.test(text))).toBeDefined();
  });

  it('says where a therapist’s word waits for the next session, and can be overruled block by block', async () => {
    await show();
    const at = Date.parse('2026-01-20T09:00:00.000Z');
    const waiting = { level: 'LEVEL', at, reason: 'Slept badly' };
    const [before = '', after = ''] = say('programme-card.waiting', waiting).split('LEVEL');
    const told = await screen.findByText((text) => text.startsWith(before));
    expect(told.textContent).toMatch(/\d/);
    expect(told.textContent.endsWith(after)).toBe(true);
    expect(screen.getAllByRole('button', { name: say('programme-card.override') })).toHaveLength(2);
  });

  it('leads to a first one where there is none', async () => {
    await show({ programme: undefined });
    expect(screen.getByRole('button', { name: say('programme-card.prescribe') })).toBeDefined();
  });
});

describe('what a page asks for', () => {
  it('is the history of the skill that is looked at, and of the others when they are opened', async () => {
    const keel = await show();
    const nameOf = (skill: Skill) => (name: string) => name.startsWith(skillText(skill, ENGLISH));
    await screen.findByRole('button', { name: nameOf(CHEST), expanded: true });
    expect(asked(keel, 'patient:skill-history')).toMatchObject([{ skill: CHEST }]);
    fireEvent.click(screen.getByRole('button', { name: nameOf(FEET) }));
    await vi.waitFor(() =>
      expect(asked(keel, 'patient:skill-history')).toMatchObject([{ skill: CHEST }, { skill: FEET }]),
    );
  });

  it('says by the verdict whether something changed, not by how intervals overlap', async () => {
    await show();
    const verdict = await screen.findByText(say('verdict.looks-explored', { verdict: 'better' }));
    const row = verdict.closest('tr');
    expect(row?.textContent).toContain(say('change.from-to', { low: '1.3', high: '1.7' }));
    expect(row?.lastElementChild).toBe(verdict);
  });

  it('is fifty sessions, and older ones on demand', async () => {
    const keel = await show({ programme: WEEKS }, rowsAt(70));
    const older = { name: say('session-table.older') };
    fireEvent.click(await screen.findByRole('button', older));
    await vi.waitFor(() => expect(screen.queryByRole('button', older)).toBeNull());
    expect(asked(keel, 'patient:sessions')).toEqual([
      { patientId: PATIENT.id, limit: 50 },
      { patientId: PATIENT.id, limit: 50, before: rowsAt(70)[49]?.startedAt },
    ]);
    expect(screen.getAllByText(say('source.hid'))).toHaveLength(70);
  });
});

describe('the sessions of a patient', () => {
  it('say how they ended, what does not count, and what was shown otherwise', async () => {
    await show({ programme: WEEKS }, [
      sessionRow({ id: 'a', status: 'stopped', endedBy: 'three-aborts', differs: true }),
      sessionRow({ id: 'b', source: 'virtual-patient' }),
    ]);
    const status = say('session-status.stopped');
    const outcome = say('session-status.ended-by', { status, cause: say('stop.three-aborts.short') });
    const ended = (await screen.findByText(outcome)).closest('tr');
    expect(ended?.textContent).toContain(say('session-table.differs'));
    expect(screen.getByText(say('source.virtual-patient')).textContent).toContain(
      say('session-table.does-not-count'),
    );
  });
});

describe('the record of a patient', () => {
  it('says in words what was done, by whom, newest first', async () => {
    const line = { therapist: 'Alex Morgan', stationId: 's', patientId: PATIENT.id };
    await show({
      audit: [
        { ...line, at: '2026-01-05T09:00:00.000Z', code: 'programme-saved' },
        { ...line, at: '2026-01-06T09:00:00.000Z', code: 'session-completed', therapist: '' },
      ],
    });
    const record = screen.getByRole('heading', { name: say('patient.record') }).closest('section');
    const lines = [...(record?.querySelectorAll('tr') ?? [])].map((row) => row.textContent);
    expect(lines[0]?.endsWith(`${say('audit.session-completed')}${say('audit.no-therapist')}`)).toBe(true);
    expect(lines[1]?.endsWith(`${say('audit.programme-saved')}Alex Morgan`)).toBe(true);
  });

  it('holds the number of the clinic’s other system', async () => {
    await show({ patient: { ...PATIENT, clinicNumber: 'H-2041' } });
    expect(screen.getByText('H-2041')).toBeDefined();
  });

  it('says in which language they are spoken to', async () => {
    await show();
    const term = screen.getByText(say('patient.language'));
    expect(term.nextElementSibling?.textContent).toBe(say('language.name'));
  });
});
