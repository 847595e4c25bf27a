/** Settings as main keeps them, and what they do to the page. */
import { DEFAULT_SETTINGS, type Settings, type SettingsPatch } from '#core/ipc/settings.ts';
import { call } from '#renderer/bridge/client.ts';
import { reportError } from './notices.ts';
import { createStore, useStore } from './store.ts';

export const settingsStore = createStore<Settings>(DEFAULT_SETTINGS);

export function useSettings(): Settings {
  return useStore(settingsStore);
}

/** Changes settings; the answer of main is what holds, so a refused change shows its old value again. */
export async function changeSettings(patch: SettingsPatch): Promise<void> {
  const result = await call('settings:set', patch);
  if (result.ok) settingsStore.set(result.value);
  else reportError(result.error);
}

/** Puts text size, contrast and motion on the root element, now and whenever they change. */
export function applyDisplaySettings(root: HTMLElement): () => void {
  const apply = (): void => {
    const { textScale, highContrast, reduceMotion } = settingsStore.get();
    root.style.setProperty('--text-scale', String(textScale));
    root.toggleAttribute('data-high-contrast', highContrast);
    root.toggleAttribute('data-reduce-motion', reduceMotion);
  };
  apply();
  return settingsStore.subscribe(apply);
}
