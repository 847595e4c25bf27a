/** The programme that is being written: kept while the app runs, so that a lock or a look elsewhere loses nothing. */
import { useCallback, useState } from 'react';
import type { Programme } from '#core/programme/programme.ts';
import { createStore, useStore } from '../../app/store.ts';

interface Draft {
  readonly patientId: string;
  readonly programme: Programme;
}

const draftStore = createStore<Draft | undefined>(undefined);

export interface ProgrammeDraft {
  readonly programme: Programme;
  /** Something was changed and not saved yet. */
  readonly changed: boolean;
  readonly change: (change: (before: Programme) => Programme) => void;
  readonly discard: () => void;
}

/** @param begin What is changed where no draft of this patient waits. */
export function useProgrammeDraft(patientId: string, begin: () => Programme): ProgrammeDraft {
  const [initial] = useState(begin);
  const draft = useStore(draftStore);
  const waiting = draft?.patientId === patientId ? draft : undefined;
  const change = useCallback(
    (edit: (before: Programme) => Programme): void =>
      draftStore.update((now) => {
        const before = now?.patientId === patientId ? now.programme : initial;
        return { patientId, programme: edit(before) };
      }),
    [patientId, initial],
  );
  return {
    programme: waiting?.programme ?? initial,
    changed: waiting !== undefined,
    change,
    discard: () => draftStore.set(undefined),
  };
}
