/** The one palette of the games: CSS colours for what is drawn, numbers for Phaser's tints. */
export const PALETTE = {
  navy: '#0E2A3B',
  sea: '#1F6F8B',
  foam: '#EAF4F4',
  sand: '#F3E9D2',
  sail: '#FBFAF5',
  brass: '#E3A23B',
  good: '#2E86C1',
  warn: '#D55E00',
} as const;
export type ColourName = keyof typeof PALETTE;

/** Where Keel's words are set: the typeface of its pages, then whatever the system reads best in. */
// oxlint-disable-next-line keel/no-literal-words
export const FONT_FAMILY = '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif';

interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

function rgbOf(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return { red: (value >> 16) & 0xff, green: (value >> 8) & 0xff, blue: value & 0xff };
}

/** A palette colour as Phaser takes it: 0xRRGGBB. */
export function tintOf(name: ColourName): number {
  return Number.parseInt(PALETTE[name].slice(1), 16);
}

/** A colour `share` of the way from one to another (0 to 1), as `#rrggbb`. */
export function mixed(from: string, to: string, share: number): string {
  const a = rgbOf(from);
  const b = rgbOf(to);
  const channel = (x: number, y: number): string =>
    Math.round(x + (y - x) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(a.red, b.red)}${channel(a.green, b.green)}${channel(a.blue, b.blue)}`;
}

/** A colour with an opacity of 0 to 1, as CSS writes it. */
export function faded(colour: string, opacity: number): string {
  const { red, green, blue } = rgbOf(colour);
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

/** Relative luminance of a colour, 0 to 1 (WCAG 2.2, "relative luminance"). */
export function luminanceOf(colour: string): number {
  const { red, green, blue } = rgbOf(colour);
  const linear = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast between two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one: string, other: string): number {
  const lighter = Math.max(luminanceOf(one), luminanceOf(other));
  const darker = Math.min(luminanceOf(one), luminanceOf(other));
  return (lighter + 0.05) / (darker + 0.05);
}
