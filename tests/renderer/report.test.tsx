// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { presetMovement } from '#core/programme/presets.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { Report } from '#renderer/report/Report.tsx';
import type { ReportData } from '#renderer/report/Report.tsx';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { movementDetail } from './support/movements.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import {
  ability,
  CHEST,
  decision,
  exerciseRecord,
  FEET,
  judgement,
  patientPage,
  sessionDetail,
  skillPoint,
} from './support/sessions.ts';

const BY_CHEST = { block: 'chest', steering: 'thorax', posture: 'sitting-on-chair' } as const;
const { record: TURN } = movementDetail('turn').movement;
const HISTORY = [
  skillPoint({ sessionId: 'before', startedAt: '2026-01-10T10:00:00.000Z', skill: FEET }),
  skillPoint({ skill: FEET }),
  skillPoint({ skill: CHEST, abilityMean: 2 }),
];
const [, NOW, NOW_BY_CHEST] = HISTORY;
const OUTCOME = { judgements: [judgement('recoveryS')] };

/** Squall by feet and by chest, a turn, and a block that was left out. */
const SESSION = sessionDetail({
  row: { source: 'virtual-patient' },
  programme: programmeOf([
    squallBlock({ id: 'squall' }),
    squallBlock({ id: 'chest', steering: 'thorax', posture: 'sitting-on-chair' }),
    presetMovement('turn', 'turn'),
    squallBlock({ id: 'left', posture: 'feet-together' }),
  ]),
  result: {
    blocks: [
      exerciseRecord('practice'),
      exerciseRecord('set', { number: 1 }),
      exerciseRecord('set', { number: 2, completed: false }),
      exerciseRecord('probe'),
      exerciseRecord('set', BY_CHEST),
      { ...TURN, block: 'turn' },
    ],
    decisions: [decision(1, { skill: CHEST, block: 'chest' })],
    stops: [{ tMs: 65_000, cause: 'space-key', planIndex: 4, releasedAfterMs: 120 }],
    changes: [{ kind: 'left-out', block: 'left', tMs: 300_000, reason: 'tired' }],
    skills: [
      { ...OUTCOME, skill: FEET, summary: NOW?.summary ?? skillPoint().summary, ability: ability(0) },
      {
        ...OUTCOME,
        skill: CHEST,
        summary: NOW_BY_CHEST?.summary ?? skillPoint().summary,
        ability: ability(2),
      },
    ],
  },
});

const NOW_MS = Date.parse('2026-01-21T00:00:00.000Z');

function show(changes: Partial<ReportData> = {}, onDrawn: () => void = () => undefined) {
  const data = {
    page: patientPage({ sessionsOfProgramme: 3 }),
    session: SESSION,
    history: HISTORY,
    ...changes,
  };
  return renderWithProviders(<Report data={data} nowMs={NOW_MS} onDrawn={onDrawn} />);
}

/** jsdom fetches no letters. */
function withLetters(ready: Promise<unknown>): void {
  Object.defineProperty(document, 'fonts', { value: { ready }, configurable: true });
}

describe('the report', () => {
  beforeEach(() => withLetters(Promise.resolve()));
  afterEach(() => Reflect.deleteProperty(document, 'fonts'));

  it('is fitted to its page only when its letters are there: narrower ones once fitted, and the foot was cut off', async () => {
    let lettersAreThere: (() => void) | undefined;
    withLetters(
      new Promise<void>((resolve) => {
        lettersAreThere = resolve;
      }),
    );
    const onDrawn = vi.fn<() => void>();
    const { container } = show({}, onDrawn);
    const sheet = container.querySelector<HTMLElement>('.sheet');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([sheet?.style.width, onDrawn.mock.calls.length]).toEqual(['', 0]);
    lettersAreThere?.();
    await vi.waitFor(() => expect(onDrawn).toHaveBeenCalledTimes(1));
    expect(sheet?.style.width).toBe('210mm');
  });

  it('tells who, what, how sure, and what it is not', () => {
    const text = show().container.textContent;
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Robin Harbour');
    expect(text).toContain('does not count');
    expect(text).toContain('1.20 ± 0.10');
    expect(text).toContain('3 of 4 sessions due, 16 prescribed');
    expect(text).toContain('1:05: Space key; calm after 120 ms');
    expect(text).toContain('5:00: 4. Squall left out, for tiredness.');
    expect(text).toContain('2. Squall, set 1. First set');
    expect(text).toContain('Not a diagnosis');
    expect(text).toContain('Keel 0.1.0; algorithms: hub 1, Squall 1, ability 1, movement 1, session 1.');
  });

  it('shows every block of the session, and what was scored in each', () => {
    show();
    const blocks = screen.getAllByRole('heading', { level: 3 }).slice(0, 4);
    expect(blocks.map((heading) => heading.textContent)).toEqual([
      '1. Squallweight on the board, standing, feet apart',
      '2. Squallrib cage, sitting on a chair',
      '3. Turnrecorded with the motion sensors',
      '4. Squallweight on the board, standing, feet together',
    ]);
    const [feet, chest, turn, left] = blocks.map((heading) => heading.closest('section'));
    const rowsOf = (section: HTMLElement | null | undefined) =>
      section
        ? within(section)
            .queryAllByRole('rowheader')
            .map((header) => header.textContent)
        : [];
    expect(rowsOf(feet)).toEqual(['Set 1', 'Set 2', 'Probe']);
    expect(rowsOf(chest)).toEqual(['Set 1']);
    expect(turn?.textContent).toMatch(/5 to the left, 5 to the right. Left 51°, right 34/);
    expect(left?.textContent).toContain('It was not played.');
  });

  it('draws one ability chart a skill, since none is on the scale of another', () => {
    show();
    const charts = document.querySelectorAll(
      'svg[aria-label="Ability over sessions with its 95 % interval"]',
    );
    expect(charts).toHaveLength(2);
    // Each skill begins at its own 50, whatever its logits are.
    expect([...charts].map((chart) => chart.getAttribute('aria-description'))).toEqual([
      'Newest: 50, from 40 to 60',
      'Newest: 50, from 40 to 60',
    ]);
  });

  it('gives only what has changed a line of its own where there are too many', () => {
    const keys = SQUALL_INFO.metrics.filter(({ better }) => better !== 'neither').map(({ key }) => key);
    const measured = [...keys, 'range.meanReach', 'range.velocity'];
    const metrics = Object.fromEntries(measured.map((key) => [key, { value: 5, trials: 9 }]));
    const steady = { verdict: 'no-real-change' } as const;
    const judgements = measured.map((key) => judgement(key, key === 'recoveryS' ? {} : steady));
    const skills = [FEET, CHEST].map((skill) => ({
      skill,
      summary: { ...skillPoint().summary, metrics },
      judgements,
    }));
    const result = SESSION.result && { ...SESSION.result, skills };
    const { container } = show({ session: { ...SESSION, result } });
    const changes = within(screen.getByText('Change against the first sessions').parentElement ?? container);
    expect(changes.getAllByRole('row', { name: /^Recovery time, s/ })).toHaveLength(2);
    expect(changes.getAllByText('Looks better: next time will tell (explored)')).toHaveLength(2);
    expect(changes.queryByRole('row', { name: /^Gusts caught/ })).toBeNull();
    expect(changes.getAllByText(/^No real change, .*gusts caught, % −0.3 \(1.3 to 1.7\)/)).toHaveLength(2);
  });

  it('says that the page showed something else than the recording gives', () => {
    const { container } = show({ session: { ...SESSION, row: { ...SESSION.row, differs: true } } });
    expect(container.textContent).toContain('the recording counts');
  });
});
