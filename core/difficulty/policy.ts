/** What a block asks of the ability model, made playable, and why a session goes conservatively. */
import type { Bounds, Curve } from '../exercise/curve.ts';
import type { ParameterSpec } from '../exercise/info.ts';
import type { AdaptationPolicy, ConservativeReason, PolicyProblem, Setting } from './ability.ts';
import { playableBounds } from './bounds.ts';
import type { DifficultyMethod } from './method.ts';

/** Targets outside this are played at its ends. */
const LOWEST_TARGET = 0.5;
const HIGHEST_TARGET = 0.95;
const USUAL_TARGET = 0.8;

/** Sessions of a new programme that are conservative, and the pain from which a session is (DOMAIN 4C). */
const FIRST_SESSIONS = 2;
const CONSERVATIVE_PAIN = 5;

/** What is prescribed about the difficulty of a block. */
export interface PrescribedDifficulty {
  readonly targetSuccess: number;
  readonly bounds: Bounds;
  readonly method: DifficultyMethod;
  readonly setting: Setting;
  readonly pain: { readonly limit: number; readonly riseStepsBack: number };
}

export interface PlayablePolicy {
  readonly policy: AdaptationPolicy;
  /** What of it can't be followed, and what is done instead; empty for a good one. */
  readonly problems: readonly PolicyProblem[];
}

/** A session never fails because of its programme: what cannot be played is left out, and said. */
export function policyOf(
  { targetSuccess: wanted, bounds: prescribed, method, setting, pain }: PrescribedDifficulty,
  { ability: { maxStepUp, deadband } }: Pick<Curve, 'ability'>,
  specs: readonly ParameterSpec[],
): PlayablePolicy {
  const { bounds, problems } = playableBounds(specs, prescribed);
  const targetSuccess = Number.isFinite(wanted)
    ? Math.min(HIGHEST_TARGET, Math.max(LOWEST_TARGET, wanted))
    : USUAL_TARGET;
  const { limit: painLimit, riseStepsBack: painRise } = pain;
  const policy = { targetSuccess, bounds, maxStepUp, deadband, painLimit, painRise, method, setting };
  if (targetSuccess === wanted) return { policy, problems };
  return { policy, problems: [...problems, { code: 'target-unreachable', wanted, used: targetSuccess }] };
}

/** Why a session goes conservatively, if it does. */
export function conservativeReason(
  rule: 'never' | 'at-first' | 'always',
  { sessionsBefore, painAtStart }: { readonly sessionsBefore: number; readonly painAtStart: number },
): ConservativeReason | undefined {
  if (rule === 'always') return 'fear';
  if (rule === 'never') return undefined;
  if (painAtStart >= CONSERVATIVE_PAIN) return 'pain';
  return sessionsBefore < FIRST_SESSIONS ? 'first-sessions' : undefined;
}
