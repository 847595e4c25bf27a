import { useEffect, useState } from 'react';
import type { PatientTile } from '#core/ipc/records.ts';
import { call } from '#renderer/bridge/client.ts';
import { reportError } from '../app/notices.ts';
import { goTo } from '../app/screens.ts';
import { openTherapist } from '../app/therapist-lock.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { BoardIcon, GearIcon, LockIcon } from '../ui/icons.tsx';
import { SeaBackdrop } from '../ui/SeaBackdrop.tsx';
import { Wordmark } from '../ui/Wordmark.tsx';
import { InputHint } from './InputHint.tsx';
import { PatientTiles } from './PatientTiles.tsx';
import styles from './StartScreen.module.css';

/** Who is training? One tap on a name begins. */
export function StartScreen() {
  const tiles = usePatientTiles();
  return (
    <main className={styles.screen} data-screen="start">
      <SeaBackdrop boat={tiles?.length === 0 ? 'right' : undefined} />
      <header className={styles.header}>
        <Wordmark />
        <nav className={styles.nav} aria-label="For the therapist">
          <BigButton tone="quiet" icon={<BoardIcon />} onClick={() => goTo({ name: 'devices' })}>
            Devices
          </BigButton>
          <BigButton tone="quiet" icon={<GearIcon />} onClick={() => goTo({ name: 'settings' })}>
            Settings
          </BigButton>
          <BigButton tone="quiet" icon={<LockIcon />} onClick={() => openTherapist({ name: 'patients' })}>
            Therapist
          </BigButton>
        </nav>
      </header>
      {tiles !== undefined && (tiles.length === 0 ? <FirstPatient /> : <PatientTiles tiles={tiles} />)}
      <footer className={styles.footer}>
        <InputHint />
      </footer>
    </main>
  );
}

function FirstPatient() {
  return (
    <section className={styles.first}>
      <h1>Nobody is aboard yet</h1>
      <p>The therapist adds the first patient and prescribes a programme. It takes about two minutes.</p>
      <BigButton focused onClick={() => openTherapist({ name: 'patient-form' })}>
        Add the first patient
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
