/** A therapist decides on the next set while the session waits for them. */
import type { Phase } from '#core/session/state.ts';
import { useCallback, useEffect, useState } from 'react';
import type { NextSet } from '#core/session/next-set.ts';
import { showNotice } from '../app/notices.ts';
import type { SessionDriver } from '../session/session-view.ts';

const WAITING: readonly Phase['name'][] = ['rest', 'ready', 'paused'];

interface TherapistDecides {
  /** What is being decided; undefined when the dialog is closed. */
  readonly deciding: NextSet | undefined;
  readonly decide: () => void;
  readonly close: () => void;
}

/**
 * A rest goes on under the dialog, but the countdown to a set is stopped as by the Stop button: nothing begins under a
 * patient's feet while somebody stands between them and the screen. Where the session goes on none the less, the dialog
 * closes and says that nothing was changed.
 */
export function useTherapistDecides(driver: SessionDriver, { name }: Phase): TherapistDecides {
  const [set, setSet] = useState<NextSet>();
  const close = useCallback(() => setSet(undefined), []);
  const decide = useCallback(() => {
    setSet(driver.nextSet());
    stopCountdown(driver);
  }, [driver]);

  useEffect(() => {
    if (set === undefined) return undefined;
    return driver.subscribe(() => {
      stopCountdown(driver);
      if (WAITING.includes(driver.view().phase.name)) return;
      close();
      showNotice('info', 'The session went on: the therapist changed nothing.');
    });
  }, [set, driver, close]);

  return { deciding: WAITING.includes(name) ? set : undefined, decide, close };
}

function stopCountdown(driver: SessionDriver): void {
  if (driver.view().phase.name === 'ready') driver.act({ type: 'stop', cause: 'stop-button' });
}
