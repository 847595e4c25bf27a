/** The voices of the soundscape: filtered noise for wind and water, a soft sine for tones. */
import { createRandom } from '#core/signal/random.ts';
import { windPitchHz } from './envelope.ts';

const NOISE_S = 4;
const SWELL_HZ = 0.11;
/** Loudness of the noise before it is filtered, RMS. */
const NOISE_RMS = 0.3;

export interface NoiseVoice {
  readonly loudness: AudioParam;
  readonly pitch: AudioParam;
  release(): void;
}

export function windVoice(context: BaseAudioContext, noise: AudioBuffer, out: AudioNode): NoiseVoice {
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
export function waterVoice(context: BaseAudioContext, noise: AudioBuffer, out: AudioNode): NoiseVoice {
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

export interface ToneVoice {
  readonly oscillator: OscillatorNode;
  readonly loudness: GainNode;
  release(): void;
}

/** Made once a context: a PeriodicWave takes milliseconds, and a tone must not cost a frame. */
const WAVES = new WeakMap<BaseAudioContext, PeriodicWave>();

/** A sine with a quiet octave: soft, and easier to place than a pure tone. */
function waveIn(context: BaseAudioContext): PeriodicWave {
  const known = WAVES.get(context);
  if (known !== undefined) return known;
  const wave = new PeriodicWave(context, { real: [0, 0, 0], imag: [0, 1, 0.12] });
  WAVES.set(context, wave);
  return wave;
}

/** Makes what tones share, so that the first one costs no frame. */
export function warmTones(context: BaseAudioContext): void {
  waveIn(context);
}

export function toneVoice(context: BaseAudioContext, out: AudioNode, hz: number, pan: number): ToneVoice {
  const oscillator = new OscillatorNode(context, { frequency: hz, periodicWave: waveIn(context) });
  const loudness = new GainNode(context, { gain: 0 });
  const panner = new StereoPannerNode(context, { pan });
  oscillator.connect(loudness).connect(panner).connect(out);
  return {
    oscillator,
    loudness,
    release: () => {
      for (const node of [oscillator, loudness, panner]) node.disconnect();
    },
  };
}

/** A few seconds of pink noise without a seam (three-pole filter by P. Kellet, musicdsp.org archive 76). */
export function pinkNoise(context: BaseAudioContext): AudioBuffer {
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
