import type { SessionAction } from '#core/session/actions.ts';
import type { Phase } from '#core/session/state.ts';
import { useEffect } from 'react';

/** Phases that only ask or guide: nothing moves that could be stopped, and Space presses what has the focus. */
const ASKING: readonly Phase['name'][] = ['check-in', 'refused', 'sensors', 'check-out', 'summary'];

/** Whether the session hears Stop now. */
export function canStop(phase: Phase): boolean {
  return phase.name !== 'paused' && phase.name !== 'releasing' && !ASKING.includes(phase.name);
}

/**
 * Space and Escape stop, whatever has the focus. While all is stopped Space does nothing: whoever hits it twice in
 * alarm must not go on by it.
 */
export function useStopKeys(phase: Phase | undefined, act: (action: SessionAction) => void): void {
  useEffect(() => {
    if (phase === undefined || ASKING.includes(phase.name)) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== ' ' && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (event.type !== 'keydown' || event.repeat || !canStop(phase)) return;
      act({ type: 'stop', cause: event.key === ' ' ? 'space-key' : 'escape-key' });
    };
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('keyup', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('keyup', onKey, { capture: true });
    };
  }, [phase, act]);
}
