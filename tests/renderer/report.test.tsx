// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PlainMessageId } from '#core/language/message.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { Report } from '#renderer/report/Report.tsx';
import type { ReportData } from '#renderer/report/Report.tsx';
import { say } from '../support/english.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { NOW_MS, REPORT_DATA } from './support/report-data.ts';
import { CHEST, FEET, judgement, skillPoint } from './support/sessions.ts';

const { session: SESSION } = REPORT_DATA;

function show(changes: Partial<ReportData> = {}, onDrawn: () => void = () => undefined) {
  return renderWithProviders(
    <Report data={{ ...REPORT_DATA, ...changes }} nowMs={NOW_MS} onDrawn={onDrawn} />,
  );
}

const SQUALL = say('exercise.squall.name');

function blockTitle(position: number, name: string): string {
  return say('block.title', { position, name });
}

function withUnit(label: PlainMessageId, unit: PlainMessageId): string {
  return say('metric.with-unit', { label: say(label), unit: say(unit) });
}

/** jsdom fetches no letters. */
function withLetters(fonts: Pick<FontFaceSet, 'ready'>): void {
  Object.defineProperty(document, 'fonts', { value: fonts, configurable: true });
}

describe('the report', () => {
  const { fonts } = document;
  afterEach(() => withLetters(fonts));

  it('is fitted to its page only when its letters are there: narrower ones once fitted, and the foot was cut off', async () => {
    let lettersAreThere: (() => void) | undefined;
    const ready = new Promise<FontFaceSet>((resolve) => {
      lettersAreThere = () => resolve(fonts);
    });
    withLetters({ ready });
    const onDrawn = vi.fn<() => void>();
    const { container } = show({}, onDrawn);
    const sheet = container.querySelector<HTMLElement>('.sheet');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([sheet?.style.width, onDrawn.mock.calls.length]).toEqual(['', 0]);
    lettersAreThere?.();
    await vi.waitFor(() => expect(onDrawn).toHaveBeenCalledTimes(1));
    expect(sheet?.style.width).toBe('210mm');
  });

  it('is set smaller where a table is wider than the page, as with the longer words of another language', async () => {
    // jsdom has no layout: a table of 900 px on a page of 794.
    const widthOf = (zoom: number): number => Math.max(794 / zoom, 900);
    const zoomOf = ({ style }: HTMLElement): number => Number(style.zoom || 1);
    vi.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockImplementation(function scrollWidth(
      this: HTMLElement,
    ) {
      return widthOf(zoomOf(this));
    });
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockImplementation(function clientWidth(
      this: HTMLElement,
    ) {
      return 794 / zoomOf(this);
    });
    const onDrawn = vi.fn<() => void>();
    const { container } = show({}, onDrawn);
    await vi.waitFor(() => expect(onDrawn).toHaveBeenCalledTimes(1));
    expect(container.querySelector<HTMLElement>('.sheet')?.style.zoom).toBe('0.88');
    vi.restoreAllMocks();
  });

  it('tells who, what, how sure, and what it is not', () => {
    const text = show().container.textContent;
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Robin Harbour');
    expect(text).toContain(say('report.not-counting', { source: say('source.virtual-patient') }));
    expect(text).toContain('1.20 ± 0.10');
    expect(text).toContain(say('report.adherence-value', { done: 3, due: 4, prescribed: 16 }));
    expect(text).toContain(
      say('report.stop', { clock: '1:05', cause: say('stop.space-key.short'), releasedAfterMs: 120 }),
    );
    expect(text).toContain(
      say('plan-change.left-out', {
        clock: '5:00',
        block: blockTitle(4, SQUALL),
        reason: say('change-reason.tired'),
      }),
    );
    expect(text).toContain(
      say('report.decision', {
        block: blockTitle(2, SQUALL),
        set: 1,
        decision: say('decisions.done.first-set'),
      }),
    );
    expect(text).toContain(say('therapist.not-a-diagnosis'));
    const algorithms = [
      say('report.versions.hub', { version: 1 }),
      say('report.versions.exercise', { exercise: SQUALL, version: '1' }),
      say('report.versions.ability', { version: 1 }),
      say('report.versions.movement', { version: 1 }),
      say('report.versions.session', { version: 1 }),
    ].join(', ');
    expect(text).toContain(say('report.versions', { app: '0.1.0', algorithms, session: SESSION.row.id }));
  });

  it('shows every block of the session, and what was scored in each', () => {
    show();
    const blocks = screen.getAllByRole('heading', { level: 3 }).slice(0, 4);
    expect(blocks.map((heading) => heading.textContent)).toEqual([
      `${blockTitle(1, SQUALL)}${say('steering.centre-of-pressure')}, ${say('posture.feet-apart')}`,
      `${blockTitle(2, SQUALL)}${say('steering.thorax')}, ${say('posture.sitting-on-chair')}`,
      `${blockTitle(3, say('task.turn'))}${say('programme.recorded')}`,
      `${blockTitle(4, SQUALL)}${say('steering.centre-of-pressure')}, ${say('posture.feet-together')}`,
    ]);
    const [feet, chest, turn, left] = blocks.map((heading) => heading.closest('section'));
    const rowsOf = (section: HTMLElement | null | undefined) =>
      section
        ? within(section)
            .queryAllByRole('rowheader')
            .map((header) => header.textContent)
        : [];
    const set = (number: number): string => say('set.name', { role: 'set', number });
    expect(rowsOf(feet)).toEqual([set(1), set(2), say('set.name', { role: 'probe', number: 1 })]);
    expect(rowsOf(chest)).toEqual([set(1)]);
    const repetitions = ENGLISH.list([
      say('movement.repetitions.left', { count: 5 }),
      say('movement.repetitions.right', { count: 5 }),
    ]);
    const primary = say('movement.primary.turn', { left: '51', right: '34.4' });
    expect(turn?.textContent).toContain(`${repetitions}. ${primary}.`);
    expect(left?.textContent).toContain(say('session-detail.not-played'));
  });

  it('draws one ability chart a skill, since none is on the scale of another', () => {
    show();
    const charts = document.querySelectorAll(`svg[aria-label="${say('chart.ability.label')}"]`);
    expect(charts).toHaveLength(2);
    // Each skill begins at its own 50, whatever its logits are.
    expect([...charts].map((chart) => chart.getAttribute('aria-description'))).toEqual([
      say('chart.ability.newest', { index: 50, low: 40, high: 60 }),
      say('chart.ability.newest', { index: 50, low: 40, high: 60 }),
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
    const changes = within(screen.getByText(say('report.changes')).parentElement ?? container);
    const recovery = withUnit('metric.squall.recovery-s.label', 'unit.second');
    const caught = withUnit('metric.squall.success-percent.label', 'unit.percent');
    const rowsOf = (label: string) =>
      changes.queryAllByRole('rowheader').filter((header) => header.textContent === label);
    expect(rowsOf(recovery)).toHaveLength(2);
    expect(changes.getAllByText(say('verdict.looks-explored', { verdict: 'better' }))).toHaveLength(2);
    expect(rowsOf(caught)).toHaveLength(0);
    const told = say('report.change-expected', {
      measure: caught,
      change: '−0.3',
      expected: say('change.from-to', { low: '1.3', high: '1.7' }),
    });
    expect(changes.getAllByText((text) => text.includes(told))).toHaveLength(2);
  });

  it('says that the page showed something else than the recording gives', () => {
    const { container } = show({ session: { ...SESSION, row: { ...SESSION.row, differs: true } } });
    expect(container.textContent).toContain(say('session-detail.differs-text'));
  });
});
