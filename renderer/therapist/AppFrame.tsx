import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PlainMessageId } from '#core/language/message.ts';
import { useApp } from '../app/app-store.ts';
import { machineLanguage, therapistLanguage, useTranslator } from '../app/language.tsx';
import { goTo, type Screen } from '../app/screens.ts';
import { setTherapistLanguage } from '../app/set-language.ts';
import { useSettings } from '../app/settings-store.ts';
import { leaveTherapist } from '../app/therapist-lock.ts';
import { ArrowLeftIcon, LockIcon } from '../ui/icons.tsx';
import { languageName } from '../ui/language-options.ts';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
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

const PLACES: readonly { readonly label: PlainMessageId; readonly to: Screen }[] = [
  { label: 'frame.patients', to: { name: 'patients' } },
  { label: 'frame.devices', to: { name: 'devices' } },
  { label: 'frame.settings', to: { name: 'settings' } },
];

/** The frame of the therapist's screens, and of Devices and Settings: head, title, and a page that scrolls. */
export function AppFrame({ screen, title, actions, back, children }: AppFrameProps) {
  const { open } = useApp().therapist;
  const { say } = useTranslator();
  return (
    <div className={styles.frame} data-screen={screen}>
      <header className={styles.head}>
        <div className={styles.mark}>
          <Wordmark />
        </div>
        {open ? <Places screen={screen} /> : <span className={styles.gap} />}
        <div className={styles.own}>
          {open && <OwnLanguage />}
          {open ? (
            <Button variant="default" leftSection={<LockIcon />} onClick={() => void leaveTherapist()}>
              {say('frame.lock-and-leave')}
            </Button>
          ) : (
            <Button variant="default" leftSection={<ArrowLeftIcon />} onClick={() => goTo({ name: 'start' })}>
              {say('action.back-to-start')}
            </Button>
          )}
        </div>
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

/** Of the therapist who is here. */
function OwnLanguage() {
  useSettings();
  const { say } = useTranslator();
  return (
    <LanguageSwitch
      size="therapist"
      chosen={therapistLanguage()}
      none={{
        name: say('language.of-machine', { language: languageName(machineLanguage()) }),
        onChoose: () => void setTherapistLanguage(undefined),
      }}
      onChoose={(language) => void setTherapistLanguage(language)}
    />
  );
}

function Places({ screen }: { readonly screen: string }) {
  const { say } = useTranslator();
  return (
    <nav className={styles.places} aria-label={say('frame.therapist-area')}>
      {PLACES.map(({ label, to }) => (
        <button
          key={to.name}
          type="button"
          aria-current={to.name === screen ? 'page' : undefined}
          onClick={() => goTo(to)}
        >
          {say(label)}
        </button>
      ))}
    </nav>
  );
}
