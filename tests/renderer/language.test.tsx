// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeelError } from '#core/errors.ts';
import type { PatientTile } from '#core/ipc/records.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import type { Settings } from '#core/ipc/settings.ts';
import { message } from '#core/language/message.ts';
import { CATALOGUES } from '#locales/load/catalogues.ts';
import { appStore } from '#renderer/app/app-store.ts';
import { currentTranslator, followLanguage } from '#renderer/app/language.tsx';
import { goTo, screenStore } from '#renderer/app/screens.ts';
import { setPatientLanguage, setTherapistLanguage } from '#renderer/app/set-language.ts';
import { settingsStore } from '#renderer/app/settings-store.ts';
import { SettingsScreen } from '#renderer/settings/SettingsScreen.tsx';
import { StartScreen } from '#renderer/start/StartScreen.tsx';
import { AppFrame } from '#renderer/therapist/AppFrame.tsx';
import { UnlockScreen } from '#renderer/vault/UnlockScreen.tsx';
import { installFakeKeel } from './support/fake-keel.ts';
import type { FakeKeel } from './support/fake-keel.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';

const ADA: PatientTile = { id: '7b0f2c0e-4f6a-4b38-9d2e-2f6f0a5f7c11', name: 'Ada', language: 'fr' };
const LANGUAGES = [...CATALOGUES].map(([, catalogue]) => catalogue['language.name']);

let keel: FakeKeel;
let stop: () => void;

beforeEach(() => {
  keel = installFakeKeel({
    'app:language': () => undefined,
    'patient:tiles': () => [ADA],
    'patient:set-language': () => undefined,
    'settings:set': (patch) => ({ ...settingsStore.get(), ...patch }) as Settings,
  });
  settingsStore.set(DEFAULT_SETTINGS);
  speaks(['de-AT', 'en']);
  goTo({ name: 'start' });
  therapist({ open: false });
  stop = followLanguage(document.documentElement);
});
afterEach(() => stop());

function speaks(systemLanguages: string[]): void {
  const info = { version: '1', platform: 'linux', systemLanguages, notices: [], simulationSpeed: 1 } as const;
  appStore.update((app) => ({ ...app, info: { ...info, notices: [] } }));
}

function therapist({ open, name = 'Alex' }: { readonly open: boolean; readonly name?: string }): void {
  appStore.update((app) => ({ ...app, therapist: { open, name, retryAfterMs: 0 } }));
}

function inSession(language: string | undefined): void {
  goTo({ name: 'session', patientId: ADA.id, patientName: ADA.name, language });
}

/** The switch of the screen: the words of its label are in any language. */
function theSwitch(): HTMLSelectElement {
  return screen.getByRole<HTMLSelectElement>('combobox');
}

function shownLanguage(): string | undefined {
  return theSwitch().selectedOptions[0]?.textContent ?? undefined;
}

const spoken = (): string => currentTranslator().language;
const saidToMain = (channel: string) => keel.calls.filter((call) => call.channel === channel);

describe('whose language the page speaks', () => {
  it('is that of the system, until the machine has one of its own', () => {
    expect(spoken()).toBe('de');
    settingsStore.set({ ...DEFAULT_SETTINGS, language: 'es' });
    expect(spoken()).toBe('es');
  });

  it('is that of the patient in their session, and nobody else’s', () => {
    inSession('fr');
    expect(spoken()).toBe('fr');
    goTo({ name: 'start' });
    expect(spoken()).toBe('de');
  });

  it('is that of the therapist in their area, while it is open', () => {
    settingsStore.set({ ...DEFAULT_SETTINGS, therapistLanguages: { Alex: 'es', Kim: 'fr' } });
    goTo({ name: 'patients' });
    expect(spoken()).toBe('de');
    therapist({ open: true });
    expect(spoken()).toBe('es');
    therapist({ open: true, name: 'Kim' });
    expect(spoken()).toBe('fr');
    goTo({ name: 'start' });
    expect(spoken()).toBe('de');
  });

  it('is the next best where Keel does not speak it', () => {
    inSession('pt-BR');
    expect(spoken()).toBe('de');
    inSession('fr-CA');
    expect(spoken()).toBe('fr');
    speaks(['tlh']);
    inSession('xx');
    expect(spoken()).toBe('en');
  });

  it('is not taken from what all objects have', () => {
    goTo({ name: 'patients' });
    therapist({ open: true, name: 'constructor' });
    expect(spoken()).toBe('de');
  });

  it('is on the document, and told to main whenever it changes', () => {
    inSession('fr');
    inSession('fr-CA');
    goTo({ name: 'start' });
    expect(document.documentElement.lang).toBe('de');
    expect(saidToMain('app:language').map(({ input }) => input)).toEqual([
      { language: 'de' },
      { language: 'fr' },
      { language: 'de' },
    ]);
  });
});

