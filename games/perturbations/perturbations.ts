/**
 * What a passive board can do to the steering of any exercise: gain and rotation, delay, noise, and a marker that is
 * hidden for a while (DOMAIN 3C). What the body did stays what is measured; what moves the marker is changed. Everything
 * random is drawn from the seed of the set.
 */
import { ZERO, added, scaled } from '#core/exercise/directions.ts';
import type { PlaneVector } from '#core/exercise/directions.ts';
import type { Parameters } from '#core/exercise/exercise.ts';
import type { BlockSamples } from '#core/exercise/samples.ts';
import { playableSettings } from '#core/exercise/settings.ts';
import { deriveSeed } from '#core/signal/random.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { steeringIn } from '../input.ts';
import { drawBlanking, isBlankedAt } from './blanking.ts';
import type { Blanking } from './blanking.ts';
import { drawNoise, noiseAt } from './noise.ts';
import type { NoisePhases } from './noise.ts';
import { remapped, remappedShare } from './remapping.ts';
import type { Remapping } from './remapping.ts';
import { PERTURBATION_SETTINGS } from './settings.ts';

/** The perturbations of a set; what is usual is undefined. */
export interface Perturbations {
  readonly durationMs: number;
  readonly remapping: Remapping | undefined;
  readonly delaySteps: number;
  readonly noise: { readonly rms: number; readonly phases: NoisePhases } | undefined;
  readonly blanking: Blanking | undefined;
}

/** @returns undefined when everything is usual: nothing is then computed, nor changed in its last digit. */
export function drawPerturbations(
  parameters: Parameters,
  durationMs: number,
  seed: number,
): Perturbations | undefined {
  // Where it is played was checked when the session chose the parameters.
  const settings = playableSettings(PERTURBATION_SETTINGS, parameters, 'clinic');
  if (Object.keys(settings).length === 0) return undefined;
  const { gain = 1, rotationDeg = 0, delayMs = 0, noisePercent = 0, blankedPercent = 0 } = settings;
  return {
    durationMs,
    remapping: gain === 1 && rotationDeg === 0 ? undefined : { gain, rotationDeg },
    delaySteps: Math.round(delayMs / HUB_STEP_MS),
    noise:
      noisePercent === 0
        ? undefined
        : { rms: noisePercent / 100, phases: drawNoise(deriveSeed(seed, 'noise')) },
    blanking:
      blankedPercent === 0
        ? undefined
        : drawBlanking(blankedPercent / 100, durationMs, deriveSeed(seed, 'blanking')),
  };
}

export interface SteeringNow {
  readonly tMs: number;
  /** What steers, as it is measured. */
  readonly steering: PlaneVector;
  /** The steps before this one. */
  readonly history: BlockSamples;
  /** How much of the noise there is, 0 to 1: none while an exercise is released. */
  readonly noiseShare: number;
}

export interface PerturbedSteering {
  /** What moves the marker, fractions of the range. */
  readonly steering: PlaneVector;
  /** What of it nobody steered: a disturbance. */
  readonly noise: PlaneVector;
}

export function perturbedSteering(
  perturbations: Perturbations | undefined,
  { tMs, steering, history, noiseShare }: SteeringNow,
): PerturbedSteering {
  if (perturbations === undefined) return { steering, noise: ZERO };
  const { durationMs, remapping, delaySteps, noise } = perturbations;
  const late = delaySteps === 0 ? steering : steeringAgo(history, delaySteps);
  const turned = remapping ? remapped(remapping, remappedShare(tMs, durationMs), late) : late;
  if (noise === undefined || noiseShare === 0) return { steering: turned, noise: ZERO };
  const noiseNow = scaled(noiseAt(noise.phases, tMs), noise.rms * noiseShare);
  return { steering: added(turned, noiseNow), noise: noiseNow };
}

/** What steered so many steps ago, or the last before that which was no held value; neutral before the block began. */
function steeringAgo(history: BlockSamples, steps: number): PlaneVector {
  for (let index = history.length - steps; index >= 0; index--) {
    const sample = history.at(index);
    const usable = sample && steeringIn(sample);
    if (usable !== undefined) return usable.steering;
  }
  return ZERO;
}

export function isBlanked(perturbations: Perturbations | undefined, tMs: number): boolean {
  return perturbations?.blanking !== undefined && isBlankedAt(perturbations.blanking, tMs);
}

/** Noise comes slowly, and is gone well within the 200 ms that a release may take. */
const NOISE_RISE_MS = 1000;
const NOISE_RELEASE_MS = 150;

/** @param fromMs When the exercise began or went on. @param releasedMs When it was released; undefined while it runs. */
export function noiseShareAt(tMs: number, fromMs: number, releasedMs: number | undefined): number {
  const risen = Math.min(1, Math.max(0, ((releasedMs ?? tMs) - fromMs) / NOISE_RISE_MS));
  if (releasedMs === undefined) return risen;
  return risen * Math.min(1, Math.max(0, 1 - (tMs - releasedMs) / NOISE_RELEASE_MS));
}
