/** Whose language is changed: the machine's, a therapist's, a patient's. The screen speaks it at once. */
import { call } from '#renderer/bridge/client.ts';
import { appStore } from './app-store.ts';
import { reportError } from './notices.ts';
import { screenStore } from './screens.ts';
import { changeSettings, settingsStore } from './settings-store.ts';

/** @param language undefined: that of the system */
export async function setMachineLanguage(language: string | undefined): Promise<void> {
  await changeSettings({ language });
}

/** Of the therapist who is present. @param language undefined: that of the machine */
export async function setTherapistLanguage(language: string | undefined): Promise<void> {
  const { name } = appStore.get().therapist;
  if (name === undefined) return;
  const others = Object.entries(settingsStore.get().therapistLanguages).filter(([other]) => other !== name);
  const theirs = language === undefined ? [] : [[name, language] as const];
  await changeSettings({ therapistLanguages: Object.fromEntries([...others, ...theirs]) });
}

/** In their session: it goes on in this language, and so does the next, where it can be stored. */
export async function setPatientLanguage(patientId: string, language: string): Promise<void> {
  screenStore.update((screen) =>
    screen.name === 'session' && screen.patientId === patientId ? { ...screen, language } : screen,
  );
  const result = await call('patient:set-language', { patientId, language });
  if (!result.ok) reportError(result.error);
}
