/** Components as the app shows them; Mantine without transitions, and what jsdom lacks. */
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import { CurrentLanguage } from '#renderer/app/language.tsx';
import { ThemeProvider } from '#renderer/app/ThemeProvider.tsx';

afterEach(cleanup);

const quiet = (): undefined => undefined;

window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: quiet,
  removeListener: quiet,
  addEventListener: quiet,
  removeEventListener: quiet,
  dispatchEvent: () => false,
});

Element.prototype.scrollIntoView = quiet;

Object.defineProperty(document, 'fonts', {
  value: { ready: Promise.resolve(), addEventListener: quiet, removeEventListener: quiet },
  configurable: true,
});

Range.prototype.getClientRects = () => Object.assign([], { item: () => null });

window.ResizeObserver = class {
  observe = quiet;
  unobserve = quiet;
  disconnect = quiet;
};

export function renderWithProviders(children: ReactNode): ReturnType<typeof render> {
  return render(
    <CurrentLanguage>
      <ThemeProvider env="test">{children}</ThemeProvider>
    </CurrentLanguage>,
  );
}
