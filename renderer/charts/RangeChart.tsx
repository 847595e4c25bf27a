import type { Steering } from '#core/contract/stimulus.ts';
import { DIRECTIONS, UNIT } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import { unitOf } from '#core/exercise/steering.ts';
import type { Translator } from '#core/language/translator.ts';
import { useTranslator } from '../app/language.tsx';
import styles from './RangeChart.module.css';

type SteeringUnit = ReturnType<typeof unitOf>;

interface RangeChartProps {
  readonly steering: Steering;
  readonly range: SteeringRange;
}

/** Of the drawing, in its own units: the outermost ring. */
const RADIUS = 150;
/** Steps between rings, mm or deg: the first that needs no more than three of them. */
const RING_STEPS = [5, 10, 20, 50, 100] as const;
const RINGS = 3;

/** How far the person can go with what steers, seen from above, front up; dashed where a cautious default stands in. */
export function RangeChart({ steering, range }: RangeChartProps) {
  const translator = useTranslator();
  const { say } = translator;
  const unit = unitOf(steering);
  const farthest = Math.max(...DIRECTIONS.map((direction) => range.extent[direction]));
  const ring = RING_STEPS.find((step) => step * RINGS >= farthest) ?? 100;
  const placeOf = (direction: Direction): readonly [number, number] => {
    const length = (range.extent[direction] / (ring * RINGS)) * RADIUS;
    // y grows downwards on the screen.
    return [Math.round(length * UNIT[direction].ml), -Math.round(length * UNIT[direction].ap)];
  };
  const outline = DIRECTIONS.map(placeOf);
  return (
    <svg
      className={styles.chart}
      viewBox="-190 -190 380 380"
      role="img"
      aria-label={describeRange(range, unit, translator)}
    >
      {[1, 2, 3].map((count) => (
        <circle key={count} r={(count * RADIUS) / RINGS} className={styles.ring} />
      ))}
      <text x="4" y={-RADIUS / RINGS - 4} className={styles.scale}>
        {extentText(ring, unit, translator)}
      </text>
      <polygon className={styles.area} points={outline.map(([x, y]) => `${x},${y}`).join(' ')} />
      {DIRECTIONS.map((direction) => {
        const [x, y] = placeOf(direction);
        return (
          <circle
            key={direction}
            cx={x}
            cy={y}
            r="6"
            className={styles.point}
            data-measured={range.measured[direction] || undefined}
          />
        );
      })}
      <text y={-RADIUS - 14}>{say('chart.range.front')}</text>
      <text y={RADIUS + 28}>{say('chart.range.back')}</text>
      <text x={-RADIUS - 6} y="5" className={styles.left}>
        {say('chart.range.left')}
      </text>
      <text x={RADIUS + 6} y="5" className={styles.right}>
        {say('chart.range.right')}
      </text>
    </svg>
  );
}

function describeRange(
  { extent, measured }: SteeringRange,
  unit: SteeringUnit,
  translator: Translator,
): string {
  const { say } = translator;
  const reaches = DIRECTIONS.map((direction) => {
    const reach = say(`chart.range.reach.${direction}`, {
      extent: extentText(extent[direction], unit, translator),
    });
    return measured[direction] ? reach : say('chart.range.assumed', { reach });
  });
  return say('chart.range.label', { reaches: reaches.join(', ') });
}

function extentText(extent: number, unit: SteeringUnit, { say }: Translator): string {
  const rounded = Math.round(extent);
  return unit === 'mm'
    ? say('chart.range.mm', { length: rounded })
    : say('chart.range.deg', { angle: rounded });
}
