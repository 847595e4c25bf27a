/** The part of the system's speech that is used. */

export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default' | 'name'>;

export interface Synthesizer {
  /** Empty until the system has told them. */
  readonly voices: () => readonly Voice[];
  /** Waits for what is being said. @param volume 0 to 1 */
  readonly speak: (words: string, voice: Voice, volume: number) => void;
  /** Ends what is being said, and forgets what waits. */
  readonly stop: () => void;
  /** @returns stops listening. */
  readonly onVoices: (listener: () => void) => () => void;
}

/** Chromium's, on top of what the system has; without voices where there is none. */
export function systemSynthesizer(): Synthesizer {
  if (!('speechSynthesis' in globalThis)) return MUTE;
  const synthesis = globalThis.speechSynthesis;
  return {
    voices: () => synthesis.getVoices(),
    speak: (words, voice, volume) => {
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.voice = synthesis.getVoices().find(({ name }) => name === voice.name) ?? null;
      utterance.lang = voice.lang;
      utterance.volume = volume;
      synthesis.speak(utterance);
    },
    stop: () => synthesis.cancel(),
    onVoices: (listener) => {
      synthesis.addEventListener('voiceschanged', listener);
      return () => synthesis.removeEventListener('voiceschanged', listener);
    },
  };
}

const MUTE: Synthesizer = {
  voices: () => [],
  speak: () => undefined,
  stop: () => undefined,
  onVoices: () => () => undefined,
};
