/** What people and the app do to a session. Actions that make no sense in the present phase change nothing. */
import { NEUTRAL_BODY } from '../contract/body-angles.ts';
import { FrameFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import { HUB_STEP_MS } from '../units.ts';
import { advance, endEarly, enterStep, playOn, resume, settle, stop } from './runner-phases.ts';
import { only } from './runner-state.ts';
import type { RunnerOutput, SessionKit, SessionState } from './runner-state.ts';
import { stepSession } from './runner.ts';
import type { Phase, SessionAction } from './session-types.ts';

/** A rise of pain by this much ends the session (DOMAIN 3D). */
const PAIN_RISE_ENDS = 3;

/** One action; the recording keeps each with the inputs it came after. */
export function actOnSession(state: SessionState, kit: SessionKit, action: SessionAction): RunnerOutput {
  const { phase } = state;
  switch (action.type) {
    case 'check-in':
      return only(phase.name === 'check-in' ? checkIn(state, kit, action) : state);
    case 'begin':
      return phase.name === 'ready' && phase.problem === undefined ? playOn(state, kit) : only(state);
    case 'stop':
      return only(canStop(phase) ? stop(state, kit, action.cause) : state);
    case 'resume':
      return only(phase.name === 'paused' ? resume(state, kit) : state);
    case 'skip-rest':
      return only(phase.name === 'rest' ? advance(state, kit) : state);
    case 'pain':
      return only(
        phase.name === 'rest' || phase.name === 'paused' ? tellPain(state, kit, action.painNrs) : state,
      );
    case 'override':
      return only(overrideNext(state, kit, action));
    case 'end':
      return only(canEnd(phase) ? endEarly(state, kit) : state);
    case 'check-out':
      return only(phase.name === 'check-out' ? checkOut(state, kit, action) : state);
    case 'silence':
      return passSilence(state, kit, action.durationMs);
    case 'hub-restarted':
      return only({ ...state, frame: undefined });
  }
}

function checkIn(
  state: SessionState,
  kit: SessionKit,
  action: Extract<SessionAction, { type: 'check-in' }>,
): SessionState {
  const asked: SessionState = { ...state, painBefore: action.painNrs, painNow: action.painNrs };
  if (!action.checklistMet) return { ...asked, phase: { name: 'refused', reason: 'checklist' } };
  if (action.painNrs >= state.setup.programme.painLimit)
    return { ...asked, phase: { name: 'refused', reason: 'pain' } };
  return advance(asked, kit);
}

function checkOut(
  state: SessionState,
  kit: SessionKit,
  action: Extract<SessionAction, { type: 'check-out' }>,
): SessionState {
  const answered: SessionState = {
    ...state,
    painAfter: action.painNrs,
    painNow: action.painNrs,
    effort: action.effort,
  };
  return enterStep(answered, kit, state.plan.length - 1);
}

/** A set that has not begun is chosen anew, and while all is stopped stays stopped; otherwise the next one will be. */
function overrideNext(
  state: SessionState,
  kit: SessionKit,
  { difficulty, reason }: Extract<SessionAction, { type: 'override' }>,
): SessionState {
  const told: SessionState = { ...state, override: { difficulty, reason } };
  const { block, phase } = state;
  const unbegun = block?.role === 'set' && block.tMs === 0;
  if (!unbegun || (phase.name !== 'ready' && phase.name !== 'paused')) return told;
  const chosen = enterStep({ ...told, block: undefined }, kit, state.planIndex);
  return phase.name === 'paused' ? { ...chosen, phase } : chosen;
}

function tellPain(state: SessionState, kit: SessionKit, painNrs: number): SessionState {
  const told: SessionState = { ...state, painNow: painNrs };
  const rise = painNrs - (state.painBefore ?? painNrs);
  return rise >= PAIN_RISE_ENDS ? endEarly(settle(told, kit, 'pain', 0), kit) : told;
}

/** Time without frames, 10 ms at a time: what was last seen, held and marked as silent. */
function passSilence(state: SessionState, kit: SessionKit, durationMs: number): RunnerOutput {
  let now = state;
  for (let passed = 0; passed < durationMs; passed += HUB_STEP_MS) {
    now = stepSession(now, kit, silentFrame(now)).state;
  }
  return only(now);
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
