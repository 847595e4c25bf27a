import { MantineProvider, mergeThemeOverrides, NumberInput } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslator } from './language.tsx';
import { useSettings } from './settings-store.ts';
import { mantineTheme, paletteVariables } from './theme.ts';

interface ThemeProviderProps {
  readonly children: ReactNode;
  /** Without transitions, in tests. */
  readonly env?: 'default' | 'test';
}

/** Colours as the settings want them, and numbers typed with the decimal sign of the language. */
export function ThemeProvider({ children, env = 'default' }: ThemeProviderProps) {
  const { highContrast } = useSettings();
  const variables = useMemo(() => paletteVariables(highContrast), [highContrast]);
  const decimalSeparator = useTranslator().number(0.5, 1).charAt(1);
  const theme = useMemo(() => {
    const defaultProps = { decimalSeparator };
    return mergeThemeOverrides(mantineTheme, {
      components: { NumberInput: NumberInput.extend({ defaultProps }) },
    });
  }, [decimalSeparator]);
  return (
    <MantineProvider theme={theme} env={env} forceColorScheme="light" cssVariablesResolver={variables}>
      {children}
    </MantineProvider>
  );
}
