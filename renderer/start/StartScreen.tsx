import { useEffect, useState } from 'react';
import type { PatientTile } from '#core/ipc/records.ts';
import { call } from '#renderer/bridge/client.ts';
import { useTranslator } from '../app/language.tsx';
import { reportError } from '../app/notices.ts';
import { goTo } from '../app/screens.ts';
import { setMachineLanguage } from '../app/set-language.ts';
import { openTherapist } from '../app/therapist-lock.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { BoardIcon, GearIcon, LockIcon } from '../ui/icons.tsx';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { SeaBackdrop } from '../ui/SeaBackdrop.tsx';
import { Wordmark } from '../ui/Wordmark.tsx';
import { InputHint } from './InputHint.tsx';
import { PatientTiles } from './PatientTiles.tsx';
import styles from './StartScreen.module.css';

/** Who is training? One tap on a name begins. */
export function StartScreen() {
  const tiles = usePatientTiles();
  const { say } = useTranslator();
  return (
    <main className={styles.screen} data-screen="start">
      <SeaBackdrop boat={tiles?.length === 0 ? 'right' : undefined} />
      <header className={styles.header}>
        <Wordmark />
        <nav className={styles.nav} aria-label={say('start.for-therapist')}>
          <BigButton tone="quiet" icon={<BoardIcon />} onClick={() => goTo({ name: 'devices' })}>
            {say('frame.devices')}
          </BigButton>
          <BigButton tone="quiet" icon={<GearIcon />} onClick={() => goTo({ name: 'settings' })}>
            {say('frame.settings')}
          </BigButton>
          <BigButton tone="quiet" icon={<LockIcon />} onClick={() => openTherapist({ name: 'patients' })}>
            {say('start.therapist')}
          </BigButton>
        </nav>
      </header>
      {tiles !== undefined && (tiles.length === 0 ? <FirstPatient /> : <PatientTiles tiles={tiles} />)}
      <footer className={styles.footer}>
        <InputHint />
        <LanguageSwitch size="patient" onChoose={(language) => void setMachineLanguage(language)} />
      </footer>
    </main>
  );
}

function FirstPatient() {
  const { say } = useTranslator();
  return (
    <section className={styles.first}>
      <h1>{say('start.nobody')}</h1>
      <p>{say('start.nobody-text')}</p>
      <BigButton focused onClick={() => openTherapist({ name: 'patient-form' })}>
        {say('start.add-first')}
      </BigButton>
    </section>
  );
}

function usePatientTiles(): readonly PatientTile[] | undefined {
  const [tiles, setTiles] = useState<readonly PatientTile[]>();
  useEffect(() => {
    let shown = true;
    void call('patient:tiles', undefined).then((result) => {
      if (!shown) return;
      if (result.ok) setTiles(result.value);
      else reportError(result.error);
    });
    return () => {
      shown = false;
    };
  }, []);
  return tiles;
}
