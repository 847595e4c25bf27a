/** The one palette of Keel, and what Mantine makes of it. Style sheets see each colour as `--navy`, `--sea`, ... */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { PALETTE as SHARED_PALETTE, FONT_FAMILY } from '#games/shared/palette.ts';

/** The colours that games share, and what pages need beside them. */
export const PALETTE = {
  ...SHARED_PALETTE,
  /** Text: at least 7:1 on sail and 6:1 on foam. */
  ink: '#0E2A3B',
  inkQuiet: '#3B5666',
  goodInk: '#14507C',
  warnInk: '#8A3A00',
  /** Behind white words of Stop: 5:1. */
  stop: '#B34A00',
  /** Lines, and the edges of controls. */
  line: '#CFDFE2',
  edge: '#6F8E9B',
} as const;
export type Palette = Readonly<Record<keyof typeof PALETTE, string>>;

/** The same roles for eyes that need more: black on white, strong edges. */
export const HIGH_CONTRAST_PALETTE: Palette = {
  ...PALETTE,
  navy: '#04141F',
  sea: '#0B4A61',
  foam: '#FFFFFF',
  sand: '#FFF6DD',
  sail: '#FFFFFF',
  good: '#0F5E99',
  warn: '#A84300',
  ink: '#000000',
  inkQuiet: '#17242C',
  goodInk: '#083A5E',
  warnInk: '#6B2C00',
  stop: '#8A3A00',
  line: '#4D6672',
  edge: '#17242C',
};

const SEA_SHADES: MantineColorsTuple = [
  '#EAF4F4',
  '#D3E7EA',
  '#A9D0D8',
  '#7DB7C5',
  '#559FB3',
  '#378AA2',
  '#1F6F8B',
  '#195C74',
  '#134A5E',
  '#0E2A3B',
];

/** Greys with a little sea in them. */
const GRAY_SHADES: MantineColorsTuple = [
  '#F2F7F8',
  '#E6EFF1',
  '#D6E3E6',
  '#C3D3D8',
  '#A6BBC2',
  '#7F98A2',
  '#56707D',
  '#456070',
  '#33505F',
  '#1E3A4A',
];

const WARN_SHADES: MantineColorsTuple = [
  '#FDF1E7',
  '#FADFC9',
  '#F5BD92',
  '#EE9A5B',
  '#E37C2C',
  '#D55E00',
  '#A84A00',
  '#8A3A00',
  '#6B2C00',
  '#4A1F00',
];

export const mantineTheme = createTheme({
  colors: { sea: SEA_SHADES, gray: GRAY_SHADES, warn: WARN_SHADES },
  primaryColor: 'sea',
  primaryShade: 6,
  black: PALETTE.ink,
  fontFamily: FONT_FAMILY,
  headings: { fontFamily: FONT_FAMILY, fontWeight: '650' },
  defaultRadius: 'md',
  radius: { md: '0.625rem' },
  // The root is 18 px at 1920 x 1080; nothing may be read smaller than that.
  fontSizes: { xs: '1rem', sm: '1rem', md: '1rem', lg: '1.2rem', xl: '1.45rem' },
  cursorType: 'pointer',
});

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Each colour under the name style sheets know it by. */
export function paletteEntries(palette: Palette): readonly (readonly [string, string])[] {
  return Object.entries(palette).map(([role, colour]) => [`--${kebab(role)}`, colour]);
}

/** Keel's roles beside Mantine's own variables. */
export function paletteVariables(highContrast: boolean): CSSVariablesResolver {
  const palette = highContrast ? HIGH_CONTRAST_PALETTE : PALETTE;
  const variables: Record<string, string> = {
    '--mantine-color-body': palette.sail,
    '--mantine-color-text': palette.ink,
    '--mantine-color-dimmed': palette.inkQuiet,
    '--mantine-color-placeholder': palette.inkQuiet,
    '--mantine-color-default-border': palette.edge,
    '--mantine-color-error': palette.warnInk,
  };
  for (const [name, colour] of paletteEntries(palette)) variables[name] = colour;
  return () => ({ variables: {}, light: variables, dark: {} });
}
