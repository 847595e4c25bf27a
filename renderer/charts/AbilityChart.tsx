import { axisX, axisY, dot, link, lineY, ruleY } from '@observablehq/plot';
import type { PlotOptions } from '@observablehq/plot';
import { useMemo } from 'react';
import type { Translator } from '#core/language/translator.ts';
import { useTranslator } from '../app/language.tsx';
import { PALETTE } from '../app/theme.ts';
import type { AbilityPoint } from '../therapist/ability-index.ts';
import { chartFrame, sessionAxis } from './chart-frame.ts';
import { PlotFigure } from './PlotFigure.tsx';

interface AbilityChartProps {
  readonly points: readonly AbilityPoint[];
  readonly width?: number;
  readonly height?: number;
}

/** Ability over sessions with its 95 % interval. Filled: training on a board; hollow: virtual patient or mouse. */
export function AbilityChart({ points, width = 560, height = 260 }: AbilityChartProps) {
  const translator = useTranslator();
  const options = useMemo(
    () => abilityOptions(points, width, height, translator),
    [points, width, height, translator],
  );
  return <PlotFigure options={options} />;
}

function abilityOptions(
  points: readonly AbilityPoint[],
  width: number,
  height: number,
  { say }: Translator,
): PlotOptions {
  const low = Math.min(30, ...points.map((point) => point.low95));
  const high = Math.max(70, ...points.map((point) => point.high95));
  const newest = points.at(-1);
  const sessions = newest?.number ?? 0;
  return {
    ...chartFrame(width, height),
    ariaLabel: say('chart.ability.label'),
    ariaDescription:
      newest === undefined
        ? say('chart.ability.none')
        : say('chart.ability.newest', {
            index: Math.round(newest.index),
            low: Math.round(newest.low95),
            high: Math.round(newest.high95),
          }),
    x: { domain: [0.5, Math.max(6, sessions) + 0.5], label: say('chart.session-axis') },
    y: {
      domain: [Math.floor(low / 10) * 10, Math.ceil(high / 10) * 10],
      label: say('chart.ability.axis'),
      grid: true,
      ticks: 5,
    },
    marks: [
      axisX(sessionAxis(sessions)),
      axisY({ ticks: 5, tickSize: 0 }),
      ruleY([50], { stroke: PALETTE.inkQuiet, strokeDasharray: '6 5' }),
      lineY(points, { x: 'number', y: 'index', stroke: PALETTE.edge, strokeWidth: 1.5 }),
      link(points, { x: 'number', y1: 'low95', y2: 'high95', stroke: PALETTE.sea, strokeWidth: 3 }),
      dot(points, {
        x: 'number',
        y: 'index',
        r: 6,
        stroke: PALETTE.navy,
        strokeWidth: 2,
        fill: (point: AbilityPoint) => (point.counts ? PALETTE.navy : PALETTE.sail),
      }),
    ],
  };
}
