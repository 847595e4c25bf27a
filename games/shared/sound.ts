/**
 * Calm sound, made on the spot: wind that follows the model's, water against the hull, soft tones for cues. Every sound
 * has its picture; none carries anything of its own. All of it passes a limiter, rises slowly and ends in silence.
 */
import { createRandom } from '#core/signal/random.ts';
import { clamped } from './easing.ts';
import { LOUDEST_CUE, LOUDEST_WIND, toneCurve, toneLengthMs, windLoudness, windPitchHz } from './envelope.ts';
import type { ToneShape } from './envelope.ts';
import type { DisplaySettings } from './scene-feed.ts';

export type CueSound = 'coming' | 'recovered' | 'target' | 'hold' | 'return';

export interface Soundscape {
  /** Wind now, 0 to 1. After a hush it rises from silence. */
  wind(strength: number): void;
  play(cue: CueSound): void;
  /** Silence, tones and all, until the wind is told again. */
  hush(): void;
  /** Fades out and gives everything back. */
  stop(): void;
}

interface Note {
  readonly hz: number;
  readonly atMs: number;
  readonly shape: ToneShape;
}

const SOFT: ToneShape = { attackMs: 90, holdMs: 60, releaseMs: 420 };
const LONG: ToneShape = { attackMs: 110, holdMs: 120, releaseMs: 900 };

/** 500 to 1000 Hz, where older ears hear best. */
const NOTES: Readonly<Record<CueSound, readonly Note[]>> = {
  coming: [
    { hz: 587.33, atMs: 0, shape: SOFT },
    { hz: 523.25, atMs: 210, shape: SOFT },
  ],
  recovered: [
    { hz: 523.25, atMs: 0, shape: LONG },
    { hz: 659.26, atMs: 150, shape: LONG },
    { hz: 783.99, atMs: 300, shape: LONG },
  ],
  target: [{ hz: 659.26, atMs: 0, shape: SOFT }],
  hold: [{ hz: 783.99, atMs: 0, shape: SOFT }],
  return: [{ hz: 523.25, atMs: 0, shape: LONG }],
};

const NOISE_S = 4;
/** Time constants with which loudness and pitch follow, s. */
const WIND_FOLLOW_S = 0.16;
const FADE_S = 0.12;
const RISE_S = 0.4;
/** Well below the 200 ms within which everything is calm after a stop, and no click. */
const HUSH_S = 0.15;
/** Smaller changes of the wind are not heard, and not worth an event each frame. */
const LEAST_CHANGE = 0.005;
const SWELL_HZ = 0.11;
/** Loudness of the noise before it is filtered, RMS. */
const NOISE_RMS = 0.3;
/** The compressor of Web Audio makes up for what it takes away: this takes it back, to half of full scale at most. */
const BEHIND_LIMITER = 0.6;

