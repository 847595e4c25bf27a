import { DIRECTIONS } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import styles from './LimitsChart.module.css';

/** Rings every 50 mm. */
const RING_MM = 50;
const EDGE_MM = 150;

/** How far the person can lean, seen from above, front up; dashed where a cautious default stands in. */
export function LimitsChart({ limits }: { readonly limits: SteeringRange }) {
  const outline = DIRECTIONS.map((direction) => placeOf(direction, limits.excursionMm[direction]));
  return (
    <svg className={styles.chart} viewBox="-190 -190 380 380" role="img" aria-label={describeStrip(limits)}>
      {[RING_MM, 2 * RING_MM, EDGE_MM].map((radius) => (
        <circle key={radius} r={radius} className={styles.ring} />
      ))}
      <text x="4" y={-RING_MM - 4} className={styles.scale}>
        50 mm
      </text>
      <polygon className={styles.area} points={outline.map(([x, y]) => `${x},${y}`).join(' ')} />
      {DIRECTIONS.map((direction) => {
        const [x, y] = placeOf(direction, limits.excursionMm[direction]);
        return (
          <circle
            key={direction}
            cx={x}
            cy={y}
            r="6"
            className={styles.point}
            data-measured={limits.measured[direction] || undefined}
          />
        );
      })}
      <text y={-EDGE_MM - 14}>front</text>
      <text y={EDGE_MM + 28}>back</text>
      <text x={-EDGE_MM - 6} y="5" className={styles.left}>
        L
      </text>
      <text x={EDGE_MM + 6} y="5" className={styles.right}>
        R
      </text>
    </svg>
  );
}

/** Clockwise from the front, 45 degrees apart; y grows downwards on the screen. */
function placeOf(direction: Direction, excursionMm: number): readonly [number, number] {
  const angle = (DIRECTIONS.indexOf(direction) * Math.PI) / 4;
  return [Math.round(excursionMm * Math.sin(angle)), -Math.round(excursionMm * Math.cos(angle))];
}

function describeStrip(limits: SteeringRange): string {
  const parts = DIRECTIONS.map((direction) => {
    const assumed = limits.measured[direction] ? '' : ' (assumed)';
    return `${direction} ${Math.round(limits.excursionMm[direction])} mm${assumed}`;
  });
  return `Limits of stability: ${parts.join(', ')}`;
}
