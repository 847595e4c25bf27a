import { MantineProvider, mergeThemeOverrides, NumberInput, PasswordInput } from '@mantine/core';
import type { MantineThemeOverride } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { Translator } from '#core/language/translator.ts';
import { useTranslator } from './language.tsx';
import { useSettings } from './settings-store.ts';
import { mantineTheme, paletteVariables } from './theme.ts';

interface ThemeProviderProps {
  readonly children: ReactNode;
  /** Without transitions, in tests. */
  readonly env?: 'default' | 'test';
}

/** Colours as the settings want them; what controls say by themselves, in the language of the screen. */
export function ThemeProvider({ children, env = 'default' }: ThemeProviderProps) {
  const { highContrast } = useSettings();
  const variables = useMemo(() => paletteVariables(highContrast), [highContrast]);
  const translator = useTranslator();
  const theme = useMemo(() => mergeThemeOverrides(mantineTheme, controlsIn(translator)), [translator]);
  return (
    <MantineProvider theme={theme} env={env} forceColorScheme="light" cssVariablesResolver={variables}>
      {children}
    </MantineProvider>
  );
}

/** Numbers are typed with the decimal sign of the language. */
function controlsIn({ number, say }: Translator): MantineThemeOverride {
  const decimalSeparator = number(0.5, 1).charAt(1);
  const visibilityToggleButtonProps = { 'aria-label': say('vault.show-passphrase') };
  return {
    components: {
      NumberInput: NumberInput.extend({ defaultProps: { decimalSeparator } }),
      PasswordInput: PasswordInput.extend({ defaultProps: { visibilityToggleButtonProps } }),
    },
  };
}
