// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '#core/errors.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import type * as Catalogues from '#locales/load/catalogues.ts';
import { catalogueOf } from '#locales/load/catalogues.ts';
import { PSEUDO_LANGUAGE } from '#locales/load/pseudo.ts';
import { MovementReport } from '#renderer/report/MovementReport.tsx';
import { Report } from '#renderer/report/Report.tsx';
import { ReportPage } from '#renderer/report/ReportPage.tsx';
import { ReportButton } from '#renderer/therapist/ReportButton.tsx';
import { say } from '../support/english.ts';
import { movementDetail, SESSION_ID, unusableMovement } from './support/movements.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { NOW_MS, REPORT_DATA } from './support/report-data.ts';

/** German here is the made-up language with German numbers and dates: what is plain in it was never a message. */
vi.mock('#locales/load/catalogues.ts', async (importOriginal) => {
  const original = await importOriginal<typeof Catalogues>();
  return {
    ...original,
    languageNames: () => [
      { language: 'en', name: 'English' },
      { language: 'de', name: 'Deutsch' },
    ],
    chosenLanguage: (wishes: readonly (string | undefined)[]) =>
      wishes.includes('de') ? 'de' : original.chosenLanguage(wishes),
    catalogueOf: (language: string) =>
      language === 'de'
        ? { ...original.catalogueOf(PSEUDO_LANGUAGE), 'language.formats': 'de' }
        : original.catalogueOf(language),
  };
});

const { patient } = REPORT_DATA.page;
/** Of the person, of the programme and of records: said as they are in every language. */
const NAMES = [
  'Keel',
  patient.name,
  patient.screenedBy,
  REPORT_DATA.session.programme.name,
  REPORT_DATA.session.row.id,
  SESSION_ID,
];
/** What formats of dates and lists put in, in German. */
const FORMATTED = /\d\. (Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez)\b|\bund\b/g;

/** Two letters of English in a row, in whatever is read or heard; messages of the made-up language have none. */
function plainWords(page: HTMLElement): readonly string[] {
  const root = page.cloneNode(true) as HTMLElement;
  // A picture is heard by its own label only, and a style not at all.
  for (const element of root.querySelectorAll('style, [role="img"] [aria-label]')) {
    if (element.tagName === 'style') element.remove();
    else element.removeAttribute('aria-label');
  }
  const attributes = [...root.querySelectorAll('[aria-label], [aria-description], [title]')].flatMap(
    (element) => ['aria-label', 'aria-description', 'title'].map((name) => element.getAttribute(name) ?? ''),
  );
  const read = [root.textContent, ...attributes, document.title].join('\n');
  const without = NAMES.reduce((text, name) => text.replaceAll(name, ' '), read.replaceAll(FORMATTED, ' '));
  return without.match(/[A-Za-z]{2,}/g) ?? [];
}

const quiet = (): void => undefined;

function printed(report: ReactElement): HTMLElement {
  return render(<ReportPage language="de">{report}</ReportPage>).container;
}

describe('a report in German', () => {
  beforeEach(() => {
    document.documentElement.lang = 'en';
  });
  afterEach(cleanup);

  it('of a session holds no word that is no message', () => {
    expect(plainWords(printed(<Report data={REPORT_DATA} nowMs={NOW_MS} onDrawn={quiet} />))).toEqual([]);
  });

  it.each<MovementTask>(['turn', 'bend', 'reach', 'type'])('of a movement (%s) holds none either', (task) => {
    const { movement, ...detail } = movementDetail(task);
    const earlier = [movement, movement];
    const report = (
      <MovementReport detail={{ ...detail, movement, earlier }} nowMs={NOW_MS} onDrawn={quiet} />
    );
    expect(plainWords(printed(report))).toEqual([]);
  });

  it('of a movement of which nothing could be measured says so in it', () => {
    const page = printed(<MovementReport detail={unusableMovement('bend')} nowMs={NOW_MS} onDrawn={quiet} />);
    expect(page.textContent).toContain(catalogueOf('de')['session-detail.nothing-measured']);
    expect(plainWords(page)).toEqual([]);
  });

  it('is German for who reads it aloud, by the tag and the title of the document', () => {
    printed(<Report data={REPORT_DATA} nowMs={NOW_MS} onDrawn={quiet} />);
    expect(document.documentElement.lang).toBe('de');
    expect(document.title).toBe(catalogueOf('de')['report.document-title']);
  });

  it('writes numbers and days as German does', () => {
    const { textContent: text } = printed(<Report data={REPORT_DATA} nowMs={NOW_MS} onDrawn={quiet} />);
    expect(text).toContain('1,20 ± 0,10');
    expect(text).not.toMatch(/\d\.\d\d? ±/);
    expect(text).toContain('21. Jan. 2026');
  });

  it('is English where a language is not there', () => {
    render(
      <ReportPage language="xx">
        <Report data={REPORT_DATA} nowMs={NOW_MS} onDrawn={quiet} />
      </ReportPage>,
    );
    expect(document.documentElement.lang).toBe('en');
    expect(document.title).toBe(say('report.document-title'));
  });
});

describe('the language of a report', () => {
  function show() {
    const save = vi.fn<(language: string) => Promise<Result<undefined>>>(() =>
      Promise.resolve({ ok: true, value: undefined }),
    );
    renderWithProviders(<ReportButton disabled={false} save={save} />);
    return save;
  }
  const button = () => screen.getByRole('button', { name: say('report.save') });
  const choice = () => screen.getByLabelText<HTMLSelectElement>(say('report.language'));

  it('is that of the therapist at first', () => {
    const save = show();
    expect(choice().value).toBe('en');
    fireEvent.click(button());
    expect(save.mock.calls).toEqual([['en']]);
  });

  it('is chosen by its own name, and stays chosen', () => {
    const save = show();
    expect([...choice().options].map(({ text }) => text)).toEqual(['English', 'Deutsch']);
    fireEvent.change(choice(), { target: { value: 'de' } });
    fireEvent.click(button());
    fireEvent.click(button());
    expect(save.mock.calls).toEqual([['de'], ['de']]);
    expect(choice().value).toBe('de');
  });
});
