/** One bout: while it runs, and its result. */
import { difficultyOf } from '#core/exercise/curve.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { hasManyHeld, marginOf } from '../../block-result.ts';
import { CROWS_NEST_CURVE } from '../curve.ts';
import { fallen, lambdaAt, swellAt } from './mast.ts';
import { CLOUD_MS } from './plan.ts';
import { ASKED_MS } from './setup.ts';
import type { Bout, BoutPlan, CrowsNestParameters } from './state.ts';

export function startBout(plan: BoutPlan, index: number, startMs: number): Bout {
  return {
    ...plan,
    index,
    startMs,
    heldUpMs: 0,
    kept: false,
    lambdaPerS: plan.startLambdaPerS,
    swell: 0,
    squareSum: 0,
    swaySteps: 0,
    steps: 0,
    heldSteps: 0,
  };
}

/** The bout and the mast's tilt 10 ms later. Without a usable lean nothing moves, and the bout's clock stands still. */
export function boutAfterStep(
  bout: Bout,
  tilt: number,
  lean: number | undefined,
  { parameters }: BoutSet,
): { readonly bout: Bout; readonly tilt: number } {
  const steps = bout.steps + 1;
  if (lean === undefined) return { bout: { ...bout, steps, heldSteps: bout.heldSteps + 1 }, tilt };
  const lambdaPerS = lambdaAt(bout.startLambdaPerS, parameters.risePercentPerS, bout.heldUpMs);
  const swell = swellAt(parameters.swellPercent, bout.phases, bout.heldUpMs);
  const moved = fallen(tilt, lean, swell, lambdaPerS);
  const counts = bout.heldUpMs < ASKED_MS;
  return {
    tilt: moved,
    bout: {
      ...bout,
      steps,
      heldUpMs: bout.heldUpMs + HUB_STEP_MS,
      lambdaPerS,
      swell,
      squareSum: bout.squareSum + (counts ? moved * moved : 0),
      swaySteps: bout.swaySteps + (counts ? 1 : 0),
    },
  };
}

export function isHidden({ cloudsMs, heldUpMs }: Bout): boolean {
  return cloudsMs.some((atMs) => heldUpMs >= atMs && heldUpMs < atMs + CLOUD_MS);
}

/** What a bout's result needs to know of its set. */
export interface BoutSet {
  readonly difficulty: number;
  readonly parameters: CrowsNestParameters;
}

/** How a bout ended: the mast fell to a side, or stood to the end; undefined for one that was broken off. */
export interface Ending {
  readonly side: 'left' | 'right' | undefined;
}

/**
 * How much harder the bout could have been, by a greater lambda at its start, and still have been kept: until lambda at
 * the asked time is the one at which the mast was lost.
 */
function marginOfBout(bout: Bout, { difficulty, parameters }: BoutSet): number {
  const asked = lambdaAt(bout.startLambdaPerS, parameters.risePercentPerS, ASKED_MS);
  const startLambdaPerS = parameters.startLambdaPerS * (bout.lambdaPerS / asked);
  const hardest = difficultyOf(CROWS_NEST_CURVE, { ...parameters, startLambdaPerS });
  return marginOf(hardest, difficulty);
}

/**
 * The result of a bout. The score is the success itself, 0 or 1: held for the asked time, whatever came after, so that
 * "target success 0.8" means four bouts in five. When it was lost after that grades it.
 */
export function finishBout(bout: Bout, endMs: number, ending: Ending | undefined, set: BoutSet): TrialResult {
  const { difficulty } = set;
  const lost = ending?.side !== undefined;
  const base = {
    index: bout.index,
    startMs: bout.startMs,
    endMs,
    kind: bout.clouded ? 'clouded' : 'clear',
    ...(lost ? { target: { side: ending.side } } : {}),
    difficulty,
    values: valuesOf(bout, lost),
  };
  if (ending === undefined) return { ...base, void: 'interrupted' };
  if (hasManyHeld(bout)) return { ...base, void: 'held-readings' };
  const success = bout.kept;
  const scored = { ...base, success, score: success ? 1 : 0 };
  return success && lost ? { ...scored, margin: marginOfBout(bout, set) } : scored;
}

function valuesOf(bout: Bout, lost: boolean): Record<string, number> {
  const values = {
    lambdaPerS: bout.lambdaPerS,
    lost: lost ? 1 : 0,
    heldUpS: bout.heldUpMs / 1000,
    heldPercent: bout.steps === 0 ? 0 : (100 * bout.heldSteps) / bout.steps,
  };
  return bout.swaySteps === 0
    ? values
    : { ...values, swayPercent: 100 * Math.sqrt(bout.squareSum / bout.swaySteps) };
}
