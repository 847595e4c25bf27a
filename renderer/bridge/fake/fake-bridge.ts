/**
 * Stands in for main and the sensors process, so that the page also runs in a plain browser while screens are being
 * made. Everything is forgotten when the page is left. Only development builds load it.
 */
import type { KeelBridge, SensorsPortMessage } from '#core/ipc/bridge.ts';
import { contract } from '#core/ipc/ipc.ts';
import type { Channel } from '#core/ipc/ipc.ts';
import { KeelError, toErrorData } from '#core/errors.ts';
import type { Result } from '#core/errors.ts';
import { messageOfIssues } from '#core/language/issue-message.ts';
import { FakeClinic } from './fake-clinic.ts';
import { FakeSensors } from './fake-sensors.ts';

/** Puts the stand-in where the preload would put the real bridge. */
export function installFakeBridge(): void {
  window.keel = createFakeBridge();
}

function createFakeBridge(): KeelBridge {
  const clinic = new FakeClinic();
  let sensors: FakeSensors | undefined;
  return {
    call: (channel, input) => answer(clinic, channel, input),
    onEvent: () => () => undefined,
    acquireSensorsPort(nonce) {
      sensors?.stop();
      const { port1, port2 } = new MessageChannel();
      sensors = new FakeSensors(port1);
      const message: SensorsPortMessage = { type: 'keel:sensors-port', nonce };
      window.postMessage(message, window.location.origin, [port2]);
    },
  };
}

/** Checks arguments and answers as main does, so that a screen that works here works there. */
async function answer(clinic: FakeClinic, channel: Channel, input: unknown): Promise<Result<unknown>> {
  try {
    const parsed = contract[channel].in.safeParse(input);
    if (!parsed.success) {
      throw new KeelError('invalid-argument', messageOfIssues(parsed.error));
    }
    // A clone, as over the real bridge: the page must not share objects with the clinic.
    return { ok: true, value: structuredClone(clinic.answer(channel, parsed.data)) };
  } catch (thrown) {
    return { ok: false, error: toErrorData(thrown) };
  }
}
