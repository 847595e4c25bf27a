// @vitest-environment jsdom
/** The voice of the app: which one speaks, in what order, and that nothing depends on it. */
import { describe, expect, it } from 'vitest';
import { Speech, voiceOf } from '#renderer/app/speech.ts';
import { systemSynthesizer } from '#renderer/app/synthesizer.ts';
import { VoiceRecorder, voice } from './support/voice-recorder.ts';

const LOUD = { speech: true, speechVolume: 0.8 };

describe('the voice of a language', () => {
  it.each([
    ['de-AT', ['en-US', 'de-DE', 'de-AT'], 'de-AT'],
    ['de', ['en-US', 'de_DE'], 'de_DE'],
    ['de-CH', ['en-US', 'de-DE'], 'de-DE'],
    ['pt-BR', ['pt-PT', 'pt-br'], 'pt-br'],
    ['fr', ['en-US', 'de-DE'], undefined],
    ['en-XA', ['en-GB'], 'en-GB'],
  ])('of %s among %j is %s', (language, tags, found) => {
    expect(
      voiceOf(
        tags.map((tag) => voice(tag)),
        language,
      )?.lang,
    ).toBe(found);
  });

  it('is of this computer: no word goes over the network', () => {
    const remote = voice('de-DE', { localService: false });
    expect(voiceOf([remote], 'de')).toBeUndefined();
    expect(voiceOf([remote, voice('de-AT')], 'de-DE')?.lang).toBe('de-AT');
  });

  it('is the one that the system prefers', () => {
    const preferred = voice('de-DE', { name: 'Preferred', default: true });
    expect(voiceOf([voice('de-DE'), preferred], 'de')?.name).toBe('Preferred');
  });
});

describe('speech', () => {
  it('says in turn what may wait, and at once what may not', () => {
    const recorder = new VoiceRecorder();
    const speech = new Speech(recorder, () => LOUD);
    speech.say(['one', 'two'], 'en');
    speech.say(['three'], 'en');
    expect(recorder.heard()).toEqual(['one', 'two', 'three']);
    speech.sayAtOnce(['four'], 'de');
    expect(recorder.heard()).toEqual(['.', 'four']);
    expect(recorder.spokenBy.at(-1)).toBe('de-DE at 0.8');
  });

  it.each([
    { speech: false, speechVolume: 0.8 },
    { speech: true, speechVolume: 0 },
  ])('is silent where nobody wants it: %j', (settings) => {
    const recorder = new VoiceRecorder();
    new Speech(recorder, () => settings).sayAtOnce(['one'], 'en');
    expect(recorder.spokenBy).toEqual([]);
  });

  it('is silent in a language without a voice, and says so', () => {
    const recorder = new VoiceRecorder();
    const speech = new Speech(recorder, () => LOUD);
    speech.say(['un'], 'fr');
    expect(recorder.heard()).toEqual([]);
    expect(speech.isAvailable('fr')).toBe(false);
    recorder.tellVoices([voice('fr-FR')]);
    expect(speech.isAvailable('fr')).toBe(true);
  });

  it('never throws, whatever the system does', () => {
    const fail = (): never => {
      throw new Error('no voice');
    };
    const speech = new Speech({ voices: fail, speak: fail, stop: fail, onVoices: fail }, () => LOUD);
    speech.sayAtOnce(['one'], 'en');
    speech.stop();
    expect(speech.isAvailable('en')).toBe(false);
    speech.onVoices(() => undefined)();
  });

  it('has no voice where the system has no speech at all', () => {
    const synthesizer = systemSynthesizer();
    expect(synthesizer.voices()).toEqual([]);
    synthesizer.stop();
  });
});
