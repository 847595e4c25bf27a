import type { ParameterSpec } from '#core/exercise/info.ts';
import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { DRAWING, stepOf, toStep, type ValueScale } from './curve-scale.ts';
import styles from './CurveEditor.module.css';

/** On which side of its line the grip sits, so that two grips never cover each other. */
type Side = 'above' | 'below' | 'on';

interface BoundHandleProps {
  readonly spec: ParameterSpec;
  readonly scale: ValueScale;
  readonly side: Side;
  /** What is read out: "Gust strength: cap". */
  readonly label: string;
  /** The value in words, with its physical unit. */
  readonly words: string;
  /** Written beside the grip. */
  readonly short: string;
  /** At the end of its range it bounds nothing. */
  readonly open?: boolean;
  readonly value: number;
  /** The other bound, or the end of the range. */
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

const GRIP = { width: 30, height: 20 } as const;
const GRIP_TOP: Readonly<Record<Side, number>> = { above: -GRIP.height, on: -GRIP.height / 2, below: 0 };
const STEPS_A_PAGE = 5;

/** A bound as a line across the plot with a grip: dragged, or moved by keys, within what the other bound leaves. */
export function BoundHandle(props: BoundHandleProps) {
  const { spec, scale, side, label, words, short, open = false, value, min, max, onChange } = props;
  /** How far from its line the handle was taken hold of, so that it does not jump. */
  const hold = useRef(0);
  const y = scale.yOf(value);
  const top = y + GRIP_TOP[side];
  const set = (wanted: number): void => {
    const next = Math.min(max, Math.max(min, toStep(spec, wanted)));
    if (next !== value) onChange(next);
  };
  const grab = (event: PointerEvent<SVGGElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus();
    hold.current = drawingY(event) - y;
  };
  const drag = (event: PointerEvent<SVGGElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    set(scale.valueAt(drawingY(event) - hold.current));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const wanted = valueAfterKey(event.key, value, stepOf(spec), min, max);
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
  };
  return (
    <g
      className={styles.handle}
      data-open={open || undefined}
      // A slider on a curve, which <input type="range"> can't be.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={words}
      onKeyDown={onKeyDown}
      onPointerDown={grab}
      onPointerMove={drag}
    >
      <line x1={DRAWING.left} x2={DRAWING.right} y1={y} y2={y} />
      <rect
        className={styles.reach}
        x={DRAWING.left}
        width={DRAWING.width - DRAWING.left}
        y={top - 2}
        height={GRIP.height + 4}
      />
      <rect
        className={styles.grip}
        x={DRAWING.right}
        y={top}
        width={GRIP.width}
        height={GRIP.height}
        rx="6"
      />
      <path d={`M${DRAWING.right + 9} ${top + 7.5}h12m-12 5h12`} />
      <text x={DRAWING.right + GRIP.width + 8} y={top + 15}>
        {short}
      </text>
    </g>
  );
}

/** Where a pointer is, in units of the drawing. */
function drawingY({ currentTarget, clientY }: PointerEvent<SVGGElement>): number {
  const box = currentTarget.ownerSVGElement?.getBoundingClientRect();
  return box === undefined ? 0 : ((clientY - box.top) / box.height) * DRAWING.height;
}

/** What a key makes of a slider's value; undefined when it is no key of sliders. */
function valueAfterKey(
  key: string,
  value: number,
  step: number,
  min: number,
  max: number,
): number | undefined {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return value + step;
    case 'ArrowDown':
    case 'ArrowLeft':
      return value - step;
    case 'PageUp':
      return value + STEPS_A_PAGE * step;
    case 'PageDown':
      return value - STEPS_A_PAGE * step;
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return undefined;
  }
}
