/**
 * Calm sound, made on the spot: wind that follows the model's, water against the hull, soft tones for cues. Every sound
 * has its picture; none carries anything of its own. All of it passes a limiter, rises slowly and ends in silence.
 */
import { clamped } from './easing.ts';
import { NOTES } from './cue-sounds.ts';
import type { CueSound, Note } from './cue-sounds.ts';
import { LOUDEST_CUE, LOUDEST_WIND, toneCurve, toneLengthMs, windLoudness, windPitchHz } from './envelope.ts';
import type { DisplaySettings } from './scene-feed.ts';
import { pinkNoise, toneVoice, warmTones, waterVoice, windVoice } from './sound-voices.ts';
import type { ToneVoice } from './sound-voices.ts';

export interface Soundscape {
  /** Wind now, 0 to 1. After a hush it rises from silence. */
  wind(strength: number): void;
  /** @param pan -1 left to 1 right; the middle when left out. */
  play(cue: CueSound, pan?: number): void;
  /** A quiet tone that goes on: 0 low to 1 high; undefined ends it. */
  guide(height: number | undefined): void;
  /** Silence, tones and all, until the wind is told again. */
  hush(): void;
  /** Fades out and gives everything back. */
  stop(): void;
}

/** Time constants with which loudness and pitch follow, s. */
const WIND_FOLLOW_S = 0.16;
const FADE_S = 0.12;
const RISE_S = 0.4;
/** Well below the 200 ms within which everything is calm after a stop, and no click. */
const HUSH_S = 0.15;
/** Smaller changes of the wind are not heard, and not worth an event each frame. */
const LEAST_CHANGE = 0.005;
/** The compressor of Web Audio makes up for what it takes away: this takes it back, to half of full scale at most. */
const BEHIND_LIMITER = 0.6;

/** The tone that goes on: an octave below the cues, a quarter as loud. */
const GUIDE_HZ = { low: 261.63, high: 523.25 } as const;
const GUIDE_SHARE = 0.25;
const GUIDE_FOLLOW_S = 0.08;

const SILENCE: Soundscape = {
  wind: () => undefined,
  play: () => undefined,
  guide: () => undefined,
  hush: () => undefined,
  stop: () => undefined,
};

/** Sound for one game; silence where there is no AudioContext. Nodes live until `stop`. */
export function createSoundscape(
  context: BaseAudioContext | undefined,
  display: DisplaySettings,
): Soundscape {
  return context === undefined ? SILENCE : playing(context, display);
}

function playing(context: BaseAudioContext, display: DisplaySettings): Soundscape {
  const out = limiter(context);
  warmTones(context);
  const noise = pinkNoise(context);
  const wind = windVoice(context, noise, out.input);
  const water = waterVoice(context, noise, out.input);
  const tones = new Set<OscillatorNode>();
  /** The wind that the voices were last set to. */
  let heard = Number.NEGATIVE_INFINITY;
  let hushed = false;

  let guiding: ToneVoice | undefined;

  const endGuide = (): void => {
    guiding?.loudness.gain.setTargetAtTime(0, context.currentTime, GUIDE_FOLLOW_S);
    guiding?.oscillator.stop(context.currentTime + 6 * GUIDE_FOLLOW_S);
    guiding = undefined;
  };

  const note = ({ hz, atMs, shape }: Note, pan: number): void => {
    const peak = LOUDEST_CUE * clamped(display.cueVolume, 0, 1);
    if (peak === 0) return;
    const startS = context.currentTime + atMs / 1000;
    const tone = toneVoice(context, out.input, hz, pan);
    tone.loudness.gain.setValueCurveAtTime(toneCurve(shape, peak), startS, toneLengthMs(shape) / 1000);
    tone.oscillator.start(startS);
    tone.oscillator.stop(startS + toneLengthMs(shape) / 1000 + 0.05);
    tones.add(tone.oscillator);
    tone.oscillator.addEventListener('ended', () => {
      tones.delete(tone.oscillator);
      tone.release();
    });
  };

  return {
    wind(strength) {
      if (hushed) out.rise();
      hushed = false;
      if (Math.abs(strength - heard) < LEAST_CHANGE) return;
      heard = strength;
      const now = context.currentTime;
      wind.loudness.setTargetAtTime(windLoudness(strength, display.ambienceVolume), now, WIND_FOLLOW_S);
      wind.pitch.setTargetAtTime(windPitchHz(strength), now, WIND_FOLLOW_S);
      water.loudness.setTargetAtTime(0.35 * LOUDEST_WIND * display.ambienceVolume, now, 1);
    },
    play(cue, pan = 0) {
      for (const one of NOTES[cue]) note(one, clamped(pan, -1, 1));
    },
    guide(height) {
      const loudness = GUIDE_SHARE * LOUDEST_CUE * clamped(display.cueVolume, 0, 1);
      if (height === undefined || loudness === 0) return endGuide();
      const hz = GUIDE_HZ.low * (GUIDE_HZ.high / GUIDE_HZ.low) ** clamped(height, 0, 1);
      if (guiding === undefined) {
        const voice = toneVoice(context, out.input, hz, 0);
        voice.oscillator.start();
        voice.oscillator.addEventListener('ended', () => voice.release());
        guiding = voice;
      }
      guiding.loudness.gain.setTargetAtTime(loudness, context.currentTime, GUIDE_FOLLOW_S);
      guiding.oscillator.frequency.setTargetAtTime(hz, context.currentTime, GUIDE_FOLLOW_S);
    },
    hush() {
      if (hushed) return;
      hushed = true;
      out.hush();
      endGuide();
      for (const tone of tones) tone.stop(context.currentTime + HUSH_S);
    },
    stop() {
      out.fade(() => {
        endGuide();
        for (const tone of tones) tone.stop();
        wind.release();
        water.release();
      });
    },
  };
}

interface Limiter {
  readonly input: AudioNode;
  rise(): void;
  hush(): void;
  fade(then: () => void): void;
}

/** The last part of the way out: no peak passes it, and it opens and closes gently. */
function limiter(context: BaseAudioContext): Limiter {
  const master = new GainNode(context, { gain: 0 });
  const press = new DynamicsCompressorNode(context, {
    threshold: -14,
    knee: 10,
    ratio: 20,
    attack: 0.003,
    release: 0.25,
  });
  const ceiling = new GainNode(context, { gain: BEHIND_LIMITER });
  master.connect(press).connect(ceiling).connect(context.destination);
  /** Whatever it was on the way to, from where it is now. */
  const fromHere = (): AudioParam => {
    const { gain } = master;
    const { value } = gain;
    return gain.cancelScheduledValues(context.currentTime).setValueAtTime(value, context.currentTime);
  };
  const rise = (): void => {
    fromHere().setTargetAtTime(1, context.currentTime, RISE_S);
  };
  rise();
  return {
    input: master,
    rise,
    hush() {
      fromHere().linearRampToValueAtTime(0, context.currentTime + HUSH_S);
    },
    fade(then) {
      master.gain.cancelScheduledValues(context.currentTime);
      master.gain.setTargetAtTime(0, context.currentTime, FADE_S);
      // A context that is asleep has nothing left to fade: a timer ends it either way.
      setTimeout(() => {
        then();
        master.disconnect();
        press.disconnect();
        ceiling.disconnect();
      }, 5000 * FADE_S);
    },
  };
}
