import type { ParameterSpec } from '#core/exercise/info.ts';
import { useId } from 'react';
import type { Bound, CurveParameter } from '#core/exercise/curve.ts';
import { LEVELS, type Level } from '#core/difficulty/levels.ts';
import { useTranslator } from '../../app/language.tsx';
import { BoundHandle } from './BoundHandle.tsx';
import styles from './CurveEditor.module.css';
import { DRAWING, stepOf, toStep, valueScale, xOfLevel } from './curve-scale.ts';
import { inBothUnits, physicalOf, shortNumber, valueText } from './physical.ts';
import type { Reach } from './physical.ts';

interface ParameterDrawingProps {
  readonly spec: ParameterSpec;
  readonly parameter: CurveParameter;
  readonly bound: Bound;
  /** The bounds can't be played as typed: only the curve is drawn until they can. */
  readonly refused: boolean;
  readonly reach: Reach;
  /** Finely spaced, the easiest first. */
  readonly levels: readonly Level[];
  /** The level looked at. */
  readonly chosen: number;
  readonly onChange: (bound: Bound) => void;
}

/** One parameter over the levels: what is played, what the bounds cut off, and the bounds to be dragged. */
export function ParameterDrawing(props: ParameterDrawingProps) {
  const { spec, parameter, refused, reach, levels, chosen, onChange } = props;
  const translator = useTranslator();
  const bound = refused ? { floor: spec.min, cap: spec.max } : props.bound;
  const hatch = useId();
  const scale = valueScale(spec, parameter);
  const physical = physicalOf(spec, reach);
  const short = (value: number): string => shortNumber(physical, value, translator);
  const points = (of: 'natural' | 'played', shown: readonly Level[]): string =>
    shown.map((level) => `${xOfLevel(level.level)},${scale.yOf(level[of][spec.key] ?? 0)}`).join(' ');
  const playable = levels.filter(({ forbidden }) => forbidden === undefined);
  const whole = playable.filter(({ level }) => Number.isInteger(level));
  const { left, right, top, bottom } = DRAWING;
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${DRAWING.width} ${DRAWING.height}`}>
      <defs>
        <pattern id={hatch} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className={styles.hatch} d="M0 0V9" />
        </pattern>
      </defs>
      <g aria-hidden="true">
        <rect className={styles.plot} x={left} y={top} width={right - left} height={bottom - top} />
        <rect
          className={styles.chosen}
          x={xOfLevel(chosen - 0.5)}
          y={top}
          width={xOfLevel(2) - xOfLevel(1)}
          height={bottom - top}
        />
        <g fill={`url(#${hatch})`}>
          <rect x={left} y={top} width={right - left} height={scale.yOf(bound.cap) - top} />
          <rect
            x={left}
            y={scale.yOf(bound.floor)}
            width={right - left}
            height={bottom - scale.yOf(bound.floor)}
          />
          {forbiddenSpans(levels).map(({ from, to }) => (
            <rect
              key={from}
              x={xOfLevel(from)}
              y={top}
              width={xOfLevel(to) - xOfLevel(from)}
              height={bottom - top}
            />
          ))}
        </g>
        {[spec.max, spec.min].map((value) => (
          <text key={value} className={styles.tick} x={left - 8} y={scale.yOf(value) + 5}>
            {short(value)}
          </text>
        ))}
        <text className={styles.unit} x={left - 8} y={(top + bottom) / 2 + 5}>
          {physical.unit !== undefined && translator.say(physical.unit)}
        </text>
        <polyline className={styles.natural} points={points('natural', levels)} />
        <polyline className={styles.played} points={points('played', playable)} />
        {whole.map(({ level, played }) => (
          <circle
            key={level}
            className={styles.point}
            data-chosen={level === chosen || undefined}
            cx={xOfLevel(level)}
            cy={scale.yOf(played[spec.key] ?? 0)}
            r="5"
          />
        ))}
      </g>
      {!refused && <Handles spec={spec} bound={bound} scale={scale} reach={reach} onChange={onChange} />}
      <g aria-hidden="true" className={styles.values}>
        {whole.map(({ level, played }) => (
          <text
            key={level}
            data-chosen={level === chosen || undefined}
            x={xOfLevel(level)}
            y={labelY(scale.yOf(played[spec.key] ?? 0))}
          >
            {short(played[spec.key] ?? 0)}
          </text>
        ))}
      </g>
    </svg>
  );
}

/** Above the point, or below where it would leave the plot. */
function labelY(y: number): number {
  return y - 12 < DRAWING.top + 6 ? y + 24 : y - 12;
}

/** Runs of levels that the bounds forbid, to the edges of the plot. */
function forbiddenSpans(levels: readonly Level[]): readonly { readonly from: number; readonly to: number }[] {
  const playable = levels.filter(({ forbidden }) => forbidden === undefined).map(({ level }) => level);
  const [first, last] = [playable[0], playable.at(-1)];
  const [start, end] = [0.5, LEVELS + 0.5];
  if (first === undefined || last === undefined) return [{ from: start, to: end }];
  return [
    ...(first > 1 ? [{ from: start, to: first }] : []),
    ...(last < LEVELS ? [{ from: last, to: end }] : []),
  ];
}

interface HandlesProps extends Pick<ParameterDrawingProps, 'spec' | 'bound' | 'reach' | 'onChange'> {
  readonly scale: ReturnType<typeof valueScale>;
}

/** Two handles, or one that carries both bounds of a locked value. */
function Handles({ spec, bound, scale, reach, onChange }: HandlesProps) {
  const translator = useTranslator();
  const { say } = translator;
  const { min, max } = spec;
  const parameter = say(spec.label);
  const { floor, cap, locked } = bound;
  const step = stepOf(spec);
  const physical = physicalOf(spec, reach);
  const words = (value: number): string => inBothUnits(spec, value, reach, translator);
  const short = (value: number): string => valueText(physical, value, translator);
  if (locked !== undefined) {
    return (
      <BoundHandle
        spec={spec}
        scale={scale}
        side="on"
        label={say('curve.handle.locked', { parameter })}
        words={words(locked)}
        short={short(locked)}
        value={locked}
        min={floor}
        max={cap}
        onChange={(value) => onChange({ floor, cap, locked: value })}
      />
    );
  }
  return (
    <>
      <BoundHandle
        spec={spec}
        scale={scale}
        side="above"
        label={say('curve.handle.cap', { parameter })}
        words={cap === max ? say('curve.no-cap-at', { value: words(cap) }) : words(cap)}
        short={cap === max ? say('curve.no-cap') : short(cap)}
        open={cap === max}
        value={cap}
        min={toStep(spec, floor + step)}
        max={max}
        onChange={(value) => onChange({ floor, cap: value })}
      />
      <BoundHandle
        spec={spec}
        scale={scale}
        side="below"
        label={say('curve.handle.floor', { parameter })}
        words={floor === min ? say('curve.no-floor-at', { value: words(floor) }) : words(floor)}
        short={floor === min ? say('curve.no-floor') : short(floor)}
        open={floor === min}
        value={floor}
        min={min}
        max={toStep(spec, cap - step)}
        onChange={(value) => onChange({ floor: value, cap })}
      />
    </>
  );
}
