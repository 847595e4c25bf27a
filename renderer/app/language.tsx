/** Whose language the page speaks: that of the patient in a session, of the therapist in their area, else the machine's. */
import { type ReactNode, useMemo } from 'react';
import { createIntl, createIntlCache, type IntlShape, RawIntlProvider, useIntl } from 'react-intl';
import { intlConfiguration, type Translator, translatorOf } from '#core/language/translator.ts';
import { catalogueOf, chosenLanguage } from '#locales/load/catalogues.ts';
import { call } from '#renderer/bridge/client.ts';
import { appStore } from './app-store.ts';
import { type Screen, screenStore } from './screens.ts';
import { settingsStore } from './settings-store.ts';
import { createStore, useStore } from './store.ts';

const translators = new WeakMap<IntlShape, Translator>();
const intlStore = createStore<IntlShape>(intlIn('en'));

/** Draws its children in the language of whoever is at the screen, anew when that changes. */
export function CurrentLanguage({ children }: { readonly children: ReactNode }) {
  return <RawIntlProvider value={useStore(intlStore)}>{children}</RawIntlProvider>;
}

/** Draws its children in one language, whoever is at the screen. */
export function InLanguage({
  language,
  children,
}: {
  readonly language: string;
  readonly children: ReactNode;
}) {
  const intl = useMemo(() => intlIn(language), [language]);
  return <RawIntlProvider value={intl}>{children}</RawIntlProvider>;
}

/** The words of a component: it is drawn anew when the language changes. */
export function useTranslator(): Translator {
  return translatorFor(useIntl());
}

/** For what runs outside components, in the moment it says something. */
export function currentTranslator(): Translator {
  return translatorFor(intlStore.get());
}

/** @throws Error for an intl that was not made here. */
function translatorFor(intl: IntlShape): Translator {
  const translator = translators.get(intl);
  if (translator === undefined) throw new Error('This intl has no translator.');
  return translator;
}

/** @param language BCP 47; where there is no catalogue of it, its general language speaks, else English */
function intlIn(language: string): IntlShape {
  const known = chosenLanguage([language]);
  const intl = createIntl(intlConfiguration(known, catalogueOf(known)), createIntlCache());
  translators.set(intl, translatorOf(known, intl));
  return intl;
}

/**
 * Follows screens, settings and therapist; puts the language on the document too, and tells main, whose dialogs speak
 * it. @returns stops following.
 */
export function followLanguage(root: HTMLElement): () => void {
  let told: string | undefined;
  const follow = (): void => {
    const language = languageOfScreen(screenStore.get());
    if (language !== currentTranslator().language) intlStore.set(intlIn(language));
    root.lang = language;
    if (language === told) return;
    told = language;
    void call('app:language', { language });
  };
  follow();
  const stops = [screenStore.subscribe(follow), settingsStore.subscribe(follow), appStore.subscribe(follow)];
  return () => stops.forEach((stop) => stop());
}

function languageOfScreen(screen: Screen): string {
  if (screen.name === 'session') return chosenLanguage([screen.language, machineLanguage()]);
  const { open } = appStore.get().therapist;
  const theirs = open && screen.name !== 'start' ? therapistLanguage() : undefined;
  return chosenLanguage([theirs, machineLanguage()]);
}

/** What the therapist who is or was here has chosen. A name may be that of a property of all objects. */
export function therapistLanguage(): string | undefined {
  const { name } = appStore.get().therapist;
  const { therapistLanguages } = settingsStore.get();
  return name !== undefined && Object.hasOwn(therapistLanguages, name) ? therapistLanguages[name] : undefined;
}

/** That of everybody who has chosen none. */
export function machineLanguage(): string {
  return chosenLanguage([settingsStore.get().language, systemLanguage()]);
}

export function systemLanguage(): string {
  return chosenLanguage(appStore.get().info?.systemLanguages ?? navigator.languages);
}
