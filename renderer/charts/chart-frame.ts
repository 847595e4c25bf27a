/** What all charts share: margins, letters, and no style that needs colour to be read. */
import type { PlotOptions } from '@observablehq/plot';

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
