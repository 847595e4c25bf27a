// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PatientStage } from '#renderer/patient/PatientStage.tsx';
import { renderWithProviders } from './support/render-with-providers.tsx';

const ROOM_PX = 600;

/** As if the content of a screen were this tall at its full type. */
function contentOf(fullPx: number): void {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(ROOM_PX);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(function (this: Element) {
    const stage = this.closest<HTMLElement>('[data-fitted]');
    return fullPx * Number(stage?.style.getPropertyValue('--fit'));
  });
}

function shownStage(): HTMLElement {
  renderWithProviders(
    <PatientStage screen="rest" title="Rest">
      <p>Let go and breathe.</p>
    </PatientStage>,
  );
  return screen.getByRole('main');
}

const fitOf = (stage: HTMLElement): number => Number(stage.style.getPropertyValue('--fit'));

describe('the type of a patient screen', () => {
  afterEach(() => vi.restoreAllMocks());

  it('keeps its size where the words fit', () => {
    contentOf(ROOM_PX);
    const stage = shownStage();
    expect(fitOf(stage)).toBe(1);
    expect(stage.hasAttribute('data-tight')).toBe(false);
  });

  it('is smaller where they do not, and no smaller than it has to be', () => {
    contentOf(ROOM_PX * 1.1);
    const stage = shownStage();
    expect(fitOf(stage)).toBe(0.88);
    expect(stage.hasAttribute('data-tight')).toBe(true);
    expect(stage.hasAttribute('data-breaking')).toBe(false);
  });

  it('stops where it could not be read from the middle of a room', () => {
    contentOf(ROOM_PX * 3);
    const stage = shownStage();
    expect(fitOf(stage)).toBe(0.6);
    expect(stage.hasAttribute('data-breaking')).toBe(true);
  });
});
