import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useApp } from '../app/app-store.ts';
import { goTo, type Screen } from '../app/screens.ts';
import { leaveTherapist } from '../app/therapist-lock.ts';
import { ArrowLeftIcon, LockIcon } from '../ui/icons.tsx';
import { Wordmark } from '../ui/Wordmark.tsx';
import styles from './AppFrame.module.css';

interface AppFrameProps {
  /** Stable name of the screen, for tests and the demo. */
  readonly screen: string;
  readonly title: ReactNode;
  /** Beside the title: what can be done here. */
  readonly actions?: ReactNode;
  /** One step back; left out where the head is enough. */
  readonly back?: { readonly label: string; readonly to: Screen };
  readonly children: ReactNode;
}

const PLACES: readonly { readonly label: string; readonly to: Screen }[] = [
  { label: 'Patients', to: { name: 'patients' } },
  { label: 'Devices', to: { name: 'devices' } },
  { label: 'Settings', to: { name: 'settings' } },
];

/** The frame of the therapist's screens, and of Devices and Settings: head, title, and a page that scrolls. */
export function AppFrame({ screen, title, actions, back, children }: AppFrameProps) {
  const { open } = useApp().therapist;
  return (
    <div className={styles.frame} data-screen={screen}>
      <header className={styles.head}>
        <div className={styles.mark}>
          <Wordmark />
        </div>
        {open ? <Places screen={screen} /> : <span className={styles.gap} />}
        {open ? (
          <Button variant="default" leftSection={<LockIcon />} onClick={() => void leaveTherapist()}>
            Lock and leave
          </Button>
        ) : (
          <Button variant="default" leftSection={<ArrowLeftIcon />} onClick={() => goTo({ name: 'start' })}>
            Back to the start
          </Button>
        )}
      </header>
      <main className={styles.page}>
        <div className={styles.sheet}>
          {back !== undefined && (
            <Button
              variant="subtle"
              size="compact-md"
              className={styles.back}
              leftSection={<ArrowLeftIcon />}
              onClick={() => goTo(back.to)}
            >
              {back.label}
            </Button>
          )}
          <div className={styles.titleRow}>
            <h1>{title}</h1>
            <div className={styles.actions}>{actions}</div>
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}

function Places({ screen }: { readonly screen: string }) {
  return (
    <nav className={styles.places} aria-label="Therapist area">
      {PLACES.map(({ label, to }) => (
        <button
          key={to.name}
          type="button"
          aria-current={to.name === screen ? 'page' : undefined}
          onClick={() => goTo(to)}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
