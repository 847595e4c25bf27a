/** A decision in the words a therapist reads: whole sentences, one message each. */
import type { ParameterSpec } from '../exercise/info.ts';
import { type Message, message } from '../language/message.ts';
import type { Translator } from '../language/translator.ts';
import type { AdaptationContext, AdaptationDecision, PolicyProblem } from './ability.ts';

/** Changes below this are none, logits. */
const NO_CHANGE = 0.005;

/** What was done, and why; then what of the programme could not be followed. @param parameters Of the exercise. */
export function describeDecision(
  decision: AdaptationDecision,
  parameters: readonly ParameterSpec[],
): readonly Message[] {
  const { problems = [] } = decision;
  return [
    done(decision),
    ...lastSet(decision),
    why(decision),
    ...conservatively(decision),
    ...held(decision),
    ...problems.map((problem) => describeProblem(problem, parameters)),
  ];
}

/** The same as one text. */
export function decisionText(
  decision: AdaptationDecision,
  parameters: readonly ParameterSpec[],
  { sayMessage }: Translator,
): string {
  return describeDecision(decision, parameters).map(sayMessage).join(' ');
}

function done({ oldDifficulty, newDifficulty, reason, moved }: AdaptationDecision): Message {
  if (oldDifficulty === undefined) return message('decisions.done.first-set');
  const step = newDifficulty - oldDifficulty;
  if (Math.abs(step) < NO_CHANGE) return message('decisions.done.kept');
  if (reason === 'pain-gate' || reason === 'two-failed-sets') return message('decisions.done.stepped-back');
  const way = step > 0 ? 'harder' : 'easier';
  const byOne = moved.length === 1 && reason !== 'override';
  return message(byOne ? `decisions.done.${way}-by-one` : `decisions.done.${way}`);
}

/** How the last set went, where that decided. */
function lastSet({ reason, context: { lastSuccess } }: AdaptationDecision): readonly Message[] {
  return lastSuccess === undefined || !FOLLOWS_LAST_SET.has(reason)
    ? []
    : [message('decisions.last-set', { percent: percentOf(lastSuccess) })];
}

type Reason = AdaptationDecision['reason'];

const FOLLOWS_LAST_SET: ReadonlySet<Reason> = new Set<Reason>([
  'toward-target',
  'step-limit',
  'set-limit',
  'session-limit',
  'one-parameter',
  'staircase',
]);

function why(decision: AdaptationDecision): Message {
  const { reason, context, targetSuccess, note } = decision;
  switch (reason) {
    case 'first-set':
    case 'toward-target':
    case 'within-deadband':
    case 'step-limit':
    case 'set-limit':
    case 'session-limit':
    case 'one-parameter':
      return message(`decisions.why.${reason}`, { percent: percentOf(targetSuccess) });
    case 'pain-gate':
      return pain(context);
    case 'override':
      return note === undefined
        ? message('decisions.why.override')
        : message('decisions.why.override-with-note', { note });
    default:
      return message(`decisions.why.${reason}`);
  }
}

function pain({ painNow, painAtStart }: AdaptationContext): Message {
  const rise = painNow - painAtStart;
  return rise > 0
    ? message('decisions.why.pain-rise', { pain: painNow, rise })
    : message('decisions.why.pain', { pain: painNow });
}

/** Why the session is conservative, where that decided the aim. */
function conservatively({ reason, context: { conservative } }: AdaptationDecision): readonly Message[] {
  return conservative === undefined || !AIMS.has(reason)
    ? []
    : [message(`decisions.conservative.${conservative}`)];
}

const AIMS: ReadonlySet<Reason> = new Set<Reason>(['first-set', 'toward-target', 'step-limit']);

/** Which bound kept it from what was wanted, where the reason does not say so. */
function held({ reason, forbiddenBy }: AdaptationDecision): readonly Message[] {
  if (reason === 'pain-gate' || reason === 'two-failed-sets') {
    return forbiddenBy.includes('at-floor') ? [message('decisions.stepped-back-to-floor')] : [];
  }
  if (!HELD.has(reason)) return [];
  if (forbiddenBy.includes('at-cap')) return [message('decisions.held.at-cap')];
  return forbiddenBy.includes('at-floor') ? [message('decisions.held.at-floor')] : [];
}

const HELD: ReadonlySet<Reason> = new Set<Reason>(['first-set', 'staircase', 'most-informative', 'override']);

/** What could not be followed, and what was done instead. */
export function describeProblem(problem: PolicyProblem, parameters: readonly ParameterSpec[]): Message {
  switch (problem.code) {
    case 'target-unreachable': {
      const { wanted, used } = problem;
      return message('decisions.unfollowed.target-unreachable', {
        wanted: percentOf(wanted),
        used: percentOf(used),
      });
    }
    case 'parameter-unknown':
      return message('decisions.unfollowed.parameter-unknown', { parameter: problem.parameter });
    case 'bound-mended': {
      const { parameter: key, floor, cap } = problem;
      const spec = parameters.find((candidate) => candidate.key === key);
      const parameter = spec === undefined ? key : message(spec.label);
      return message('decisions.unfollowed.bound-mended', { parameter, floor, cap });
    }
  }
}

function percentOf(share: number): number {
  return Math.round(100 * share);
}
