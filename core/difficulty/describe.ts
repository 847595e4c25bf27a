/** A decision in the words a therapist reads. */
import type { AdaptationContext, AdaptationDecision, PolicyProblem } from './ability.ts';

/** Changes below this are none, logits. */
const NO_CHANGE = 0.005;

/** What was done and why; then what of the programme could not be followed. */
export function describeDecision(decision: AdaptationDecision): string {
  const { problems = [] } = decision;
  return [
    `${change(decision)}: ${why(decision)}${conservatively(decision)}.`,
    ...problems.map(describeProblem),
  ].join(' ');
}

function change({ oldDifficulty, newDifficulty, reason, moved }: AdaptationDecision): string {
  if (oldDifficulty === undefined) return 'First set';
  const step = newDifficulty - oldDifficulty;
  if (Math.abs(step) < NO_CHANGE) return 'Kept';
  if (reason === 'pain-gate' || reason === 'two-failed-sets') return 'Stepped back';
  const way = step > 0 ? 'Made harder' : 'Made easier';
  return moved.length === 1 && reason !== 'override' ? `${way} by one parameter` : way;
}

/** Why the session is conservative, where that decided the aim. */
function conservatively({ reason, context: { conservative } }: AdaptationDecision): string {
  if (conservative === undefined || !AIMS.has(reason)) return '';
  switch (conservative) {
    case 'fear':
      return ', conservatively, for fear of movement';
    case 'first-sessions':
      return ', conservatively, for the first sessions';
    case 'pain':
      return ', conservatively, for today’s pain';
  }
}

const AIMS: ReadonlySet<AdaptationDecision['reason']> = new Set<AdaptationDecision['reason']>([
  'first-set',
  'toward-target',
  'step-limit',
]);

function why(decision: AdaptationDecision): string {
  const { reason, forbiddenBy, context } = decision;
  const stuck = forbiddenBy.includes('at-floor') ? ', as far as the floor allows' : '';
  switch (reason) {
    case 'first-set':
      return `chosen for ${target(decision)}${boundNote(decision)}`;
    case 'toward-target':
      return `${lastSuccess(context)}aiming at ${target(decision)}`;
    case 'within-deadband':
      return `close enough to ${target(decision)}`;
    case 'step-limit':
      return `${lastSuccess(context)}aiming at ${target(decision)}, by the largest step allowed at once`;
    case 'two-failed-sets':
      return `two sets in a row succeeded less than half the time${stuck}`;
    case 'pain-gate':
      return `${pain(context)}${stuck}`;
    case 'quality-gate':
      return 'the last set could not be measured well enough to make it harder';
    case 'at-cap':
      return 'the cap allows no more';
    case 'at-floor':
      return 'the floor allows no less';
    case 'home-ceiling':
      return 'at home nothing gets harder than what went well in the clinic';
    case 'session-limit':
      return `${lastSuccess(context)}aiming at ${target(decision)}, by the most that one session allows`;
    case 'one-parameter':
      return `${lastSuccess(context)}aiming at ${target(decision)}, as far as one change at a time goes`;
    case 'locked':
      return 'every parameter is locked';
    case 'staircase':
      return `${lastSuccess(context)}as the staircase steps${boundNote(decision)}`;
    case 'most-informative':
      return `the next answers tell most here${boundNote(decision)}`;
    case 'override':
      return `a therapist chose it${decision.note === undefined ? '' : ` (${decision.note})`}${boundNote(decision)}`;
  }
}

function boundNote({ forbiddenBy }: AdaptationDecision): string {
  if (forbiddenBy.includes('at-cap')) return ', held at the cap';
  return forbiddenBy.includes('at-floor') ? ', held at the floor' : '';
}

function target({ targetSuccess }: AdaptationDecision): string {
  return `${Math.round(100 * targetSuccess)} % success`;
}

function lastSuccess(context: AdaptationContext): string {
  return context.lastSuccess === undefined ? '' : `${Math.round(100 * context.lastSuccess)} % succeeded, `;
}

function pain({ painNow, painAtStart }: AdaptationContext): string {
  const rise = painNow - painAtStart;
  return rise > 0 ? `pain is ${painNow} of 10, ${rise} more than at the start` : `pain is ${painNow} of 10`;
}

/** What could not be followed, and what was done instead. */
export function describeProblem(problem: PolicyProblem): string {
  switch (problem.code) {
    case 'target-unreachable':
      return `A target success of ${percent(problem.wanted)} cannot be aimed at; ${percent(problem.used)} is used.`;
    case 'parameter-unknown':
      return `This exercise has no parameter "${problem.parameter}". It is left out.`;
    case 'bound-mended':
      return `The bounds of "${problem.parameter}" are not possible. It is played between ${problem.floor} and ${problem.cap}.`;
  }
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
