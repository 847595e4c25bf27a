import type { KeelBridge } from '#core/ipc/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload, or by fake-bridge.ts where the page runs in a plain browser. */
    keel?: KeelBridge;
  }
}

/** @throws Error when the page runs outside the app */
export function bridge(): KeelBridge {
  if (window.keel === undefined) throw new Error('This page works only inside Keel.');
  return window.keel;
}
