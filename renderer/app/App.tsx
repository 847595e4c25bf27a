import '@mantine/core/styles.css';
import '@fontsource-variable/atkinson-hyperlegible-next';
import './app.css';
import { Announcer } from './announcer.tsx';
import { CurrentScreen } from './CurrentScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { CurrentLanguage } from './language.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { ThemeProvider } from './ThemeProvider.tsx';

export function App() {
  return (
    <CurrentLanguage>
      <ThemeProvider>
        <ErrorBoundary>
          <CurrentScreen />
          <NoticeBar />
          <Announcer />
        </ErrorBoundary>
      </ThemeProvider>
    </CurrentLanguage>
  );
}
