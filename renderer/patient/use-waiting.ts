/** What is opened over a session that waits: the menu, or a therapist's choice of the next level. */
import { useCallback, useEffect, useState } from 'react';
import { message } from '#core/language/message.ts';
import type { NextSet } from '#core/session/next-set.ts';
import type { Phase } from '#core/session/state.ts';
import { showNotice } from '../app/notices.ts';
import type { SessionDriver } from '../session/session-view.ts';

/** Phases in which somebody may stop to think. */
const WAITING: readonly Phase['name'][] = ['sensors', 'rest', 'ready', 'paused'];

export function isWaiting({ name }: Phase): boolean {
  return WAITING.includes(name);
}

export type Opened =
  | { readonly what: 'menu' }
  /** The reason is asked for at once. */
  | { readonly what: 'end' }
  | { readonly what: 'level'; readonly set: NextSet };

interface Waiting {
  /** Undefined when nothing is open. */
  readonly opened: Opened | undefined;
  readonly open: (what: 'menu' | 'end' | 'level') => void;
  readonly close: () => void;
}

/**
 * A rest goes on under what is open, but the countdown to a set is stopped as by the Stop button: nothing begins under a
 * patient's feet while somebody stands between them and the screen. Where the session goes on none the less, what is
 * open closes and says that nothing was changed.
 */
export function useWaiting(driver: SessionDriver, phase: Phase): Waiting {
  const [opened, setOpened] = useState<Opened>();
  const close = useCallback(() => setOpened(undefined), []);
  const open = useCallback(
    (what: 'menu' | 'end' | 'level') => {
      stopCountdown(driver);
      if (what === 'level') void openLevel(driver, setOpened);
      else setOpened({ what });
    },
    [driver],
  );

  useEffect(() => {
    if (opened === undefined) return undefined;
    return driver.subscribe(() => {
      stopCountdown(driver);
      if (isWaiting(driver.view().phase)) return;
      close();
      showNotice('info', message('session.went-on'));
    });
  }, [opened, driver, close]);

  return { opened: isWaiting(phase) ? opened : undefined, open, close };
}

async function openLevel(driver: SessionDriver, show: (opened: Opened) => void): Promise<void> {
  const set = await driver.nextSet();
  if (set !== undefined && isWaiting(driver.view().phase)) show({ what: 'level', set });
}

function stopCountdown(driver: SessionDriver): void {
  if (driver.view().phase.name === 'ready') driver.act({ type: 'stop', cause: 'stop-button' });
}
