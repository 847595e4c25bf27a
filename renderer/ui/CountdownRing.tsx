import { useTranslator } from '../app/language.tsx';
import styles from './CountdownRing.module.css';

interface CountdownRingProps {
  /** What is left, and of how much, ms. */
  readonly leftMs: number;
  readonly ofMs: number;
  /** Inside the ring; the seconds left when nothing else is given. */
  readonly text?: string;
}

const RADIUS = 44;
const ROUND = 2 * Math.PI * RADIUS;

/** A ring that runs out, with the seconds in it. */
export function CountdownRing({ leftMs, ofMs, text }: CountdownRingProps) {
  const { number } = useTranslator();
  const share = ofMs > 0 ? Math.min(1, Math.max(0, leftMs / ofMs)) : 0;
  return (
    <svg className={styles.ring} viewBox="0 0 100 100" role="timer">
      <circle className={styles.track} cx="50" cy="50" r={RADIUS} />
      <circle
        className={styles.rest}
        cx="50"
        cy="50"
        r={RADIUS}
        strokeDasharray={`${(share * ROUND).toFixed(2)} ${ROUND.toFixed(2)}`}
        transform="rotate(-90 50 50)"
      />
      <text x="50" y="50" className={styles.text}>
        {text ?? number(secondsOf(leftMs), 0)}
      </text>
    </svg>
  );
}

function secondsOf(leftMs: number): number {
  return Math.max(0, Math.ceil(leftMs / 1000));
}
