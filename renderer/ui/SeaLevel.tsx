import { LEVELS } from '#core/difficulty/levels.ts';
import { useTranslator } from '../app/language.tsx';
import styles from './SeaLevel.module.css';

const HALF_WAVE = 18;
const MIDDLE = 19;
const CALMEST = 5;
const RISE = 1;
/** How far beyond its height a curve's handles lie, so that it reaches that height. */
const REACH = 4 / 3;

/**
 * How rough the sea was made: one line of waves that grows from left to right, heavy as far as the level and thin
 * beyond. The one indicator a patient sees; it tells of the sea, and never of them.
 */
export function SeaLevel({ level }: { readonly level: number }) {
  const { say } = useTranslator();
  const reached = Math.round(level);
  return (
    <svg
      className={styles.sea}
      viewBox={`-4 -2 ${LEVELS * HALF_WAVE + 8} ${2 * MIDDLE + 4}`}
      role="img"
      aria-label={say('sea-level.label', { level: reached, levels: LEVELS })}
    >
      <path d={waves(LEVELS)} />
      <path className={styles.reached} d={waves(reached)} />
    </svg>
  );
}

/** Half waves up and down in turn; the later, the higher. */
function waves(count: number): string {
  let path = `M0 ${MIDDLE}`;
  for (let index = 0; index < count; index++) {
    const height = REACH * (CALMEST + RISE * index) * (index % 2 === 0 ? -1 : 1);
    path += `c6 ${height} ${HALF_WAVE - 6} ${height} ${HALF_WAVE} 0`;
  }
  return path;
}
