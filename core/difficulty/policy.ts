/** What a programme asks of the ability model, made playable, and why a session is conservative. */
import type { Programme } from '../programme/programme.ts';
import type { ParameterSpec } from '../session/exercise.ts';
import type { AdaptationPolicy, ConservativeReason } from './ability.ts';
import { playableBounds } from './bounds.ts';

/** Largest step up between sets, logits: two ordinary steps of half a logit; one where it is conservative. */
const MAX_STEP_UP = 1;
const DEADBAND = 0.3;
/** Targets outside this are played at its ends. */
const LOWEST_TARGET = 0.5;
const HIGHEST_TARGET = 0.95;
const USUAL_TARGET = 0.8;

/** First sessions of a programme, which are conservative, and the pain from which any session is (DOMAIN 4C). */
const FIRST_SESSIONS = 2;
const CONSERVATIVE_PAIN = 5;

export interface PlayablePolicy {
  readonly policy: AdaptationPolicy;
  /** What of the programme can't be followed, and what is done instead; empty for a good one. */
  readonly problems: readonly string[];
}

/** A session never fails because of its programme: what cannot be played is left out, and said. */
export function policyOf(programme: Programme, specs: readonly ParameterSpec[]): PlayablePolicy {
  const { targetSuccess: wanted, painLimit, method, setting } = programme;
  const { bounds, problems } = playableBounds(specs, programme.bounds);
  const target = Number.isFinite(wanted)
    ? Math.min(HIGHEST_TARGET, Math.max(LOWEST_TARGET, wanted))
    : USUAL_TARGET;
  const note = `A target success of ${percent(wanted)} cannot be aimed at; ${percent(target)} is used.`;
  return {
    policy: {
      targetSuccess: target,
      bounds,
      maxStepUp: MAX_STEP_UP,
      deadband: DEADBAND,
      painLimit,
      method,
      setting,
    },
    problems: target === wanted ? problems : [...problems, note],
  };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** Why a session is conservative, if it is. */
export function conservativeReason(
  { conservative }: Pick<Programme, 'conservative'>,
  { sessionsBefore, painAtStart }: { readonly sessionsBefore: number; readonly painAtStart: number },
): ConservativeReason | undefined {
  if (conservative === 'always') return 'fear';
  if (conservative === 'never') return undefined;
  if (painAtStart >= CONSERVATIVE_PAIN) return 'pain';
  return sessionsBefore < FIRST_SESSIONS ? 'first-sessions' : undefined;
}
