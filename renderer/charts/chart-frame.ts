/** What all charts share: margins, letters, and no style that needs colour to be read. */
import type { AxisXOptions, PlotOptions } from '@observablehq/plot';

export function chartFrame(width: number, height: number): PlotOptions {
  return {
    width,
    height,
    marginLeft: 52,
    marginRight: 18,
    marginTop: 30,
    marginBottom: 44,
    style: { fontSize: '15px' },
  };
}

/** Whole session numbers, as many as fit. */
export function sessionAxis(sessions: number): AxisXOptions {
  return {
    ticks: Math.min(12, Math.max(6, sessions)),
    tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ''),
    tickSize: 0,
  };
}
