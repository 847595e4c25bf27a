/** Whose language the page speaks: that of the patient in a session, of the therapist in their area, else the machine's. */
import type { ReactNode } from 'react';
import { createIntl, createIntlCache, type IntlShape, RawIntlProvider, useIntl } from 'react-intl';
import { type Translator, translatorOf } from '#core/language/translator.ts';
import { catalogueOf, chosenLanguage } from '#locales/load/catalogues.ts';
import { appStore } from './app-store.ts';
import { type Screen, screenStore } from './screens.ts';
import { settingsStore } from './settings-store.ts';
import { createStore, useStore } from './store.ts';

const intlStore = createStore<IntlShape>(intlIn('en'));
const translators = new WeakMap<IntlShape, Translator>();

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
  return <RawIntlProvider value={intlIn(language)}>{children}</RawIntlProvider>;
}

/** The words of a component: it is drawn anew when the language changes. */
export function useTranslator(): Translator {
  return translatorFor(useIntl());
}

/** For what runs outside components, in the moment it says something. */
export function currentTranslator(): Translator {
  return translatorFor(intlStore.get());
}

function translatorFor(intl: IntlShape): Translator {
  const known = translators.get(intl);
  if (known !== undefined) return known;
  const translator = translatorOf(intl);
  translators.set(intl, translator);
  return translator;
}

/** @param language BCP 47; where there is no catalogue of it, its general language speaks, else English */
function intlIn(language: string): IntlShape {
  const locale = chosenLanguage([language]);
  return createIntl({ locale, messages: { ...catalogueOf(locale) } }, createIntlCache());
}

/** Follows screens, settings and therapist; puts the language on the document too. @returns stops following. */
export function followLanguage(root: HTMLElement): () => void {
  const follow = (): void => {
    const language = languageOfScreen(screenStore.get());
    if (language !== intlStore.get().locale) intlStore.set(intlIn(language));
    root.lang = language;
  };
  follow();
  const stops = [screenStore.subscribe(follow), settingsStore.subscribe(follow), appStore.subscribe(follow)];
  return () => stops.forEach((stop) => stop());
}

function languageOfScreen(screen: Screen): string {
  const { language, therapistLanguages } = settingsStore.get();
  const machine = [language, ...navigator.languages];
  if (screen.name === 'session') return chosenLanguage([screen.language, ...machine]);
  const { name, open } = appStore.get().therapist;
  const theirs = open && screen.name !== 'start' && name !== undefined ? therapistLanguages[name] : undefined;
  return chosenLanguage([theirs, ...machine]);
}
