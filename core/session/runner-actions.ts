/** What people and the app do to a session. Actions that make no sense in the present phase change nothing. */
import { NEUTRAL_BODY } from '../contract/body-angles.ts';
import { FrameFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import { HUB_STEP_MS } from '../units.ts';
import { advance, endEarly, enterStep, playOn, resume, recordStop, stop } from './runner-phases.ts';
import { withoutEffects } from './runner-state.ts';
import type { RunnerOutput, SessionDependencies, SessionState } from './runner-state.ts';
import { stepSession } from './runner.ts';
import type { Phase, SessionAction } from './session-types.ts';

/** A rise of pain by this much ends the session (DOMAIN 3D). */
const PAIN_RISE_ENDS = 3;

/** One action; the recording keeps each with the inputs it came after. */
export function actOnSession(
  state: SessionState,
  dependencies: SessionDependencies,
  action: SessionAction,
): RunnerOutput {
  const { phase } = state;
  switch (action.type) {
    case 'check-in':
      return withoutEffects(phase.name === 'check-in' ? checkIn(state, dependencies, action) : state);
    case 'begin':
      return phase.name === 'ready' && phase.problem === undefined
        ? playOn(state, dependencies)
        : withoutEffects(state);
    case 'stop':
      return withoutEffects(canStop(phase) ? stop(state, dependencies, action.cause) : state);
    case 'resume':
      return withoutEffects(phase.name === 'paused' ? resume(state, dependencies) : state);
    case 'skip-rest':
      return withoutEffects(phase.name === 'rest' ? advance(state, dependencies) : state);
    case 'pain':
      return withoutEffects(
        phase.name === 'rest' || phase.name === 'paused'
          ? tellPain(state, dependencies, action.painNrs)
          : state,
      );
    case 'override':
      return withoutEffects(overrideNext(state, dependencies, action));
    case 'end':
      return withoutEffects(canEnd(phase) ? endEarly(state, dependencies) : state);
    case 'check-out':
      return withoutEffects(phase.name === 'check-out' ? checkOut(state, dependencies, action) : state);
    case 'silence':
      return passSilence(state, dependencies, action.durationMs);
    case 'hub-restarted':
      return withoutEffects({ ...state, frame: undefined });
  }
}

function checkIn(
  state: SessionState,
  dependencies: SessionDependencies,
  action: Extract<SessionAction, { type: 'check-in' }>,
): SessionState {
  const asked: SessionState = { ...state, painBefore: action.painNrs, painNow: action.painNrs };
  if (!action.checklistMet) return { ...asked, phase: { name: 'refused', reason: 'checklist' } };
  if (action.painNrs >= state.setup.programme.painLimit)
    return { ...asked, phase: { name: 'refused', reason: 'pain' } };
  return advance(asked, dependencies);
}

function checkOut(
  state: SessionState,
  dependencies: SessionDependencies,
  action: Extract<SessionAction, { type: 'check-out' }>,
): SessionState {
  const answered: SessionState = {
    ...state,
    painAfter: action.painNrs,
    painNow: action.painNrs,
    effort: action.effort,
  };
  return enterStep(answered, dependencies, state.plan.length - 1);
}

/** A set that has not begun is chosen anew, and while all is stopped stays stopped; otherwise the next one will be. */
function overrideNext(
  state: SessionState,
  dependencies: SessionDependencies,
  { difficulty, reason }: Extract<SessionAction, { type: 'override' }>,
): SessionState {
  const told: SessionState = { ...state, override: { difficulty, reason } };
  const { block, phase } = state;
  const unbegun = block?.role === 'set' && block.tMs === 0;
  if (!unbegun || (phase.name !== 'ready' && phase.name !== 'paused')) return told;
  const chosen = enterStep({ ...told, block: undefined }, dependencies, state.planIndex);
  return phase.name === 'paused' ? { ...chosen, phase } : chosen;
}

function tellPain(state: SessionState, dependencies: SessionDependencies, painNrs: number): SessionState {
  const told: SessionState = { ...state, painNow: painNrs };
  const rise = painNrs - (state.painBefore ?? painNrs);
  return rise >= PAIN_RISE_ENDS ? endEarly(recordStop(told, dependencies, 'pain', 0), dependencies) : told;
}

/** Time without frames, 10 ms at a time: what was last seen, held and marked as silent. */
function passSilence(
  state: SessionState,
  dependencies: SessionDependencies,
  durationMs: number,
): RunnerOutput {
  let now = state;
  for (let passed = 0; passed < durationMs; passed += HUB_STEP_MS) {
    now = stepSession(now, dependencies, silentFrame(now)).state;
  }
  return withoutEffects(now);
}

function silentFrame(state: SessionState): Frame {
  const held = state.frame;
  return {
    ...(held ?? NEUTRAL_BODY),
    tMs: held?.tMs ?? 0,
    copMlMm: held?.copMlMm ?? 0,
    copApMm: held?.copApMm ?? 0,
    loadKg: 0,
    loadPercent: 0,
    dataAgeMs: (held?.dataAgeMs ?? 0) + HUB_STEP_MS,
    edgeMargin: 1,
    flags: FrameFlag.gap | FrameFlag.held,
  };
}

function canStop(phase: Phase): boolean {
  return !['check-in', 'refused', 'releasing', 'paused', 'check-out', 'summary'].includes(phase.name);
}

function canEnd(phase: Phase): boolean {
  return !['refused', 'check-out', 'summary', 'releasing'].includes(phase.name);
}
