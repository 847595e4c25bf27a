import { arrow, axisX, axisY, dot, ruleY, text } from '@observablehq/plot';
import type { PlotOptions } from '@observablehq/plot';
import { useMemo } from 'react';
import type { SessionRow } from '#core/ipc/records.ts';
import type { Translator } from '#core/language/translator.ts';
import { useTranslator } from '../app/language.tsx';
import { PALETTE } from '../app/theme.ts';
import { chartFrame, sessionAxis } from './chart-frame.ts';
import { PlotFigure } from './PlotFigure.tsx';

interface PainPoint {
  readonly number: number;
  readonly before: number;
  readonly after: number | undefined;
}

interface PainChartProps {
  /** Newest first. */
  readonly rows: readonly SessionRow[];
  /** The programme's limit, drawn as a line. */
  readonly limit?: number | undefined;
}

const WIDTH = 560;
const HEIGHT = 260;

/** Pain before (hollow) and after (filled) each session, 0 to 10. */
export function PainChart({ rows, limit }: PainChartProps) {
  const translator = useTranslator();
  const options = useMemo(() => painOptions(painPoints(rows), limit, translator), [rows, limit, translator]);
  return <PlotFigure options={options} />;
}

/** One point a session that was asked for pain; its number is its place among those shown. */
function painPoints(rows: readonly SessionRow[]): PainPoint[] {
  return rows
    .toReversed()
    .flatMap(({ painBefore: before, painAfter: after }, order) =>
      before === undefined ? [] : [{ number: order + 1, before, after }],
    );
}

function painOptions(
  points: readonly PainPoint[],
  limit: number | undefined,
  translator: Translator,
): PlotOptions {
  const { say } = translator;
  const both = points.filter((point) => point.after !== undefined);
  const newest = points.at(-1);
  const sessions = newest?.number ?? 0;
  const limits = limit === undefined ? [] : [limit];
  return {
    ...chartFrame(WIDTH, HEIGHT),
    ariaLabel: say('chart.pain.label'),
    ariaDescription: newest === undefined ? say('chart.pain.none') : newestText(newest, translator),
    x: { domain: [0.5, Math.max(6, sessions) + 0.5], label: say('chart.session-axis') },
    y: { domain: [0, 10], label: say('chart.pain.axis'), grid: true, ticks: 5 },
    marks: [
      axisX(sessionAxis(sessions)),
      axisY({ ticks: 5, tickSize: 0 }),
      ruleY(limits, { stroke: PALETTE.warn, strokeDasharray: '6 5' }),
      text(limits, {
        y: (y: number) => y,
        text: () => say('chart.pain.limit'),
        frameAnchor: 'right',
        dy: -8,
        fill: PALETTE.warnInk,
      }),
      arrow(both, {
        x: 'number',
        y1: 'before',
        y2: 'after',
        stroke: PALETTE.edge,
        headLength: 0,
        strokeWidth: 2,
      }),
      dot(points, {
        x: 'number',
        y: 'before',
        r: 6,
        stroke: PALETTE.navy,
        strokeWidth: 2,
        fill: PALETTE.sail,
      }),
      dot(both, { x: 'number', y: 'after', r: 6, fill: PALETTE.navy, stroke: PALETTE.navy, strokeWidth: 2 }),
    ],
  };
}

function newestText({ before, after }: PainPoint, { say }: Translator): string {
  return after === undefined
    ? say('chart.pain.newest-before', { before })
    : say('chart.pain.newest', { before, after });
}
