import type { ReactNode } from 'react';
import { setMachineLanguage } from '../app/set-language.ts';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { SeaBackdrop } from '../ui/SeaBackdrop.tsx';
import { Wordmark } from '../ui/Wordmark.tsx';
import styles from './VaultCard.module.css';

interface VaultCardProps {
  readonly screen: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A card over calm water: the frame of the screens that ask for a passphrase. */
export function VaultCard({ screen, title, children }: VaultCardProps) {
  return (
    <main className={styles.screen} data-screen={screen}>
      <SeaBackdrop boat="right" />
      <section className={styles.card}>
        <div className={styles.head}>
          <div className={styles.mark}>
            <Wordmark />
          </div>
          <LanguageSwitch size="therapist" onChoose={(language) => void setMachineLanguage(language)} />
        </div>
        <h1>{title}</h1>
        {children}
      </section>
    </main>
  );
}
