// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Report } from '#renderer/report/Report.tsx';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { block, patientPage, storedSession } from './support/sessions.ts';

const session = storedSession({
  id: 'now',
  startedAt: '2026-01-20T10:00:00.000Z',
  source: 'virtual-patient',
  blocks: [block('practice'), block('set', 1), block('set', 2, false), block('probe')],
});

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
    const data = { page: patientPage([session]), session };
    const { container } = renderWithProviders(<Report data={data} nowMs={0} onDrawn={onDrawn} />);
    const sheet = container.querySelector<HTMLElement>('.sheet');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([sheet?.style.width, onDrawn.mock.calls.length]).toEqual(['', 0]);
    lettersAreThere?.();
    await vi.waitFor(() => expect(onDrawn).toHaveBeenCalledTimes(1));
    expect(sheet?.style.width).toBe('210mm');
  });

  it('tells who, what, how sure, and what it is not', () => {
    const page = patientPage([session]);
    const nowMs = Date.parse('2026-01-21T00:00:00.000Z');
    const { container } = renderWithProviders(
      <Report data={{ page, session }} nowMs={nowMs} onDrawn={() => undefined} />,
    );
    const text = container.textContent;
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Robin Harbour');
    expect(text).toContain('does not count');
    expect(text).toContain('1.20 ± 0.10');
    expect(text).toContain('1:05: Space key; calm after 120 ms');
    expect(text).toContain('Not a diagnosis');
    expect(text).toContain('Keel 0.1.0');
  });

  it('draws its charts with words for those who do not see them', () => {
    renderWithProviders(
      <Report data={{ page: patientPage([session]), session }} nowMs={0} onDrawn={() => undefined} />,
    );
    const labels = [...document.querySelectorAll('svg[aria-label]')].map((chart) =>
      chart.getAttribute('aria-label'),
    );
    expect(labels).toEqual([
      'Ability over sessions with its 95 % interval',
      'Pain before and after each session, 0 to 10',
    ]);
  });

  it('lists what was scored, and leaves the first try out', () => {
    renderWithProviders(
      <Report data={{ page: patientPage([session]), session }} nowMs={0} onDrawn={() => undefined} />,
    );
    const rows = screen.getAllByRole('rowheader').map((header) => header.textContent);
    expect(rows).toEqual(expect.arrayContaining(['Set 1', 'Set 2', 'Probe']));
    expect(rows).not.toContain('First try');
  });
});
