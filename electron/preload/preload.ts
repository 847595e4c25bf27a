/** The only thing of ours that both the page and Electron can see. It carries messages and decides nothing. */
import { contextBridge, ipcRenderer } from 'electron';
import { ACCESS } from '#core/ipc/access.ts';
import { BRIDGE_CHANNEL } from '#core/ipc/bridge.ts';
import type { KeelBridge, SensorsPortMessage } from '#core/ipc/bridge.ts';
import type { MainEvent } from '#core/ipc/ipc.ts';

const awaitedNonces = new Set<string>();

const bridge: KeelBridge = {
  call: (channel, input) =>
    Object.hasOwn(ACCESS, channel)
      ? ipcRenderer.invoke(BRIDGE_CHANNEL.call, channel, input)
      : Promise.resolve({ ok: false, error: { code: 'not-allowed', message: 'There is no such call.' } }),

  onEvent(listener) {
    const forward = (_event: unknown, event: MainEvent): void => listener(event);
    ipcRenderer.on(BRIDGE_CHANNEL.event, forward);
    return () => void ipcRenderer.off(BRIDGE_CHANNEL.event, forward);
  },

  acquireSensorsPort(nonce) {
    awaitedNonces.add(nonce);
    ipcRenderer.send(BRIDGE_CHANNEL.acquireSensorsPort, nonce);
  },
};

ipcRenderer.on(BRIDGE_CHANNEL.sensorsPort, (event, nonce: string) => {
  if (!awaitedNonces.delete(nonce)) return;
  const message: SensorsPortMessage = { type: 'keel:sensors-port', nonce };
  window.postMessage(message, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld('keel', bridge);
