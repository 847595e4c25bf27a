/** Line charts side by side as one SVG, drawn by Observable Plot on a document of jsdom's. */
import { axisX, axisY, frame, gridX, gridY, line, plot, text } from '@observablehq/plot';
import type { Markish, ScaleOptions } from '@observablehq/plot';
import { JSDOM } from 'jsdom';

/** Side of the square that lines are drawn in, and what is around it, px. */
const FRAME = 320;
const MARGIN = { marginTop: 42, marginRight: 20, marginBottom: 48, marginLeft: 68 };
const PANEL_WIDTH = FRAME + MARGIN.marginLeft + MARGIN.marginRight;
const PANEL_HEIGHT = FRAME + MARGIN.marginTop + MARGIN.marginBottom;
const HEADING_HEIGHT = 32;
const LEGEND_LINE = 16;
const INK = '#222222';

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
  const { window } = new JSDOM();
  const { document } = window;
  const size = { width: panels.length * PANEL_WIDTH, height: HEADING_HEIGHT + PANEL_HEIGHT };
  const picture = createSvgElement(document, 'svg', {
    viewBox: `0 0 ${size.width} ${size.height}`,
    ...size,
    'font-family': 'sans-serif',
  });
  picture.append(
    createSvgElement(document, 'title', {}, title),
    createSvgElement(document, 'rect', { ...size, fill: 'white' }),
    createSvgElement(document, 'text', { x: 16, y: 22, fill: INK, 'font-size': 15 }, heading),
    ...panels.map((panel, index) => {
      const drawn = drawPanel(panel, document);
      drawn.setAttribute('x', String(index * PANEL_WIDTH));
      drawn.setAttribute('y', String(HEADING_HEIGHT));
      return drawn;
    }),
  );
  return `${new window.XMLSerializer().serializeToString(picture)}\n`;
}

function drawPanel(panel: Panel, document: Document): Element {
  const { title, xTitle, yTitle, x, y, series } = panel;
  const drawn = plot({
    document,
    width: PANEL_WIDTH,
    height: PANEL_HEIGHT,
    ...MARGIN,
    style: { fontFamily: 'sans-serif', fontSize: '12px', color: INK, background: 'none' },
    x: scaleOptions(x),
    y: scaleOptions(y),
    marks: [
      gridX({ ...ticks(x), strokeOpacity: 0.08 }),
      gridY({ ...ticks(y), strokeOpacity: 0.08 }),
      frame({ stroke: '#888888' }),
      text([title], { frameAnchor: 'top', dy: -20, fontSize: 14 }),
      axisX({ ...ticks(x), label: xTitle, labelAnchor: 'center', labelArrow: 'none', tickSize: 4 }),
      axisY({ ...ticks(y), label: yTitle, labelAnchor: 'center', labelArrow: 'none', tickSize: 4 }),
      ...series.map(({ points, colour, width = 1.4 }) =>
        line(points, { stroke: colour, strokeWidth: width, clip: true }),
      ),
      ...legendMarks(panel),
    ],
  });
  // Plot's style sheet is for a chart on a page: inside a picture it would stretch the panel.
  drawn.querySelector('style')?.remove();
  return drawn;
}

function scaleOptions({ low, high, logarithmic = false }: Scale): ScaleOptions {
  return { type: logarithmic ? 'log' : 'linear', domain: [low, high] };
}

function ticks({ logarithmic = false }: Scale): { readonly ticks: number; readonly tickFormat?: string } {
  return logarithmic ? { ticks: 5, tickFormat: '~g' } : { ticks: 6 };
}

/** The names of the series in their colours, one below the other, the last in the corner. */
function legendMarks({ series, legend }: Panel): Markish[] {
  const named = series.filter(({ name }) => name !== undefined);
  return named.map(({ name = '', colour }, index) =>
    text([name], {
      frameAnchor: legend === 'left' ? 'bottom-left' : 'bottom-right',
      dx: legend === 'left' ? 10 : -10,
      dy: -10 - LEGEND_LINE * (named.length - 1 - index),
      fill: colour,
      stroke: 'white',
      strokeWidth: 4,
    }),
  );
}

function createSvgElement(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  // XML has no place for control characters, and a file name may hold them.
  element.textContent = content.replaceAll(/\p{Cc}/gu, ' ');
  return element;
}
