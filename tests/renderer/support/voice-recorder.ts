/** A synthesizer that writes down what it is asked to say. */
import type { Synthesizer, Voice } from '#renderer/app/synthesizer.ts';

export class VoiceRecorder implements Synthesizer {
  /** In the order in which it happened; "." is silence at once. */
  readonly log: string[] = [];
  readonly spokenBy: string[] = [];
  readonly #listeners = new Set<() => void>();
  #voices: readonly Voice[];

  constructor(voices: readonly Voice[] = [voice('en-US'), voice('de-DE')]) {
    this.#voices = voices;
  }

  voices = (): readonly Voice[] => this.#voices;

  speak = (words: string, by: Voice, volume: number): void => {
    this.log.push(words);
    this.spokenBy.push(`${by.lang} at ${volume}`);
  };

  stop = (): void => void this.log.push('.');

  onVoices = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The system tells its voices, late as ever. */
  tellVoices(voices: readonly Voice[]): void {
    this.#voices = voices;
    for (const listener of this.#listeners) listener();
  }

  /** What was said since the last time anybody asked. */
  heard(): string[] {
    return this.log.splice(0);
  }
}

export function voice(lang: string, about: Partial<Voice> = {}): Voice {
  return { lang, name: lang, localService: true, default: false, ...about };
}
