/** One stroke from a posture to another: minimum jerk (Flash & Hogan 1985, J Neurosci 5:1688), the pelvis in its own time. */
import type { MovementTraits } from './movement-traits.ts';
import { pelvicRhythm } from './movements.ts';
import { POSTURE_COORDINATES, type Posture, UPRIGHT } from './posture.ts';

export interface Stroke {
  readonly from: Posture;
  readonly to: Posture;
  readonly durationS: number;
  /** Bending or coming back: the pelvis keeps to the lumbo-pelvic rhythm, and follows or leads. */
  readonly way: 'out' | 'back' | 'shift';
}

/** When it is over for both segments, s after its start. */
export function strokeEndS({ durationS, way }: Stroke, traits: MovementTraits): number {
  return way === 'shift' ? durationS : durationS + Math.abs(traits.pelvisLagMs) / 1000;
}

/** The posture so long after its start. */
export function strokeAt(stroke: Stroke, elapsedS: number, traits: MovementTraits): Posture {
  const { from, to, durationS, way } = stroke;
  const lagS = way === 'shift' ? 0 : traits.pelvisLagMs / 1000;
  const thorax = minimumJerk((elapsedS - (way === 'back' ? lagS : 0)) / durationS);
  const pelvis = minimumJerk((elapsedS - (way === 'out' ? lagS : 0)) / durationS);
  const shares = { thorax, pelvis, pelvisFlexion: pelvisFlexionShare(way, pelvis, traits) };
  const posture: Record<keyof Posture, number> = { ...UPRIGHT };
  for (const name of POSTURE_COORDINATES) {
    posture[name] = from[name] + shares[SHARES[name]] * (to[name] - from[name]);
  }
  return posture;
}

const SHARES = {
  legLeanApDeg: 'pelvis',
  legLeanMlDeg: 'pelvis',
  hipDropM: 'pelvis',
  pelvisFlexionDeg: 'pelvisFlexion',
  pelvisLateralDeg: 'pelvis',
  pelvisAxialDeg: 'pelvis',
  thoraxFlexionDeg: 'thorax',
  thoraxLateralDeg: 'thorax',
  thoraxAxialDeg: 'thorax',
} as const satisfies Record<keyof Posture, 'thorax' | 'pelvis' | 'pelvisFlexion'>;

/** The way back retraces the way out. */
function pelvisFlexionShare(way: Stroke['way'], s: number, traits: MovementTraits): number {
  if (way === 'out') return pelvicRhythm(s, traits);
  if (way === 'back') return 1 - pelvicRhythm(1 - s, traits);
  return s;
}

/** From 0 to 1 with no velocity and no acceleration at either end. */
function minimumJerk(progress: number): number {
  const p = Math.max(0, Math.min(1, progress));
  return p * p * p * (10 - 15 * p + 6 * p * p);
}
