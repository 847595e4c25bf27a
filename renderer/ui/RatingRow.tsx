import { type KeyboardEvent, useRef } from 'react';
import styles from './RatingRow.module.css';

interface RatingRowProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  /** What 0 and 10 mean. */
  readonly ends: readonly [string, string];
  /** The words of a value, said below the row. */
  readonly words: (value: number) => string;
  /** Smaller, where the row is not the one thing of its screen. */
  readonly compact?: boolean;
}

const VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** A numeric rating from 0 to 10 as eleven large buttons; digits and arrow keys work too. */
export function RatingRow({ label, value, onChange, ends, words, compact = false }: RatingRowProps) {
  const row = useRef<HTMLDivElement>(null);

  const choose = (next: number): void => {
    const bounded = Math.min(10, Math.max(0, next));
    onChange(bounded);
    row.current?.querySelectorAll('button')[bounded]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) choose((value ?? -step) + step);
    else if (/^\d$/.test(event.key)) choose(Number(event.key));
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.rating} data-compact={compact || undefined}>
      <div
        ref={row}
        className={styles.row}
        role="radiogroup"
        tabIndex={-1}
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        {VALUES.map((number) => (
          <button
            key={number}
            type="button"
            // Eleven radio inputs could not be 96 px buttons that digits choose.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="radio"
            aria-checked={value === number}
            aria-label={`${number}, ${words(number)}`}
            tabIndex={number === (value ?? 0) ? 0 : -1}
            onClick={() => choose(number)}
          >
            {number}
          </button>
        ))}
      </div>
      <svg className={styles.wedge} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 10 100 0V10z" />
      </svg>
      <div className={styles.ends} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
      <p className={styles.words} aria-live="polite">
        {value === undefined ? '\u00a0' : words(value)}
      </p>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** Words for pain, after the usual bands of the 0-10 scale: 1-3 mild, 4-6 moderate, 7-10 severe. */
export function painText(value: number): string {
  if (value === 0) return 'No pain';
  if (value <= 3) return 'Mild pain';
  if (value <= 6) return 'Moderate pain';
  return value === 10 ? 'Worst pain imaginable' : 'Severe pain';
}

export function effortText(value: number): string {
  if (value === 0) return 'No effort at all';
  if (value <= 2) return 'Easy';
  if (value <= 4) return 'A little hard';
  if (value <= 6) return 'Hard';
  if (value <= 8) return 'Very hard';
  return value === 10 ? 'As hard as I can' : 'Extremely hard';
}

export const PAIN_ENDS = ['No pain', 'Worst imaginable'] as const;
export const EFFORT_ENDS = ['No effort', 'As hard as I can'] as const;
