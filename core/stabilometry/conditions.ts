/**
 * Standing under several conditions compared: Romberg ratio, sensory scores of the clinical test of sensory interaction
 * (mCTSIB), equilibrium score. Any measure of sway that is above zero can be put in; the same one, from the same
 * pipeline and duration, in all conditions.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { filterZeroPhase } from '../signal/butterworth.ts';
import { requireFinite, requirePositive } from '../signal/values.ts';

/** Eyes closed / eyes open: above 1, more sway without sight. @throws KeelError `invalid-argument` unless both are above 0. */
export function rombergRatio(eyesClosed: number, eyesOpen: number): number {
  requirePositive(eyesClosed, 'quantity.measure-with-eyes-closed');
  requirePositive(eyesOpen, 'quantity.measure-with-eyes-open');
  return eyesClosed / eyesOpen;
}

/** One measure in the four conditions. */
export interface SensoryConditions {
  readonly firmOpen: number;
  readonly firmClosed: number;
  readonly foamOpen: number;
  readonly foamClosed: number;
}

export interface SensoryScores {
  /** Mean of the four, in the measure's unit. */
  readonly composite: number;
  /** Least change from eyes open to closed, on firm and on foam, %. */
  readonly visualPercent: number;
  /** Least change from firm to foam, with eyes open and closed, %. */
  readonly proprioceptivePercent: number;
  /** Change from firm with eyes open to foam with eyes closed, %. */
  readonly vestibularPercent: number;
}

/**
 * Sensory scores as APDM (Mobility Lab, ICTSIB composites) defines them. A large score is a large dependence on what
 * was taken away; it names no organ.
 * @throws KeelError `invalid-argument` unless all four are above zero.
 */
export function sensoryScores(conditions: SensoryConditions): SensoryScores {
  const { firmOpen, firmClosed, foamOpen, foamClosed } = conditions;
  requirePositive(firmOpen, 'quantity.measure-firm-open');
  requirePositive(firmClosed, 'quantity.measure-firm-closed');
  requirePositive(foamOpen, 'quantity.measure-foam-open');
  requirePositive(foamClosed, 'quantity.measure-foam-closed');
  const change = (from: number, to: number): number => (100 * (to - from)) / from;
  return {
    composite: (firmOpen + firmClosed + foamOpen + foamClosed) / 4,
    visualPercent: Math.min(change(firmOpen, firmClosed), change(foamOpen, foamClosed)),
    proprioceptivePercent: Math.min(change(firmOpen, foamOpen), change(firmClosed, foamClosed)),
    vestibularPercent: change(firmOpen, foamClosed),
  };
}

export interface EquilibriumOptions {
  readonly rateHz: number;
  readonly heightM: number;
  /** The person stepped off or was held: the score is 0. */
  readonly fell?: boolean;
  /** Range of forward and back lean taken for normal, deg. */
  readonly normalRangeDeg?: number;
  /** Low-pass that turns the centre of pressure into an estimate of the centre of mass. */
  readonly cutoffHz?: number;
}

/**
 * Equilibrium score 100 (12.5 - (greatest - least lean)) / 12.5, %, floor 0, with the lean asin(y / (0.55 height)) of
 * the centre of mass, y the low-passed (0.85 Hz) centre of pressure front to back.
 *
 * As in the sensory organisation test, but a board's surface and surround stand still: only its first two conditions
 * can be taken, and the composite of six cannot.
 * @throws KeelError `invalid-argument` for too few samples, NaN, or a lean beyond the height given.
 */
export function equilibriumScorePercent(apMm: ArrayLike<number>, options: EquilibriumOptions): number {
  const { rateHz, heightM, fell = false, normalRangeDeg = 12.5, cutoffHz = 0.85 } = options;
  requireFinite(apMm, 16, 'quantity.equilibrium-score');
  requirePositive(heightM, 'quantity.height');
  requirePositive(normalRangeDeg, 'quantity.normal-range');
  if (fell) return 0;
  const mass = filterZeroPhase(apMm, { rateHz, cutoffHz, order: 2 });
  const leans = mass.map((value) => (Math.asin(value / (550 * heightM)) * 180) / Math.PI);
  if (leans.some(Number.isNaN)) {
    throw new KeelError('invalid-argument', message('error.sway.beyond-height'));
  }
  const range =
    leans.reduce((a, b) => Math.max(a, b), -Infinity) - leans.reduce((a, b) => Math.min(a, b), Infinity);
  return Math.max(0, (100 * (normalRangeDeg - range)) / normalRangeDeg);
}
