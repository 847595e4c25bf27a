import styles from './Wordmark.module.css';

/** A sail, a hull and the keel below the waterline. */
export function Wordmark() {
  return (
    <div className={styles.wordmark}>
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <path d="M31 5v34H9.5C15 29 24 17 31 5z" fill="var(--sea)" />
        <path d="M35 13c8 7 14 16 17.5 26H35z" fill="var(--brass)" />
        <path d="M6 43h52c-3 7.5-9 11-17 11H23C15 54 9 50.5 6 43z" fill="var(--navy)" />
        <path d="M28.5 54h7l-1.8 8h-3.400z" fill="var(--navy)" />
      </svg>
      {/* oxlint-disable-next-line keel/no-literal-words -- The name of the product, in every language. */}
      <span>Keel</span>
    </div>
  );
}
