/**
 * What a person has to know without looking, spoken by a voice of this computer in the language of the screen. Nothing
 * depends on it: without a voice it is silent, and tones and captions go on alone.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { Settings } from '#core/ipc/settings.ts';
import { useTranslator } from './language.tsx';
import { settingsStore } from './settings-store.ts';
import { type Synthesizer, type Voice, systemSynthesizer } from './synthesizer.ts';

export class Speech {
  readonly #synthesizer: Synthesizer;
  readonly #settings: () => Pick<Settings, 'speech' | 'speechVolume'>;

  constructor(synthesizer: Synthesizer, settings: () => Pick<Settings, 'speech' | 'speechVolume'>) {
    this.#synthesizer = synthesizer;
    this.#settings = settings;
  }

  /** Says this as soon as what is being said is over. @param language BCP 47 */
  say(words: readonly string[], language: string): void {
    const { speech, speechVolume } = this.#settings();
    if (!speech || speechVolume === 0) return;
    quietly(() => {
      const voice = voiceOf(this.#synthesizer.voices(), language);
      if (voice === undefined) return;
      for (const sentence of words) this.#synthesizer.speak(sentence, voice, speechVolume);
    });
  }

  /** Says this now: the newest urgent words win over all that is being said or waits. */
  sayAtOnce(words: readonly string[], language: string): void {
    this.stop();
    this.say(words, language);
  }

  /** Silence at once. */
  stop(): void {
    quietly(() => this.#synthesizer.stop());
  }

  /** Whether this computer has a voice of the language. */
  isAvailable(language: string): boolean {
    let isThere = false;
    quietly(() => (isThere = voiceOf(this.#synthesizer.voices(), language) !== undefined));
    return isThere;
  }

  /** Voices come late, and may go. @returns stops listening. */
  onVoices(listener: () => void): () => void {
    let stop = (): void => undefined;
    quietly(() => (stop = this.#synthesizer.onVoices(listener)));
    return stop;
  }
}

/** A voice of this computer: of the very tag, else of the same language. Others would send words over the network. */
export function voiceOf(voices: readonly Voice[], language: string): Voice | undefined {
  const wanted = tagOf(language);
  const local = voices.filter(({ localService }) => localService);
  const exact = local.filter(({ lang }) => tagOf(lang) === wanted);
  const same = local.filter(({ lang }) => general(tagOf(lang)) === general(wanted));
  const found = exact.length > 0 ? exact : same;
  return found.find((voice) => voice.default) ?? found[0];
}

/** Some systems write "de_AT". */
function tagOf(language: string): string {
  return language.replaceAll('_', '-').toLowerCase();
}

function general(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

/** A broken voice must never break a session. */
function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // Silent.
  }
}

let speech = speechOf(systemSynthesizer());

function speechOf(synthesizer: Synthesizer): Speech {
  return new Speech(synthesizer, () => settingsStore.get());
}

/** The voice of the app. */
export function currentSpeech(): Speech {
  return speech;
}

/** For tests: what speaks from now on. */
export function speakThrough(synthesizer: Synthesizer): void {
  speech = speechOf(synthesizer);
}

export function speechAvailable(language: string): boolean {
  return speech.isAvailable(language);
}

/** The same, for what is drawn: voices come late. */
export function useSpeechAvailable(language: string): boolean {
  return useSyncExternalStore(listenForVoices, () => speechAvailable(language));
}

function listenForVoices(listener: () => void): () => void {
  return speech.onVoices(listener);
}

/**
 * Says words whenever they become others, and so anew in another language; silent as soon as there are none.
 * @param words undefined: somebody else may speak
 */
export function useSpoken(words: readonly string[] | undefined): void {
  const { language } = useTranslator();
  const key = words?.join('\n');
  useEffect(() => {
    if (key === undefined) return;
    if (key === '') speech.stop();
    else speech.sayAtOnce(key.split('\n'), language);
  }, [key, language]);
  useEffect(() => () => speech.stop(), []);
}
