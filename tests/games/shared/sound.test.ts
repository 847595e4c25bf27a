/** What the sound card is told, by a context that writes it down: Node has no Web Audio. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSoundscape } from '#games/shared/sound.ts';
import type { Soundscape } from '#games/shared/sound.ts';

const DISPLAY = { reduceMotion: false, highContrast: false, ambienceVolume: 1, cueVolume: 1 };

/** A value over time, of the changes that the soundscape uses; what approaches a target is there at once. */
class Param {
  readonly #context: Context;
  #ramp: { readonly from: number; readonly to: number; readonly fromS: number; readonly toS: number };

  constructor(context: Context, value: number) {
    this.#context = context;
    this.#ramp = { from: value, to: value, fromS: 0, toS: 1 };
  }

  get value(): number {
    const { from, to, fromS, toS } = this.#ramp;
    return from + Math.min(1, (this.#context.currentTime - fromS) / (toS - fromS)) * (to - from);
  }

  cancelScheduledValues(): this {
    return this;
  }

  setValueAtTime(value: number): this {
    this.#ramp = { from: value, to: value, fromS: 0, toS: 1 };
    return this;
  }

  setTargetAtTime(value: number): this {
    return this.setValueAtTime(value);
  }

  setValueCurveAtTime(): void {}

  linearRampToValueAtTime(to: number, toS: number): void {
    this.#ramp = { from: this.value, to, fromS: this.#context.currentTime, toS };
  }
}

class Context {
  currentTime = 10;
  readonly sampleRate = 100;
  readonly destination = {};
  readonly gains: Param[] = [];
  readonly oscillators: Source[] = [];
}

class Node {
  readonly gain: Param;
  readonly frequency: Param;

  constructor(context: Context, { gain = 0, frequency = 0 } = {}) {
    this.gain = new Param(context, gain);
    this.frequency = new Param(context, frequency);
  }

  connect<Other>(other: Other): Other {
    return other;
  }

  disconnect(): void {}
}

class Gain extends Node {
  constructor(context: Context, options: { gain: number }) {
    super(context, options);
    context.gains.push(this.gain);
  }
}

class Source extends Node {
  readonly stops: number[] = [];

  constructor(context: Context, options: { frequency?: number }) {
    super(context, options);
    context.oscillators.push(this);
  }

  start(): void {}
  stop(atS: number): void {
    this.stops.push(atS);
  }
  addEventListener(): void {}
}

class Buffer {
  readonly #samples: Float32Array;
  constructor({ length }: { length: number }) {
    this.#samples = new Float32Array(length);
  }
  getChannelData(): Float32Array {
    return this.#samples;
  }
}

describe('a hush', () => {
  let context: Context;
  let sound: Soundscape;

  beforeEach(() => {
    const nodes = { GainNode: Gain, OscillatorNode: Source, AudioBufferSourceNode: Source };
    const others = {
      DynamicsCompressorNode: Node,
      BiquadFilterNode: Node,
      PeriodicWave: Node,
      StereoPannerNode: Node,
    };
    for (const [name, value] of Object.entries({ ...nodes, ...others, AudioBuffer: Buffer })) {
      vi.stubGlobal(name, value);
    }
    context = new Context();
    sound = createSoundscape(context as unknown as BaseAudioContext, DISPLAY);
    sound.wind(0.8);
    context.currentTime += 2;
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  /** What everything passes on its way out. */
  const loudness = (): number => context.gains[0]?.value ?? Number.NaN;

  it('lets everything die away within 200 ms, and not at once', () => {
    expect(loudness()).toBe(1);
    sound.hush();
    context.currentTime += 0.05;
    expect(loudness()).toBeGreaterThan(0.5);
    context.currentTime += 0.15;
    expect(loudness()).toBe(0);
  });

  it('stays, however often it is told, until the wind is told again', () => {
    sound.hush();
    context.currentTime += 0.1;
    sound.hush();
    context.currentTime += 0.1;
    expect(loudness()).toBe(0);
    sound.wind(0.2);
    expect(loudness()).toBe(1);
  });

  it('ends tones that sound or are still to come', () => {
    const before = context.oscillators.length;
    sound.play('recovered');
    sound.hush();
    const tones = context.oscillators.slice(before);
    expect(tones).toHaveLength(3);
    for (const tone of tones) expect(tone.stops.at(-1)).toBeLessThanOrEqual(context.currentTime + 0.2);
  });
});
