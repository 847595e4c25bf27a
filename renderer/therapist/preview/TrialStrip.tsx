import { useId } from 'react';
import type { Curve } from '#core/exercise/curve.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import { LEVELS, levelOfDifficulty, type Level } from '#core/difficulty/levels.ts';
import type { PreviewedSet } from '#core/difficulty/preview.ts';
import type { Translator } from '#core/language/translator.ts';
import { useTranslator } from '../../app/language.tsx';
import styles from './Preview.module.css';

interface TrialStripProps {
  readonly curve: Curve;
  readonly sets: readonly PreviewedSet[];
  /** Finely spaced, the easiest first. */
  readonly levels: readonly Level[];
  /** The words for a trial that succeeded and for one that did not. */
  readonly outcomes: ExerciseInfo['outcomes'];
}

const BOX = { width: 420, height: 136, left: 28, right: 418, top: 16, bottom: 106 } as const;

/** Trials from left to right at the height of their level: filled when they succeed, crossed out when not. */
export function TrialStrip({ curve, sets, levels, outcomes }: TrialStripProps) {
  const translator = useTranslator();
  const hatch = useId();
  const count = sets.reduce((sum, { trials }) => sum + trials.length, 0);
  const column = (BOX.right - BOX.left) / Math.max(1, count);
  const yOf = (level: number): number => BOX.bottom - ((level - 1) / (LEVELS - 1)) * (BOX.bottom - BOX.top);
  const playable = levels.filter(({ forbidden }) => forbidden === undefined).map(({ level }) => level);
  const placed = sets.map(({ set, decision, trials }, index) => {
    const before = sets.slice(0, index).reduce((sum, earlier) => sum + earlier.trials.length, 0);
    const startX = BOX.left + before * column;
    return { set, trials, startX, y: yOf(levelOfDifficulty(curve, decision.newDifficulty)) };
  });
  const width = BOX.right - BOX.left;
  return (
    <svg
      className={styles.strip}
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      role="img"
      aria-label={describeStrip(curve, sets, outcomes, translator)}
    >
      <defs>
        <pattern id={hatch} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className={styles.hatch} d="M0 0V9" />
        </pattern>
      </defs>
      <rect
        className={styles.plot}
        x={BOX.left}
        y={BOX.top - 8}
        width={width}
        height={BOX.bottom - BOX.top + 16}
      />
      <g fill={`url(#${hatch})`}>
        <rect x={BOX.left} y={BOX.top - 8} width={width} height={yOf(playable.at(-1) ?? 1) - BOX.top} />
        <rect
          x={BOX.left}
          y={yOf(playable[0] ?? LEVELS) + 8}
          width={width}
          height={BOX.bottom - yOf(playable[0] ?? LEVELS)}
        />
      </g>
      {[1, LEVELS].map((level) => (
        <text key={level} className={styles.tick} x={BOX.left - 8} y={yOf(level) + 5}>
          {level}
        </text>
      ))}
      <polyline
        className={styles.path}
        points={placed
          .map(({ startX, y, trials }) => `${startX},${y} ${startX + trials.length * column},${y}`)
          .join(' ')}
      />
      {placed.map(({ set, trials, startX, y }) => (
        <g key={set}>
          {set > 1 && (
            <line className={styles.rest} x1={startX} x2={startX} y1={BOX.top - 8} y2={BOX.bottom + 8} />
          )}
          <text className={styles.set} x={startX + 4} y={BOX.height - 4}>
            {translator.say('decisions.for-set', { set })}
          </text>
          {trials.map((success, index) => (
            <Mark
              // Trials of a set never change places.
              key={index}
              x={startX + (index + 0.5) * column}
              y={y}
              radius={Math.min(10, column / 2 - 1)}
              success={success}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

interface MarkProps {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly success: boolean;
}

/** Drawn for a radius of ten. */
function Mark({ x, y, radius, success }: MarkProps) {
  return (
    <g
      className={styles.mark}
      data-trial={success ? 'success' : 'failure'}
      transform={`translate(${x} ${y}) scale(${radius / 10})`}
    >
      <circle r="10" />
      <path d={success ? 'M-4.5 0.5l3 3.5 6-7.5' : 'M-4 -4l8 8m0 -8l-8 8'} />
    </g>
  );
}

/** "Simulated trials. Set 1 at level 3.4: caught, missed, caught. ..." */
function describeStrip(
  curve: Curve,
  sets: readonly PreviewedSet[],
  { success, failure }: ExerciseInfo['outcomes'],
  { say }: Translator,
): string {
  const told = sets.map(({ set, decision, trials }) =>
    say('preview.strip-set', {
      set,
      level: levelOfDifficulty(curve, decision.newDifficulty),
      outcomes: trials.map((succeeded) => say(succeeded ? success : failure)).join(', '),
    }),
  );
  return [say('preview.strip'), ...told].join(' ');
}
