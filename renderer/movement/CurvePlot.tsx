import type { CurveColumn, MovementCurves } from '#core/movement-tests/curves.ts';
import type { Repetition } from '#core/movement-tests/movement-result.ts';
import { useTranslator } from '../app/language.tsx';
import type { Plane } from '../motion/trunk-pose.ts';
import styles from './CurvePlot.module.css';

interface CurvePlotProps {
  readonly curves: MovementCurves;
  readonly plane: Plane;
  readonly repetitions: readonly Repetition[];
  /** Where the replay is; undefined: nowhere. */
  readonly cursorMs?: number | undefined;
  readonly width?: number;
  readonly height?: number;
}

const COLUMNS: Readonly<Record<Plane, readonly (readonly [CurveColumn, string])[]>> = {
  flexion: [
    ['trunkFlexionDeg', 'trunk'],
    ['pelvisFlexionDeg', 'pelvis'],
    ['thoraxFlexionDeg', 'thorax'],
  ],
  lateral: [
    ['trunkLateralDeg', 'trunk'],
    ['pelvisLateralDeg', 'pelvis'],
    ['thoraxLateralDeg', 'thorax'],
  ],
  axial: [
    ['trunkAxialDeg', 'trunk'],
    ['pelvisAxialDeg', 'pelvis'],
    ['thoraxAxialDeg', 'thorax'],
  ],
};

const MARGIN = { left: 84, right: 14, top: 26, bottom: 34 } as const;
/** More points than pixels tell nothing more. */
const MOST_POINTS = 900;

/** Angles of rib cage, pelvis and what lies between over time, repetitions shaded. */
export function CurvePlot({
  curves,
  plane,
  repetitions,
  cursorMs,
  width = 1000,
  height = 320,
}: CurvePlotProps) {
  const { say, number: written } = useTranslator();
  const steps = curves.deg.thoraxFlexionDeg.length;
  const lengthMs = Math.max(1, (steps - 1) * curves.stepMs);
  const [low, high] = domainOf(curves, plane);
  const x = (tMs: number): number => MARGIN.left + (tMs / lengthMs) * (width - MARGIN.left - MARGIN.right);
  const y = (deg: number): number =>
    MARGIN.top + ((high - deg) / (high - low)) * (height - MARGIN.top - MARGIN.bottom);
  const bottom = height - MARGIN.bottom;
  return (
    <svg
      className={styles.plot}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={say(`movement.curve.${plane}`)}
    >
      {repetitions.map(({ number, startMs, endMs, wholeness }) => (
        <g key={number}>
          <rect
            className={styles.repetition}
            data-whole={wholeness === 'whole'}
            x={x(startMs)}
            y={MARGIN.top}
            width={Math.max(1, x(endMs) - x(startMs))}
            height={bottom - MARGIN.top}
          />
          <text className={styles.number} x={(x(startMs) + x(endMs)) / 2} y={MARGIN.top - 8}>
            {wholeness === 'whole' ? number : say('movement.curve.left-out', { number })}
          </text>
        </g>
      ))}
      {ticksOf(low, high, 5).map((deg) => (
        <g key={deg}>
          <path
            className={deg === 0 ? styles.zero : styles.grid}
            d={`M${MARGIN.left} ${y(deg)}H${width - MARGIN.right}`}
          />
          <text className={styles.degrees} x={MARGIN.left - 8} y={y(deg)}>
            {say('movement.curve.degrees', { degrees: written(deg, 0) })}
          </text>
        </g>
      ))}
      {ticksOf(0, lengthMs / 1000, 8).map((second) => (
        <text key={second} className={styles.seconds} x={x(1000 * second)} y={height - 10}>
          {say('movement.curve.seconds', { seconds: second })}
        </text>
      ))}
      <text className={styles.direction} x={MARGIN.left + 6} y={MARGIN.top + 16}>
        {say(`movement.curve.up.${plane}`)}
      </text>
      {COLUMNS[plane].map(([column, segment]) => (
        <path
          key={column}
          className={styles.curve}
          data-segment={segment}
          d={pathOf(curves.deg[column], (index, deg) => [x(index * curves.stepMs), y(deg)])}
        />
      ))}
      {cursorMs !== undefined && (
        <path className={styles.cursor} d={`M${x(Math.min(lengthMs, cursorMs))} ${MARGIN.top}V${bottom}`} />
      )}
    </svg>
  );
}

/** What each line is, with a piece of it. */
export function CurveLegend() {
  const { say } = useTranslator();
  return (
    <ul className={styles.legend}>
      {LEGEND.map((segment) => (
        <li key={segment}>
          <svg viewBox="0 0 44 8" width="44" height="8" aria-hidden="true">
            <path className={styles.curve} data-segment={segment} d="M2 4H42" />
          </svg>
          {say(`movement.curve.line.${segment}`)}
        </li>
      ))}
    </ul>
  );
}

const LEGEND = ['thorax', 'pelvis', 'trunk'] as const;

/** Whole tens around everything that is shown, at least 10 to either side of zero. */
function domainOf(curves: MovementCurves, plane: Plane): readonly [number, number] {
  let low = -10;
  let high = 10;
  for (const [column] of COLUMNS[plane]) {
    for (const value of curves.deg[column]) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [Math.floor(low / 10) * 10, Math.ceil(high / 10) * 10];
}

const NICE = [1, 2, 5, 10, 15, 20, 30, 60, 120] as const;

/** About so many round numbers between two. */
function ticksOf(low: number, high: number, about: number): number[] {
  const step = NICE.find((nice) => (high - low) / nice <= about) ?? 120;
  const first = Math.ceil(low / step);
  const count = Math.max(0, Math.floor(high / step) - first + 1);
  return Array.from({ length: count }, (_, k) => (first + k) * step);
}

/** Broken where nothing is known. */
function pathOf(
  values: Float32Array,
  at: (index: number, value: number) => readonly [number, number],
): string {
  const every = Math.max(1, Math.ceil(values.length / MOST_POINTS));
  let path = '';
  let drawing = false;
  for (let index = 0; index < values.length; index += every) {
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value)) {
      drawing = false;
      continue;
    }
    const [x, y] = at(index, value);
    path += `${drawing ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    drawing = true;
  }
  return path;
}
