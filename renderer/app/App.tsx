import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import '@fontsource-variable/atkinson-hyperlegible-next';
import './app.css';
import { useMemo } from 'react';
import { Announcer } from './announcer.tsx';
import { CurrentScreen } from './CurrentScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { CurrentLanguage } from './language.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { useSettings } from './settings-store.ts';
import { mantineTheme, paletteVariables } from './theme.ts';

export function App() {
  const { highContrast } = useSettings();
  const variables = useMemo(() => paletteVariables(highContrast), [highContrast]);
  return (
    <MantineProvider theme={mantineTheme} forceColorScheme="light" cssVariablesResolver={variables}>
      <CurrentLanguage>
        <ErrorBoundary>
          <CurrentScreen />
          <NoticeBar />
          <Announcer />
        </ErrorBoundary>
      </CurrentLanguage>
    </MantineProvider>
  );
}
