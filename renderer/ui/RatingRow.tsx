import { type KeyboardEvent, useRef } from 'react';
import type { PlainMessageId } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import styles from './RatingRow.module.css';

interface RatingRowProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  /** What 0 and 10 mean. */
  readonly ends: readonly [PlainMessageId, PlainMessageId];
  /** The words of a value, said below the row. */
  readonly words: (value: number) => PlainMessageId;
  /** Smaller, where the row is not the one thing of its screen. */
  readonly compact?: boolean;
}

const VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** A numeric rating from 0 to 10 as eleven large buttons; digits and arrow keys work too. */
export function RatingRow({ label, value, onChange, ends, words, compact = false }: RatingRowProps) {
  const { say } = useTranslator();
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
            aria-label={say('rating.value', { value: number, words: say(words(number)) })}
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
        <span>{say(ends[0])}</span>
        <span>{say(ends[1])}</span>
      </div>
      <p className={styles.words} aria-live="polite">
        {value === undefined ? '\u00a0' : say(words(value))}
      </p>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** Words for pain, after the usual bands of the 0-10 scale: 1-3 mild, 4-6 moderate, 7-10 severe. */
export function painText(value: number): PlainMessageId {
  if (value === 0) return 'rating.pain.0';
  if (value <= 3) return 'rating.pain.mild';
  if (value <= 6) return 'rating.pain.moderate';
  return value === 10 ? 'rating.pain.10' : 'rating.pain.severe';
}

export function effortText(value: number): PlainMessageId {
  if (value === 0) return 'rating.effort.0';
  if (value <= 2) return 'rating.effort.easy';
  if (value <= 4) return 'rating.effort.little-hard';
  if (value <= 6) return 'rating.effort.hard';
  if (value <= 8) return 'rating.effort.very-hard';
  return value === 10 ? 'rating.effort.10' : 'rating.effort.extremely-hard';
}

export const PAIN_ENDS = ['rating.pain.0', 'rating.pain.most'] as const;
export const EFFORT_ENDS = ['rating.effort.least', 'rating.effort.10'] as const;
