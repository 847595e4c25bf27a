import { arrow, axisX, axisY, dot, ruleY, text } from '@observablehq/plot';
import type { PlotOptions } from '@observablehq/plot';
import { useMemo } from 'react';
import type { StoredSession } from '#core/ipc/ipc.ts';
import { PALETTE } from '../app/theme.ts';
import { chartFrame, sessionAxis } from './chart-frame.ts';
import { PlotFigure } from './PlotFigure.tsx';

interface PainPoint {
  readonly number: number;
  readonly before: number;
  readonly after: number | undefined;
}

interface PainChartProps {
  readonly sessions: readonly StoredSession[];
  /** The programme's limit, drawn as a line. */
  readonly limit?: number | undefined;
  readonly width?: number;
  readonly height?: number;
}

/** Pain before (hollow) and after (filled) each session, 0 to 10. */
export function PainChart({ sessions, limit, width = 560, height = 260 }: PainChartProps) {
  const options = useMemo(
    () => painOptions(painPoints(sessions), limit, width, height),
    [sessions, limit, width, height],
  );
  return <PlotFigure options={options} />;
}

/** One point a session that was asked for pain; its number is its place among all sessions. */
function painPoints(sessions: readonly StoredSession[]): PainPoint[] {
  return sessions.flatMap(({ result }, order) =>
    result?.painBefore === undefined
      ? []
      : [{ number: order + 1, before: result.painBefore, after: result.painAfter }],
  );
}

function painOptions(
  points: readonly PainPoint[],
  limit: number | undefined,
  width: number,
  height: number,
): PlotOptions {
  const both = points.filter((point) => point.after !== undefined);
  const newest = points.at(-1);
  const sessions = newest?.number ?? 0;
  const limits = limit === undefined ? [] : [limit];
  return {
    ...chartFrame(width, height),
    ariaLabel: 'Pain before and after each session, 0 to 10',
    ariaDescription:
      newest === undefined
        ? 'No answer yet'
        : `Newest: ${newest.before} before, ${newest.after ?? 'not asked'} after`,
    x: { domain: [0.5, Math.max(6, sessions) + 0.5], label: 'session' },
    y: { domain: [0, 10], label: 'pain', grid: true, ticks: 5 },
    marks: [
      axisX(sessionAxis(sessions)),
      axisY({ ticks: 5, tickSize: 0 }),
      ruleY(limits, { stroke: PALETTE.warn, strokeDasharray: '6 5' }),
      text(limits, {
        y: (y: number) => y,
        text: () => 'limit',
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
