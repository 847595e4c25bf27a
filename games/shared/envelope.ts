/**
 * The mathematics of calm sound. A sound that starts at once can startle a person who is busy keeping their balance:
 * everything here rises over at least 80 ms, and what leaves the limiter stays below half of full scale.
 */
import { clamped, smooth } from './easing.ts';

export const SHORTEST_ATTACK_MS = 80;
/** Loudest peak of one tone, and gain of the noise that is the wind, at full volume. */
export const LOUDEST_CUE = 0.22;
export const LOUDEST_WIND = 0.3;
/** The breeze that is always there, and the water, as shares of the loudest wind. */
const BREEZE = 0.16;
/** Points of an envelope handed to the sound card a second: far finer than an attack. */
const POINTS_A_SECOND = 200;

export interface ToneShape {
  readonly attackMs: number;
  readonly holdMs: number;
  readonly releaseMs: number;
}

/** Loudness of a tone `sinceMs` after it began, 0 to 1: level at both ends and never steeper than the attack allows. */
export function toneLoudness(shape: ToneShape, sinceMs: number): number {
  const attackMs = Math.max(SHORTEST_ATTACK_MS, shape.attackMs);
  const releaseMs = Math.max(SHORTEST_ATTACK_MS, shape.releaseMs);
  if (sinceMs <= 0) return 0;
  if (sinceMs < attackMs) return smooth(sinceMs / attackMs);
  return smooth(1 - (sinceMs - attackMs - shape.holdMs) / releaseMs);
}

/** How long a tone sounds, ms. */
export function toneLengthMs(shape: ToneShape): number {
  return (
    Math.max(SHORTEST_ATTACK_MS, shape.attackMs) +
    shape.holdMs +
    Math.max(SHORTEST_ATTACK_MS, shape.releaseMs)
  );
}

/** A tone's loudness as a curve for an AudioParam, from silence to silence, its peak at `peak`. */
export function toneCurve(shape: ToneShape, peak: number): Float32Array<ArrayBuffer> {
  const lengthMs = toneLengthMs(shape);
  const points = Math.max(2, Math.ceil((lengthMs / 1000) * POINTS_A_SECOND) + 1);
  const curve = new Float32Array(points);
  for (let index = 0; index < points; index += 1) {
    curve[index] = peak * toneLoudness(shape, (index / (points - 1)) * lengthMs);
  }
  curve[points - 1] = 0;
  return curve;
}

/** Loudness of the wind, of full scale. @param strength of the model's wind, 0 to 1. @param volume of the settings. */
export function windLoudness(strength: number, volume: number): number {
  return LOUDEST_WIND * clamped(volume, 0, 1) * (BREEZE + (1 - BREEZE) * smooth(strength));
}

/** Pitch of the wind, Hz: a stronger wind sounds a little higher, and stays a low sound. */
export function windPitchHz(strength: number): number {
  return 240 + 300 * clamped(strength, 0, 1);
}
