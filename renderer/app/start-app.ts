/** From a blank page to the first screen: ask main what there is, then show it. */
import { type ErrorData, toErrorData, valueOf } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { VaultStatus } from '#core/ipc/ipc.ts';
import type { Notice } from '#core/ipc/notices.ts';
import { call, onMainEvent } from '#renderer/bridge/client.ts';
import { playDemo } from '../demo/demo.ts';
import { startSensors } from '../sensors/sensors-store.ts';
import { currentDriver, startPointerWhenChosen } from '../session/current-session.ts';
import { noticeText } from '../ui/notice-text.ts';
import { appStore } from './app-store.ts';
import { followLanguage } from './language.tsx';
import { reportError, showNotice } from './notices.ts';
import { goTo } from './screens.ts';
import { applyDisplaySettings, settingsStore } from './settings-store.ts';
import { therapistLocked } from './therapist-lock.ts';

export async function startApp(): Promise<void> {
  applyDisplaySettings(document.documentElement);
  followLanguage(document.documentElement);
  onMainEvent((event) => {
    if (event.type === 'therapist-locked') therapistLocked();
    if (event.type === 'notice') tellPeople(event.notice);
    if (event.type === 'suspended') currentDriver()?.act({ type: 'stop', cause: 'held-up' });
  });
  try {
    const [settings, info, vault, therapist] = await Promise.all([
      call('settings:get', undefined),
      call('app:info', undefined),
      call('vault:status', undefined),
      call('therapist:status', undefined),
    ]);
    settingsStore.set(valueOf(settings));
    const app = { info: valueOf(info), vault: valueOf(vault), therapist: valueOf(therapist) };
    appStore.set(app);
    app.info.notices.forEach(tellPeople);
    startSensors();
    startPointerWhenChosen();
    openFirstScreen(app.vault);
    // Not awaited: what fails in the demo stays uncaught, which main takes as its end.
    if (app.info.demo !== undefined) void playDemo(app.info.demo);
  } catch (thrown) {
    goTo({ name: 'failed', message: toErrorData(thrown).message });
  }
}

function tellPeople(notice: Notice): void {
  const { kind, message } = noticeText(notice);
  showNotice(kind, message);
}

function openFirstScreen(vault: VaultStatus): void {
  switch (vault.state) {
    case 'new':
      goTo({ name: 'set-up' });
      return;
    case 'locked':
      goTo({ name: 'unlock' });
      return;
    case 'unusable':
      goTo({ name: 'unusable', problem: vault.problem ?? message('vault.unusable-text') });
      return;
    case 'open':
      goTo({ name: 'start' });
  }
}

/**
 * Makes the encrypted database under the therapist's passphrase.
 * @param therapist Their name, kept with what they change.
 * @returns the error, or undefined when done
 */
export async function createVault(passphrase: string, therapist: string): Promise<ErrorData | undefined> {
  const result = await call('vault:create', { passphrase, therapist });
  if (!result.ok) return result.error;
  appStore.update((app) => ({
    ...app,
    vault: result.value,
    therapist: { ...app.therapist, name: therapist.trim() },
  }));
  openFirstScreen(result.value);
  return undefined;
}

/** Opens a database that no key ring opens. @returns the error, or undefined when open. */
export async function unlockVault(passphrase: string): Promise<ErrorData | undefined> {
  const result = await call('vault:unlock', { passphrase });
  if (!result.ok) return result.error;
  appStore.update((app) => ({ ...app, vault: result.value }));
  openFirstScreen(result.value);
  return undefined;
}

export async function quitApp(): Promise<void> {
  const result = await call('app:quit', undefined);
  if (!result.ok) reportError(result.error);
}
