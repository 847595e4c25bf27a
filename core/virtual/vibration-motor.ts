/**
 * The motor in a controller, as a motion sensor beside it feels it: two sinusoids of 160 and 320 Hz, as the linear
 * motor of a Joy-Con runs unless told otherwise (Linux hid-nintendo.c). No datasheet says how strong that is at the
 * sensor: 2 g and 1 g are a judgement. The force acts 30 mm beside the middle of a body 100 mm long, so that it turns
 * the controller as well: angular acceleration = a r / (L² / 12), and angular velocity that over 2 pi f.
 */
import { type Random, normal, uniform } from '../signal/random.ts';
import type { Vector3 } from '../vectors.ts';
import { STANDARD_GRAVITY_M_S2 } from '../units.ts';
import { add, scaled } from './posture.ts';

const TONES = [
  { hz: 160, accelerationMS2: 2 * STANDARD_GRAVITY_M_S2 },
  { hz: 320, accelerationMS2: STANDARD_GRAVITY_M_S2 },
] as const;
const LEVER_M = 0.03;
const LENGTH_M = 0.1;
/** Time constant of starting and stopping, ms (chosen). */
const SPIN_UP_MS = 30;
/** Weaker than this share of its full strength it is still. */
const LEAST_SHARE = 1e-4;
const STILL: Vector3 = [0, 0, 0];

interface Tone {
  readonly radMs: number;
  readonly accelerationMS2: Vector3;
  readonly rateRadS: Vector3;
  readonly phaseRad: number;
}

/** What a sensor reads of it, in the sensor's axes. */
export interface Shaking {
  readonly gyroRadS: Vector3;
  readonly accMS2: Vector3;
}

const AT_REST: Shaking = { gyroRadS: STILL, accMS2: STILL };

export class VibrationMotor {
  readonly #tones: readonly Tone[];
  #fromMs = Infinity;
  #untilMs = -Infinity;

  constructor(random: Random, strength = 1) {
    this.#tones = TONES.map(({ hz, accelerationMS2 }) => {
      const turning = (accelerationMS2 * LEVER_M) / (LENGTH_M ** 2 / 12) / (2 * Math.PI * hz);
      return {
        radMs: (2 * Math.PI * hz) / 1000,
        accelerationMS2: anyDirection(random, strength * accelerationMS2),
        rateRadS: anyDirection(random, strength * turning),
        phaseRad: uniform(random, 0, 2 * Math.PI),
      };
    });
  }

  /** From a time on for so long. */
  run(fromMs: number, durationMs: number): void {
    this.#fromMs = fromMs;
    this.#untilMs = fromMs + durationMs;
  }

  at(tMs: number): Shaking {
    const share = this.#shareAt(tMs);
    if (share < LEAST_SHARE) return AT_REST;
    let [accMS2, gyroRadS]: [Vector3, Vector3] = [STILL, STILL];
    for (const tone of this.#tones) {
      const angleRad = tone.radMs * tMs + tone.phaseRad;
      accMS2 = add(accMS2, scaled(tone.accelerationMS2, share * Math.sin(angleRad)));
      // The angular acceleration goes with the force, and its velocity a quarter of a period behind.
      gyroRadS = add(gyroRadS, scaled(tone.rateRadS, -share * Math.cos(angleRad)));
    }
    return { accMS2, gyroRadS };
  }

  /** 0 to 1: starts and stops within some time constants. */
  #shareAt(tMs: number): number {
    if (tMs <= this.#fromMs) return 0;
    const ran = 1 - Math.exp(-(Math.min(tMs, this.#untilMs) - this.#fromMs) / SPIN_UP_MS);
    return tMs <= this.#untilMs ? ran : ran * Math.exp(-(tMs - this.#untilMs) / SPIN_UP_MS);
  }
}

function anyDirection(random: Random, length: number): Vector3 {
  const [x, y, z] = [normal(random), normal(random), normal(random)];
  return scaled([x, y, z], length / Math.sqrt(x * x + y * y + z * z));
}
