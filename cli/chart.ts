/** Line charts side by side as SVG. */

const PANEL = 320;
const MARGIN = 56;
const STEP = PANEL + 2 * MARGIN;
const HEIGHT = PANEL + 2 * MARGIN + 24;

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly logarithmic?: boolean;
}

export type XY = readonly [number, number];

export interface Series {
  readonly points: readonly XY[];
  readonly colour: string;
  readonly name?: string;
  readonly width?: number;
}

export interface Panel {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly x: Scale;
  readonly y: Scale;
  readonly series: readonly Series[];
  /** The lower corner that the curves leave free. */
  readonly legend: 'left' | 'right';
}

/** Panels in a row under a heading. @param title What the picture is called; any text, as is the heading. */
export function drawPanels(panels: readonly Panel[], title: string, heading = title): string {
  const width = panels.length * STEP;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(MARGIN, 20, heading, 'start', 14),
    ...panels.map((panel, k) => draw(panel, k * STEP + MARGIN, MARGIN + 8)),
    '</svg>',
    '',
  ].join('\n');
}

function draw({ title, xTitle, yTitle, x, y, series, legend }: Panel, left: number, top: number): string {
  const bottom = top + PANEL;
  const middle = top + PANEL / 2;
  const legendX = legend === 'left' ? left + 12 : left + PANEL - 12;
  const named = series.filter(({ name }) => name !== undefined);
  return [
    `<rect x="${left}" y="${top}" width="${PANEL}" height="${PANEL}" fill="none" stroke="#888888"/>`,
    text(left + PANEL / 2, top - 10, title, 'middle', 13),
    text(left + PANEL / 2, bottom + 36, xTitle, 'middle'),
    `<g transform="rotate(-90 ${left - 42} ${middle})">${text(left - 42, middle, yTitle, 'middle')}</g>`,
    ...ticks(x).map((value) => text(left + PANEL * share(x, value), bottom + 16, label(value), 'middle', 10)),
    ...ticks(y).map((value) => text(left - 5, bottom - PANEL * share(y, value) + 3, label(value), 'end', 10)),
    ...series.map((line) => polyline(line, x, y, left, bottom)),
    ...named.map(({ name = '', colour }, k) =>
      text(
        legendX,
        bottom - 12 - 16 * (named.length - 1 - k),
        name,
        legend === 'left' ? 'start' : 'end',
        12,
        colour,
      ),
    ),
  ].join('\n');
}

function polyline(
  { points, colour, width = 1.2 }: Series,
  x: Scale,
  y: Scale,
  left: number,
  bottom: number,
): string {
  const path = points
    .map(([px, py]) => {
      const across = left + PANEL * share(x, px);
      const up = bottom - PANEL * share(y, py);
      return `${across.toFixed(1)},${up.toFixed(1)}`;
    })
    .join(' ');
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
}

/** 0 at the low end of the axis, 1 at the high end, no farther. */
function share({ low, high, logarithmic = false }: Scale, value: number): number {
  const at = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.min(1, Math.max(0, at));
}

/** Powers of ten on a logarithmic axis, else steps of 1, 2 or 5 times one. */
function ticks({ low, high, logarithmic = false }: Scale): number[] {
  if (logarithmic) {
    const first = Math.ceil(Math.log10(low) - 1e-9);
    const count = Math.floor(Math.log10(high) + 1e-9) - first + 1;
    return Array.from({ length: Math.max(0, count) }, (_, k) => 10 ** (first + k));
  }
  const rough = (high - low) / 6;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = decade * ([1, 2, 5].find((factor) => factor * decade >= rough) ?? 10);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, k) => (first + k) * step);
}

function label(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function text(
  x: number,
  y: number,
  words: string,
  anchor: 'start' | 'middle' | 'end',
  size = 12,
  fill = '#222222',
): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-size="${size}" fill="${fill}">${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/\p{Cc}/gu, ' ');
}
