/**
 * A difficulty curve maps one number `d`, in logits, to the physical parameters of an exercise, and back. Every
 * parameter moves monotonically from its value at `dEasy` to its value at `dHard`; the therapist's floor and cap cut
 * what is played, and the inverse gives the `d` of what was really played.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import type { Parameters } from './exercise.ts';

/** How a parameter travels: `log` where ratios matter (amplitude), `linear` where differences do (a share). */
export interface CurveParameter {
  readonly key: string;
  readonly easy: number;
  readonly hard: number;
  readonly scale: 'linear' | 'log';
  /** Share of the whole difficulty this parameter carries when played alone; all weights sum to 1. */
  readonly weight: number;
  /**
   * Most that the value may move towards hard from what the session began with, and from one set to the next: as a
   * share of the value on a log scale (of 0.1 a falling value is divided by 1.1), of the whole way on a linear one.
   * Left out: 0.4 a session, and half of the session's a set.
   */
  readonly mostRisePerSession?: number | undefined;
  readonly mostRisePerSet?: number | undefined;
}

/** What people can do on a curve and how they differ, as far as it is known, and how fast training goes. */
export interface AbilityPrior {
  /** Of a person never seen, logits: difficulty 0 is a mildly impaired person's 80 %. */
  readonly mean: number;
  readonly standardDeviation: number;
  /** How slopes of people differ: standard deviation of the logarithm. */
  readonly logSlopeSd: number;
  /** Largest step up between sets, and the smallest change worth making, logits. */
  readonly maxStepUp: number;
  readonly deadband: number;
}

export interface Curve {
  readonly version: number;
  readonly dEasy: number;
  readonly dHard: number;
  readonly ability: AbilityPrior;
  readonly parameters: readonly CurveParameter[];
}

/** The therapist's bounds of one parameter; one that is locked is played at its lock, whatever floor and cap say. */
export interface Bound {
  readonly floor: number;
  readonly cap: number;
  readonly locked?: number | undefined;
}

/** The therapist's bounds by parameter key. */
export type Bounds = Readonly<Record<string, Bound>>;

/** 0 at the easy end, 1 at the hard end; not clamped. */
export function progressOf(parameter: CurveParameter, value: number): number {
  const { easy, hard } = parameter;
  return parameter.scale === 'log'
    ? Math.log(value / easy) / Math.log(hard / easy)
    : (value - easy) / (hard - easy);
}

export function valueAt(parameter: CurveParameter, progress: number): number {
  const { easy, hard } = parameter;
  return parameter.scale === 'log'
    ? easy * Math.exp(progress * Math.log(hard / easy))
    : easy + progress * (hard - easy);
}

/** Usual greatest rise a session: a parameter needs three sessions at least from its easy end to its hard one. */
const USUAL_RISE_PER_SESSION = 0.4;

/** Most that progress may rise in a set or a session. @param share Of the usual rise: less than 1 is more careful. */
export function mostRise(
  { easy, hard, scale, mostRisePerSession = USUAL_RISE_PER_SESSION, mostRisePerSet }: CurveParameter,
  during: 'set' | 'session',
  share: number,
): number {
  const rise =
    share * (during === 'session' ? mostRisePerSession : (mostRisePerSet ?? mostRisePerSession / 2));
  return scale === 'log' ? Math.log(1 + rise) / Math.abs(Math.log(hard / easy)) : rise;
}

export function bounded(value: number, bound: Bound | undefined): number {
  return bound === undefined ? value : (bound.locked ?? Math.min(bound.cap, Math.max(bound.floor, value)));
}

/**
 * Physical parameters at difficulty `d` (logits), inside the therapist's bounds. `d` beyond the curve's ends plays
 * the end.
 * @throws KeelError `invalid-argument` when `d` is not finite.
 */
export function parametersAt(curve: Curve, d: number, bounds: Bounds = {}): Parameters {
  if (!Number.isFinite(d))
    throw new KeelError('invalid-argument', message('error.curve.no-difficulty', { difficulty: d }));
  const span = curve.dHard - curve.dEasy;
  const progress = Math.min(1, Math.max(0, (d - curve.dEasy) / span));
  const values: Record<string, number> = {};
  for (const parameter of curve.parameters) {
    values[parameter.key] = bounded(valueAt(parameter, progress), bounds[parameter.key]);
  }
  return values;
}

/**
 * Difficulty (logits) of parameters as really played: the weighted mean of each parameter's place on its way, so that
 * a bound on one parameter lowers the difficulty by that parameter's weight only. Inverse of `parametersAt` where no
 * bound cuts.
 * @throws KeelError `invalid-argument` when a parameter of the curve is missing.
 */
export function difficultyOf(curve: Curve, played: Parameters): number {
  let progress = 0;
  for (const parameter of curve.parameters) {
    const value = played[parameter.key];
    if (value === undefined) {
      throw new KeelError(
        'invalid-argument',
        message('error.curve.parameter-lacks', { parameter: parameter.key }),
      );
    }
    progress += parameter.weight * progressOf(parameter, value);
  }
  return curve.dEasy + progress * (curve.dHard - curve.dEasy);
}

export interface Playable {
  readonly parameters: Parameters;
  /** Difficulty of these parameters, logits. */
  readonly difficulty: number;
}

const HALVINGS = 40;

/**
 * The parameters inside the therapist's bounds whose difficulty comes closest to `d`. Where a bound holds one parameter
 * back the free ones make up for it, as far as they go.
 * @throws KeelError `invalid-argument` when `d` is not finite.
 */
export function playableAt(curve: Curve, d: number, bounds: Bounds = {}): Playable {
  const at = (nominal: number): Playable => {
    const parameters = parametersAt(curve, nominal, bounds);
    return { parameters, difficulty: difficultyOf(curve, parameters) };
  };
  const asNamed = at(d);
  if (asNamed.difficulty === d) return asNamed;
  let easy = curve.dEasy;
  let hard = curve.dHard;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (easy + hard) / 2;
    if (at(middle).difficulty < d) easy = middle;
    else hard = middle;
  }
  return at(hard);
}