const SILENCE: Soundscape = {
  wind: () => undefined,
  play: () => undefined,
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
  const noise = pinkNoise(context);
  const wind = windVoice(context, noise, out.input);
  const water = waterVoice(context, noise, out.input);
  const tones = new Set<OscillatorNode>();
  /** The wind that the voices were last set to. */
  let heard = Number.NEGATIVE_INFINITY;
  let hushed = false;

  const note = ({ hz, atMs, shape }: Note): void => {
    const peak = LOUDEST_CUE * clamped(display.cueVolume, 0, 1);
    if (peak === 0) return;
    const startS = context.currentTime + atMs / 1000;
    const tone = toneVoice(context, out.input, hz);
    tone.loudness.gain.setValueCurveAtTime(toneCurve(shape, peak), startS, toneLengthMs(shape) / 1000);
    tone.oscillator.start(startS);
    tone.oscillator.stop(startS + toneLengthMs(shape) / 1000 + 0.05);
    tones.add(tone.oscillator);
    tone.oscillator.addEventListener('ended', () => {
      tones.delete(tone.oscillator);
      tone.oscillator.disconnect();
      tone.loudness.disconnect();
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
    play(cue) {
      for (const one of NOTES[cue]) note(one);
    },
    hush() {
      if (hushed) return;
      hushed = true;
      out.hush();
      for (const tone of tones) tone.stop(context.currentTime + HUSH_S);
    },
    stop() {
      out.fade(() => {
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

interface NoiseVoice {
  readonly loudness: AudioParam;
  readonly pitch: AudioParam;
  release(): void;
}

function windVoice(context: BaseAudioContext, noise: AudioBuffer, out: AudioNode): NoiseVoice {
  const source = new AudioBufferSourceNode(context, { buffer: noise, loop: true });
  const filter = new BiquadFilterNode(context, { type: 'bandpass', frequency: windPitchHz(0), Q: 0.8 });
  const gain = new GainNode(context, { gain: 0 });
  source.connect(filter).connect(gain).connect(out);
  source.start();
  return {
    loudness: gain.gain,
    pitch: filter.frequency,
    release: () => releaseAll([source], [filter, gain]),
  };
}

/** Lapping: low noise that swells and sinks about every nine seconds. */
function waterVoice(context: BaseAudioContext, noise: AudioBuffer, out: AudioNode): NoiseVoice {
  const source = new AudioBufferSourceNode(context, { buffer: noise, loop: true, playbackRate: 0.6 });
  const filter = new BiquadFilterNode(context, { type: 'lowpass', frequency: 420, Q: 0.3 });
  const swell = new GainNode(context, { gain: 0.6 });
  const gain = new GainNode(context, { gain: 0 });
  const wave = new OscillatorNode(context, { frequency: SWELL_HZ });
  const depth = new GainNode(context, { gain: 0.4 });
  wave.connect(depth).connect(swell.gain);
  source.connect(filter).connect(swell).connect(gain).connect(out);
  source.start();
  wave.start();
  return {
    loudness: gain.gain,
    pitch: filter.frequency,
    release: () => releaseAll([source, wave], [filter, swell, gain, depth]),
  };
}

function releaseAll(sources: readonly AudioScheduledSourceNode[], nodes: readonly AudioNode[]): void {
  for (const source of sources) source.stop();
  for (const node of [...sources, ...nodes]) node.disconnect();
}

/** A sine with a quiet octave: soft, and easier to place than a pure tone. */
function toneVoice(
  context: BaseAudioContext,
  out: AudioNode,
  hz: number,
): { readonly oscillator: OscillatorNode; readonly loudness: GainNode } {
  const wave = new PeriodicWave(context, { real: [0, 0, 0], imag: [0, 1, 0.12] });
  const oscillator = new OscillatorNode(context, { frequency: hz, periodicWave: wave });
  const loudness = new GainNode(context, { gain: 0 });
  oscillator.connect(loudness).connect(out);
  return { oscillator, loudness };
}

/** A few seconds of pink noise without a seam (three-pole filter by P. Kellet, musicdsp.org archive 76). */
function pinkNoise(context: BaseAudioContext): AudioBuffer {
  const random = createRandom(11);
  const length = Math.round(NOISE_S * context.sampleRate);
  const buffer = new AudioBuffer({ length, numberOfChannels: 1, sampleRate: context.sampleRate });
  const samples = buffer.getChannelData(0);
  let [slow, middle, fast] = [0, 0, 0];
  // Twice round: at the end of the second the filter stands where it stood at its beginning, so the loop has no seam.
  const white = Float32Array.from({ length }, () => 2 * random.next() - 1);
  for (let index = 0; index < 2 * length; index += 1) {
    const sample = white[index % length] ?? 0;
    slow = 0.99765 * slow + sample * 0.099046;
    middle = 0.963 * middle + sample * 0.2965164;
    fast = 0.57 * fast + sample * 1.0526913;
    samples[index % length] = slow + middle + fast + sample * 0.1848;
  }
  const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / length);
  for (const [index, sample] of samples.entries()) samples[index] = (sample * NOISE_RMS) / rms;
  return buffer;
}
