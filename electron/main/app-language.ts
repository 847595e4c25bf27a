/** The language of what main itself says: dialogs, the menu of macOS. */
import { createTranslator } from '#core/language/translator.ts';
import type { Translator } from '#core/language/translator.ts';
import { catalogueOf, chosenLanguage } from '#locales/load/catalogues.ts';

/** That of the page, which knows who is at the screen; before it has said so, that of the machine. */
export class AppLanguage {
  /** As in "de-AT", the most wanted first. */
  readonly system: readonly string[];
  readonly #onChange: (translator: Translator) => void;
  #machine: string | undefined;
  #page: string | undefined;
  #translator: Translator;

  /** @param onChange also called now */
  constructor(system: readonly string[], onChange: (translator: Translator) => void = ignore) {
    this.system = system;
    this.#onChange = onChange;
    this.#translator = translatorOf(chosenLanguage(system));
    onChange(this.#translator);
  }

  get translator(): Translator {
    return this.#translator;
  }

  /** What the settings say; undefined: that of the system. */
  machineSpeaks(language: string | undefined): void {
    this.#machine = language;
    this.#follow();
  }

  pageSpeaks(language: string): void {
    this.#page = language;
    this.#follow();
  }

  #follow(): void {
    const language = chosenLanguage([this.#page, this.#machine, ...this.system]);
    if (language === this.#translator.language) return;
    this.#translator = translatorOf(language);
    this.#onChange(this.#translator);
  }
}

/** Never throws: what reports an error must not be one. */
function translatorOf(language: string): Translator {
  return createTranslator(language, catalogueOf(language), ignore);
}

function ignore(): void {}