describe('the switch of the start screen', () => {
  it('names the present language and offers each by its own name', async () => {
    renderWithProviders(<StartScreen />);
    await screen.findByRole('button', { name: 'Ada' });
    expect(shownLanguage()).toBe('Deutsch');
    expect([...theSwitch().options].map((option) => option.textContent)).toEqual(LANGUAGES);
    expect([...theSwitch().options].map((option) => option.lang)).toEqual([...CATALOGUES.keys()]);
  });

  it('changes the language of this machine at once', async () => {
    renderWithProviders(<StartScreen />);
    await screen.findByRole('button', { name: 'Ada' });
    fireEvent.change(theSwitch(), { target: { value: 'es' } });
    await act(() => Promise.resolve());
    expect(settingsStore.get().language).toBe('es');
    expect(spoken()).toBe('es');
    expect(shownLanguage()).toBe('Español');
  });

  it('is there before the records are open too', async () => {
    renderWithProviders(<UnlockScreen />);
    fireEvent.change(theSwitch(), { target: { value: 'fr' } });
    await act(() => Promise.resolve());
    expect(spoken()).toBe('fr');
  });
});

describe('the switch of the settings', () => {
  it('goes back to what the system speaks', async () => {
    settingsStore.set({ ...DEFAULT_SETTINGS, language: 'fr' });
    renderWithProviders(<SettingsScreen />);
    expect(shownLanguage()).toBe('Français');
    expect(theSwitch().options[0]?.textContent).toContain('Deutsch');
    fireEvent.change(theSwitch(), { target: { value: '' } });
    await act(() => Promise.resolve());
    expect(settingsStore.get().language).toBeUndefined();
    expect(spoken()).toBe('de');
  });
});

describe('the switch of a therapist', () => {
  const frame = (
    <AppFrame screen="patients" title="Patients">
      <p />
    </AppFrame>
  );

  it('is there while the area is open', () => {
    renderWithProviders(frame);
    expect(screen.queryByRole('combobox')).toBeNull();
    act(() => therapist({ open: true }));
    expect(shownLanguage()).toContain('Deutsch');
  });

  it('changes their language at once, and nobody else’s', async () => {
    settingsStore.set({ ...DEFAULT_SETTINGS, therapistLanguages: { Kim: 'fr' } });
    goTo({ name: 'patients' });
    therapist({ open: true });
    renderWithProviders(frame);
    fireEvent.change(theSwitch(), { target: { value: 'es' } });
    await act(() => Promise.resolve());
    expect(settingsStore.get().therapistLanguages).toEqual({ Kim: 'fr', Alex: 'es' });
    expect(spoken()).toBe('es');
    fireEvent.change(theSwitch(), { target: { value: '' } });
    await act(() => Promise.resolve());
    expect(settingsStore.get().therapistLanguages).toEqual({ Kim: 'fr' });
    expect(spoken()).toBe('de');
  });

  it('shows what is spoken where Keel does not speak the one of the record', () => {
    settingsStore.set({ ...DEFAULT_SETTINGS, therapistLanguages: { Alex: 'pt-BR' } });
    goTo({ name: 'patients' });
    therapist({ open: true });
    renderWithProviders(frame);
    expect(shownLanguage()).toContain('Deutsch');
  });

  it('does nothing where nobody has ever entered', async () => {
    appStore.update((app) => ({ ...app, therapist: { open: false, retryAfterMs: 0 } }));
    await setTherapistLanguage('es');
    expect(saidToMain('settings:set')).toEqual([]);
  });
});

describe('in the middle of a session', () => {
  it('the language changes at once, and is kept with the patient', async () => {
    inSession('fr');
    const changed = setPatientLanguage(ADA.id, 'es');
    expect(spoken()).toBe('es');
    await changed;
    expect(saidToMain('patient:set-language')).toMatchObject([
      { input: { patientId: ADA.id, language: 'es' } },
    ]);
  });

  it('goes on in the chosen language where it could not be kept', async () => {
    installFakeKeel({
      'app:language': () => undefined,
      'patient:set-language': () => {
        throw new KeelError('locked', message('error.database-locked'));
      },
    });
    inSession('fr');
    await setPatientLanguage(ADA.id, 'es');
    expect(spoken()).toBe('es');
  });

  it('leaves the screen alone where somebody else trains by now', async () => {
    inSession('fr');
    const before = screenStore.get();
    await setPatientLanguage('8b0f2c0e-4f6a-4b38-9d2e-2f6f0a5f7c11', 'es');
    expect(screenStore.get()).toBe(before);
  });
});
