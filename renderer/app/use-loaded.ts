import { useCallback, useEffect, useState } from 'react';
import type { CallInput, CallOutput, Channel } from '#core/ipc/ipc.ts';
import { therapistCall } from './therapist-lock.ts';

/**
 * What a therapist's call answers, asked when the component appears and whenever `input` changes.
 * @returns the answer (undefined until it is there) and a way to ask again
 */
export function useLoaded<C extends Channel>(
  channel: C,
  input: CallInput<C>,
): readonly [CallOutput<C> | undefined, () => void] {
  const [answer, setAnswer] = useState<CallOutput<C>>();
  const [round, setRound] = useState(0);
  const key = JSON.stringify(input);
  useEffect(() => {
    let wanted = true;
    const asked = (key === undefined ? undefined : JSON.parse(key)) as CallInput<C>;
    void therapistCall(channel, asked).then((result) => {
      if (wanted && result.ok) setAnswer(result.value);
    });
    return () => {
      wanted = false;
    };
  }, [channel, key, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return [answer, again];
}
