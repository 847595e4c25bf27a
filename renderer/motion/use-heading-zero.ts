import { useCallback, useEffect, useRef, useState } from 'react';
import type { HeadingZero } from '#core/contract/sensors.ts';
import { onSensorMessage, sendToSensors } from '../sensors/sensors-store.ts';

/** What is heard sooner may still be about the time before: the sensors speak every 100 ms. */
const STALE_MS = 250;

export interface AskedHeadingZero {
  /** What became of the last request; undefined before, and until it is known. */
  readonly answer: HeadingZero | undefined;
  readonly zero: () => void;
}

/** Sets straight ahead anew when asked, and hears whether that could be done. */
export function useHeadingZero(): AskedHeadingZero {
  const [answer, setAnswer] = useState<HeadingZero>();
  const askedMs = useRef<number>(undefined);
  useEffect(
    () =>
      onSensorMessage((message) => {
        if (message.type !== 'body' || message.body.headingZero === undefined) return;
        if (askedMs.current === undefined || performance.now() - askedMs.current < STALE_MS) return;
        askedMs.current = undefined;
        setAnswer(message.body.headingZero);
      }),
    [],
  );
  const zero = useCallback((): void => {
    askedMs.current = performance.now();
    setAnswer(undefined);
    sendToSensors({ type: 'zero-heading' });
  }, []);
  return { answer, zero };
}
