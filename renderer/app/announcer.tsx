/** Says aloud, for those who do not see the screen, that another screen is there. */
import { useEffect } from 'react';
import { createStore, useStore } from './store.ts';

const saidStore = createStore('');

/** Announces `words` when the component appears and whenever they change. */
export function useAnnouncement(words: string): void {
  useEffect(() => saidStore.set(words), [words]);
}

/** One region for the whole app: a region that comes and goes with its screen is often not read. */
export function Announcer() {
  return (
    <p className="visually-hidden" aria-live="polite">
      {useStore(saidStore)}
    </p>
  );
}
