/** A picture of a recording as SVG: stabilogram with its ellipse, spectrum, stabilogram diffusion. */
import { diffusionPlot } from '#core/stabilometry/diffusion.ts';
import { predictionEllipse } from '#core/stabilometry/positional.ts';
import type { PreparedSway } from '#core/stabilometry/prepare.ts';
import { swaySpectrum } from '#core/stabilometry/spectral.ts';

const PANEL = 320;
const MARGIN = 56;
const STEP = PANEL + 2 * MARGIN;
const HEIGHT = PANEL + 2 * MARGIN + 24;
const ML_COLOUR = '#0b5cad';
const AP_COLOUR = '#b3471d';
/** More points than this add nothing to a line 320 units wide. */
const MOST_POINTS = 4000;

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly logarithmic?: boolean;
}

type XY = readonly [number, number];

interface Series {
  readonly points: readonly XY[];
  readonly colour: string;
  readonly name?: string;
  readonly width?: number;
}

interface Panel {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly x: Scale;
  readonly y: Scale;
  readonly series: readonly Series[];
  /** The lower corner that the curves leave free. */
  readonly legend: 'left' | 'right';
}

/** The whole picture. @param title Shown above; any text. */
export function plotSway(sway: PreparedSway, title: string): string {
  const panels = [stabilogram(sway), spectrum(sway), diffusion(sway)];
  const width = panels.length * STEP;
  const { name, version } = sway.pipeline;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(MARGIN, 20, `${title} (pipeline ${name} ${version})`, 'start', 14),
    ...panels.map((panel, k) => draw(panel, k * STEP + MARGIN, MARGIN + 8)),
    '</svg>',
    '',
  ].join('\n');
}

function stabilogram(sway: PreparedSway): Panel {
  const trace = thinned(Array.from(sway.mlMm, (ml, k): XY => [ml, sway.apMm[k] ?? 0]));
  const { majorMm, minorMm, directionRad } = predictionEllipse(sway);
  const [c, s] = [Math.cos(directionRad), Math.sin(directionRad)];
  const outline = Array.from({ length: 121 }, (_, k): XY => {
    const angle = (2 * Math.PI * k) / 120;
    const [along, across] = [majorMm * Math.cos(angle), minorMm * Math.sin(angle)];
    return [along * c - across * s, along * s + across * c];
  });
  const reach =
    1.05 * [...trace, ...outline].reduce((far, [x, y]) => Math.max(far, Math.abs(x), Math.abs(y)), 0);
  return {
    title: 'Stabilogram with 95 % prediction ellipse',
    xTitle: 'left - right, mm',
    yTitle: 'back - front, mm',
    x: { low: -reach, high: reach },
    y: { low: -reach, high: reach },
    legend: 'left',
    series: [
      { points: trace, colour: '#444444', width: 0.7 },
      { points: outline, colour: AP_COLOUR, width: 1.6 },
    ],
  };
}

function spectrum(sway: PreparedSway): Panel {
  const series = (['ml', 'ap'] as const).map((axis): Series => {
    const { frequenciesHz, density } = swaySpectrum(sway, axis);
    const points = Array.from(frequenciesHz, (hz, k): XY => [hz, density[k] ?? 0]);
    return { points: visible(points, 0.1, 10), colour: axis === 'ml' ? ML_COLOUR : AP_COLOUR, name: axis };
  });
  return {
    title: 'Power spectral density',
    xTitle: 'Hz',
    yTitle: 'mm²/Hz',
    x: { low: 0.1, high: 10, logarithmic: true },
    y: logRange(series),
    legend: 'left',
    series,
  };
}

function diffusion(sway: PreparedSway): Panel {
  const series = (['ml', 'ap'] as const).map((axis): Series => {
    const { lagsS, msdMm2 } = diffusionPlot(sway, axis);
    const points = Array.from(lagsS, (lag, k): XY => [lag, msdMm2[k] ?? 0]);
    return {
      points: thinned(visible(points, 0, Infinity)),
      colour: axis === 'ml' ? ML_COLOUR : AP_COLOUR,
      name: axis,
    };
  });
  const lags = series.flatMap(({ points }) => points.map(([lag]) => lag));
  return {
    title: 'Stabilogram diffusion',
    xTitle: 'time interval, s',
    yTitle: 'mean square displacement, mm²',
    x: {
      low: lags.reduce((a, b) => Math.min(a, b), 1),
      high: lags.reduce((a, b) => Math.max(a, b), 1.01),
      logarithmic: true,
    },
    y: logRange(series),
    legend: 'right',
    series,
  };
}

/** What a logarithmic axis can show. */
function visible(points: readonly XY[], low: number, high: number): readonly XY[] {
  return points.filter(([x, y]) => x >= low && x <= high && x > 0 && y > 0);
}

function thinned(points: readonly XY[]): readonly XY[] {
  const step = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, k) => k % step === 0);
}

/** Six decades at most: below lies rounding. */
function logRange(series: readonly Series[]): Scale {
  const high = series.reduce(
    (top, { points }) => points.reduce((best, [, y]) => Math.max(best, y), top),
    1e-9,
  );
  const low = series.reduce(
    (floor, { points }) => points.reduce((best, [, y]) => Math.min(best, y), floor),
    high,
  );
  return { low: Math.max(low, high * 1e-6) / 1.2, high: high * 1.2, logarithmic: true };
}

function draw({ title, xTitle, yTitle, x, y, series, legend }: Panel, left: number, top: number): string {
  const bottom = top + PANEL;
  const middle = top + PANEL / 2;
  const legendX = legend === 'left' ? left + 20 : left + PANEL - 20;
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
      text(legendX, bottom - 28 + 16 * k, name.toUpperCase(), 'middle', 12, colour),
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
