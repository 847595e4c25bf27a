import { BigButton } from './BigButton.tsx';
import styles from './PlainMessage.module.css';
import { SeaBackdrop } from './SeaBackdrop.tsx';

interface PlainMessageProps {
  readonly screen: string;
  readonly title: string;
  readonly text: string;
  readonly detail?: string;
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** A whole screen that says one thing. */
export function PlainMessage({ screen, title, text, detail, action }: PlainMessageProps) {
  return (
    <main className={styles.screen} data-screen={screen}>
      <SeaBackdrop />
      <div className={styles.words} aria-live="polite">
        <h1>{title}</h1>
        <p>{text}</p>
        {detail !== undefined && <p>{detail}</p>}
        {action !== undefined && <BigButton onClick={action.onClick}>{action.label}</BigButton>}
      </div>
    </main>
  );
}
