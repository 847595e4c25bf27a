/** `window.keel` without main: answers by channel, and both ends of the sensors port. */
import type { KeelBridge } from '#core/ipc/bridge.ts';
import type { CallInput, CallOutput, Channel, MainEvent } from '#core/ipc/ipc.ts';
import { toErrorData } from '#core/errors.ts';

type Answers = { readonly [C in Channel]?: (input: CallInput<C>) => CallOutput<C> };

export interface FakeKeel {
  readonly calls: readonly { readonly channel: Channel; readonly input: unknown }[];
  /** What main tells without being asked. */
  readonly tell: (event: MainEvent) => void;
}

/** Puts a bridge before the page that answers as told, and with `internal` to everything else. */
export function installFakeKeel(answers: Answers): FakeKeel {
  const calls: { channel: Channel; input: unknown }[] = [];
  const listeners = new Set<(event: MainEvent) => void>();
  const bridge: KeelBridge = {
    call: (channel, input) => {
      calls.push({ channel, input });
      const answer = answers[channel] as ((input: unknown) => unknown) | undefined;
      try {
        if (answer === undefined) throw new Error(`No answer to ${channel}.`);
        return Promise.resolve({ ok: true, value: answer(input) });
      } catch (thrown) {
        return Promise.resolve({ ok: false, error: toErrorData(thrown) });
      }
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    acquireSensorsPort: () => undefined,
  };
  window.keel = bridge;
  return { calls, tell: (event) => listeners.forEach((listener) => listener(event)) };
}
