/** The therapist area, opened for one dialog beside the patient. */
import { useEffect, useRef } from 'react';
import type { ErrorData } from '#core/errors.ts';
import { appStore, useApp } from './app-store.ts';
import { enterTherapist, leaveTherapist } from './therapist-lock.ts';

interface BorrowedArea {
  readonly open: boolean;
  /** @returns the error with its delay, or undefined when the area is open. */
  readonly enter: (passphrase: string, name: string) => Promise<ErrorData | undefined>;
}

/** Locks the area again when the dialog goes, unless it was open before; also when the answer comes after that. */
export function useBorrowedArea(): BorrowedArea {
  const { open } = useApp().therapist;
  const entered = useRef(false);
  const gone = useRef(false);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      if (entered.current && appStore.get().therapist.open) void leaveTherapist();
    };
  }, []);

  const enter = async (passphrase: string, name: string): Promise<ErrorData | undefined> => {
    const error = await enterTherapist(passphrase, name);
    entered.current ||= error === undefined;
    if (gone.current && error === undefined) await leaveTherapist();
    return error;
  };
  return { open, enter };
}
