/** Recordings whose answers are known: angles as functions of time, velocities as their derivatives. */
import { FrameFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import { standing } from '../../support/frames.ts';

type Curve = (tS: number) => number;

export interface Curves {
  readonly thoraxFlexion?: Curve;
  readonly thoraxLateral?: Curve;
  readonly thoraxAxial?: Curve;
  readonly pelvisFlexion?: Curve;
  readonly pelvisLateral?: Curve;
  readonly pelvisAxial?: Curve;
  /** Flags of a frame; all known by default. */
  readonly flags?: (tS: number) => number;
}

export const BOTH_KNOWN =
  FrameFlag.thoraxAttached | FrameFlag.thoraxValid | FrameFlag.pelvisAttached | FrameFlag.pelvisValid;
export const THORAX_ONLY = FrameFlag.thoraxAttached | FrameFlag.thoraxValid;

const still: Curve = () => 0;
const STEP_S = 1e-4;

function slope(curve: Curve, tS: number): number {
  return (curve(tS + STEP_S) - curve(tS - STEP_S)) / (2 * STEP_S);
}

export function recorded(seconds: number, curves: Curves): Frame[] {
  const {
    thoraxFlexion = still,
    thoraxLateral = still,
    thoraxAxial = still,
    pelvisFlexion = still,
    pelvisLateral = still,
    pelvisAxial = still,
    flags = () => BOTH_KNOWN,
  } = curves;
  return Array.from({ length: Math.round(seconds * 100) }, (_, k) => {
    const t = k / 100;
    const [tf, tl, ta] = [thoraxFlexion(t), thoraxLateral(t), thoraxAxial(t)];
    const [pf, pl, pa] = [pelvisFlexion(t), pelvisLateral(t), pelvisAxial(t)];
    return standing({
      tMs: 10 * k,
      flags: flags(t),
      thoraxFlexionDeg: tf,
      thoraxLateralDeg: tl,
      thoraxAxialDeg: ta,
      pelvisFlexionDeg: pf,
      pelvisLateralDeg: pl,
      pelvisAxialDeg: pa,
      trunkFlexionDeg: tf - pf,
      trunkLateralDeg: tl - pl,
      trunkAxialDeg: ta - pa,
      thoraxFlexionDegS: slope(thoraxFlexion, t),
      thoraxLateralDegS: slope(thoraxLateral, t),
      thoraxAxialDegS: slope(thoraxAxial, t),
      pelvisFlexionDegS: slope(pelvisFlexion, t),
      pelvisLateralDegS: slope(pelvisLateral, t),
      pelvisAxialDegS: slope(pelvisAxial, t),
    });
  });
}

/** 0 to 1 as half a cosine, from `from` on for `lengthS`; 0 before, 1 after. */
function rise(tS: number, from: number, lengthS: number): number {
  const share = Math.min(1, Math.max(0, (tS - from) / lengthS));
  return (1 - Math.cos(Math.PI * share)) / 2;
}

export interface Bump {
  readonly atS: number;
  readonly heightDeg: number;
  /** Out, held, back; 1.5, 0.5, 1.5 by default. */
  readonly outS?: number;
  readonly holdS?: number;
  readonly backS?: number;
}

/** There and back, as often as there are bumps. */
export function bumps(all: readonly Bump[]): Curve {
  return (tS) =>
    all.reduce((sum, { atS, heightDeg, outS = 1.5, holdS = 0.5, backS = 1.5 }) => {
      return sum + heightDeg * (rise(tS, atS, outS) - rise(tS, atS + outS + holdS, backS));
    }, 0);
}

/** Bumps one after the other, `everyS` apart, the first after two seconds. */
export function series(heights: readonly number[], everyS = 6, shape: Partial<Bump> = {}): Bump[] {
  return heights.map((heightDeg, k) => ({ ...shape, atS: 2 + everyS * k, heightDeg }));
}

export function scaled(curve: Curve, by: number): Curve {
  return (tS) => by * curve(tS);
}
