import { NumberInput, RangeSlider } from '@mantine/core';
import type { Bounds } from '#core/difficulty/curve.ts';
import type { ParameterSpec } from '#core/session/exercise.ts';
import { formatNumber } from '../ui/numbers.ts';
import styles from './ProgrammeScreen.module.css';

interface BoundsEditorProps {
  readonly specs: readonly ParameterSpec[];
  readonly bounds: Bounds;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (bounds: Bounds) => void;
}

type Bound = Bounds[string];

/** Floor and cap of every parameter; the whole range is no bound at all. */
export function BoundsEditor({ specs, bounds, problems, onChange }: BoundsEditorProps) {
  const change = (spec: ParameterSpec, bound: Bound): void => {
    const { [spec.key]: _before, ...others } = bounds;
    const whole = bound.floor === spec.min && bound.cap === spec.max;
    onChange(whole ? others : { ...others, [spec.key]: bound });
  };
  return (
    <div className={styles.parameters}>
      {specs.map((spec) => (
        <ParameterBounds
          key={spec.key}
          spec={spec}
          bound={bounds[spec.key] ?? { floor: spec.min, cap: spec.max }}
          problem={problems[spec.key]}
          onChange={(bound) => change(spec, bound)}
        />
      ))}
    </div>
  );
}

interface ParameterBoundsProps {
  readonly spec: ParameterSpec;
  readonly bound: Bound;
  readonly problem: string | undefined;
  readonly onChange: (bound: Bound) => void;
}

function ParameterBounds({ spec, bound, problem, onChange }: ParameterBoundsProps) {
  const { label, unit, min, max, harder, description } = spec;
  const step = max - min > 20 ? 1 : 0.1;
  const number = (value: string | number): number => (value === '' ? Number.NaN : Number(value));
  const { floor, cap } = bound;
  return (
    <section className={styles.parameter} aria-label={label}>
      <h3>
        {label}
        <span>{summaryOf(spec, bound)}</span>
      </h3>
      <p>{description}</p>
      <div className={styles.range}>
        <NumberInput
          aria-label={`${label}: floor, ${unit}`}
          value={floor}
          step={step}
          error={problem !== undefined}
          onChange={(value) => onChange({ floor: number(value), cap })}
        />
        <RangeSlider
          thumbFromLabel={`${label}: floor`}
          thumbToLabel={`${label}: cap`}
          min={min}
          max={max}
          step={step}
          minRange={0}
          label={null}
          value={[Number.isFinite(floor) ? floor : min, Number.isFinite(cap) ? cap : max]}
          onChange={([from, to]) => onChange({ floor: from, cap: to })}
        />
        <NumberInput
          aria-label={`${label}: cap, ${unit}`}
          value={cap}
          step={step}
          error={problem !== undefined}
          onChange={(value) => onChange({ floor, cap: number(value) })}
        />
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{harder === 'up' ? 'easier' : '◂ harder'}</span>
        <span>{harder === 'up' ? 'harder ▸' : 'easier'}</span>
      </div>
      {problem !== undefined && (
        <div className={styles.problem} role="alert">
          {problem}
        </div>
      )}
    </section>
  );
}

function summaryOf({ min, max, unit }: ParameterSpec, { floor, cap }: Bound): string {
  if (floor === min && cap === max) return 'no bound';
  if (floor === cap) return `locked at ${formatNumber(floor)} ${unit}`;
  return `${formatNumber(floor)} to ${formatNumber(cap)} ${unit}`;
}
