/** Where levels and values lie on the drawing of one parameter; larger values lie higher. */
import type { ParameterSpec } from '#core/exercise/info.ts';
import { LEVELS } from '#core/difficulty/levels.ts';
import type { CurveParameter } from '#core/exercise/curve.ts';

/** Of the drawing, in its own units. The handles stand to the right of the plot. */
export const DRAWING = { width: 900, height: 184, left: 58, right: 786, top: 28, bottom: 156 } as const;
/** Half a column to each side of the first and the last level. */
const COLUMN = (DRAWING.right - DRAWING.left) / LEVELS;

export interface ValueScale {
  readonly yOf: (value: number) => number;
  readonly valueAt: (y: number) => number;
}

/** Middle of a level's column. */
export function xOfLevel(level: number): number {
  return DRAWING.left + (level - 0.5) * COLUMN;
}

/** The whole range of a parameter over the height of the plot, as its curve travels: even ratios or even steps. */
export function valueScale({ min, max }: ParameterSpec, { scale }: CurveParameter): ValueScale {
  const log = scale === 'log' && min > 0;
  const bend = (value: number): number => (log ? Math.log(value) : value);
  const [low, high] = [bend(min), bend(max)];
  const height = DRAWING.bottom - DRAWING.top;
  return {
    yOf(value) {
      const share = (bend(Math.min(max, Math.max(min, value))) - low) / (high - low);
      return DRAWING.bottom - share * height;
    },
    valueAt(y) {
      const bent = low + ((DRAWING.bottom - y) / height) * (high - low);
      return Math.min(max, Math.max(min, log ? Math.exp(bent) : bent));
    },
  };
}

/** Steps in which a bound moves. */
export function stepOf({ min, max }: ParameterSpec): number {
  return max - min > 20 ? 1 : 0.1;
}

/** To a whole number of steps, without the digits that adding tenths leaves behind. */
export function toStep(spec: ParameterSpec, value: number): number {
  const step = stepOf(spec);
  const rounded = Math.round(value / step) * step;
  return Number(Math.min(spec.max, Math.max(spec.min, rounded)).toFixed(2));
}
