/** The page's typed way to main. */
import type { CallInput, CallOutput, Channel, MainEvent } from '#core/ipc/ipc.ts';
import { toErrorData } from '#core/errors.ts';
import type { Result } from '#core/errors.ts';
import { bridge } from './bridge.ts';

/** Makes a call; never rejects. The answer has the contract's shape: main has seen to that. */
export async function call<C extends Channel>(
  channel: C,
  input: CallInput<C>,
): Promise<Result<CallOutput<C>>> {
  try {
    return (await bridge().call(channel, input)) as Result<CallOutput<C>>;
  } catch (thrown) {
    return { ok: false, error: toErrorData(thrown) };
  }
}

/** What main tells without being asked. @returns stops listening */
export function onMainEvent(listener: (event: MainEvent) => void): () => void {
  return bridge().onEvent(listener);
}
