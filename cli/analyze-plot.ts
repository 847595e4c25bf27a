/** A picture of a recording as SVG: stabilogram with its ellipse, spectrum, stabilogram diffusion. */
import { diffusionPlot } from '#core/stabilometry/diffusion.ts';
import { predictionEllipse } from '#core/stabilometry/positional.ts';
import type { PreparedSway } from '#core/stabilometry/prepare.ts';
import { swaySpectrum } from '#core/stabilometry/spectral.ts';
import { drawPanels } from './chart.ts';
import type { Panel, Scale, Series, XY } from './chart.ts';

const ML_COLOUR = '#0b5cad';
const AP_COLOUR = '#b3471d';
/** More points than this add nothing to a line 320 units wide. */
const MOST_POINTS = 4000;

/** The whole picture. @param title Shown above; any text. */
export function plotSway(sway: PreparedSway, title: string): string {
  const panels = [stabilogram(sway), spectrum(sway), diffusion(sway)];
  const { name, version } = sway.pipeline;
  return drawPanels(panels, title, `${title} (pipeline ${name} ${version})`);
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
    return {
      points: visible(points, 0.1, 10),
      colour: axis === 'ml' ? ML_COLOUR : AP_COLOUR,
      name: axis.toUpperCase(),
    };
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
      name: axis.toUpperCase(),
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
