import styles from './SeaBackdrop.module.css';

/** One wave, drawn twice side by side so that it can drift by its own width without a seam. */
const SWELL = 'M0 34C120 10 240 10 360 34S600 58 720 34s240-24 360 0 240 24 360 0V120H0z';

/** Calm water along the foot of a screen. Decoration only. */
export function SeaBackdrop({ boat }: { readonly boat?: 'left' | 'right' | undefined }) {
  return (
    <div className={styles.backdrop} aria-hidden="true">
      {boat !== undefined && <Boat side={boat} />}
      {['far', 'middle', 'near'].map((layer) => (
        <div key={layer} className={styles.layer} data-layer={layer}>
          <svg viewBox="0 0 2880 120" preserveAspectRatio="none">
            <path d={SWELL} />
            <path d={SWELL} transform="translate(1440 0)" />
          </svg>
        </div>
      ))}
    </div>
  );
}

function Boat({ side }: { readonly side: 'left' | 'right' }) {
  return (
    <svg className={styles.boat} data-side={side} viewBox="0 0 120 110">
      <path
        d="M58 4v66H16C28 52 46 28 58 4z"
        fill="var(--sail)"
        stroke="var(--navy)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="M65 20c16 14 28 32 35 50H65z"
        fill="var(--brass)"
        stroke="var(--navy)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M10 77h102c-6 15-17 23-33 23H44C28 100 16 92 10 77z" fill="var(--navy)" />
    </svg>
  );
}
