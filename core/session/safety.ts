/**
 * Stop rules, checked on every frame before anything else sees it. They know frames only: no game, setting or screen
 * can outrun them. Thresholds: DOMAIN 3D.
 */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import { HUB_STEP_MS } from '../units.ts';
import type { StopCause } from './session-types.ts';

/** Load below this share of the body mass means stepping off or holding on to something. */
export const STEP_OFF_LOAD_FRACTION = 0.6;
const STEP_OFF_AFTER_MS = 500;
/** Within 5 % of the board's edge. */
const EDGE_MARGIN = 0.05;
const EDGE_AFTER_MS = 300;
/** Two feet on a board weigh at least this while the body mass is not known yet. */
export const STANDING_LOAD_KG = 20;
/** Breaking off this often ends the session. */
export const ABORTS_UNTIL_END = 3;

export interface SafetyState {
  readonly lowLoadMs: number;
  readonly edgeMs: number;
  readonly buttonHeld: boolean;
}

export const CALM: SafetyState = { lowLoadMs: 0, edgeMs: 0, buttonHeld: false };

export type FrameStopCause = Extract<
  StopCause,
  'step-off' | 'board-edge' | 'sensor-gap' | 'sensor-lost' | 'board-button'
>;

export interface SafetyVerdict {
  readonly state: SafetyState;
  readonly cause: FrameStopCause | undefined;
}

/** The least load of somebody who stands on the board, kg. */
function standingLoadKg(bodyMassKg: number | undefined): number {
  return bodyMassKg === undefined ? STANDING_LOAD_KG : bodyMassKg * STEP_OFF_LOAD_FRACTION;
}

/** Whether a person stands on the board with most of their weight. */
export function isStanding(frame: Frame, bodyMassKg: number | undefined): boolean {
  return hasFlag(frame, FrameFlag.valid) && frame.loadKg >= standingLoadKg(bodyMassKg);
}

/** One frame's verdict. A held button counts once, when it goes down. */
export function checkFrame(state: SafetyState, frame: Frame, bodyMassKg: number | undefined): SafetyVerdict {
  const gap = hasFlag(frame, FrameFlag.gap);
  const buttonHeld = hasFlag(frame, FrameFlag.button);
  const lowLoad = !gap && frame.loadKg < standingLoadKg(bodyMassKg);
  const atEdge = hasFlag(frame, FrameFlag.valid) && frame.edgeMargin < EDGE_MARGIN;
  const next: SafetyState = {
    lowLoadMs: lowLoad ? state.lowLoadMs + HUB_STEP_MS : 0,
    edgeMs: atEdge ? state.edgeMs + HUB_STEP_MS : 0,
    buttonHeld,
  };
  return { state: next, cause: causeOf(state, next, frame, gap) };
}

function causeOf(
  before: SafetyState,
  now: SafetyState,
  frame: Frame,
  gap: boolean,
): FrameStopCause | undefined {
  if (now.buttonHeld && !before.buttonHeld) return 'board-button';
  if (!hasFlag(frame, FrameFlag.attached)) return 'sensor-lost';
  if (gap) return 'sensor-gap';
  if (now.lowLoadMs > STEP_OFF_AFTER_MS) return 'step-off';
  if (now.edgeMs > EDGE_AFTER_MS) return 'board-edge';
  return undefined;
}

/** Causes that count as a broken-off trial: the person lost the board, not the sensor or the wish to go on. */
export function countsAsAbort(cause: StopCause): boolean {
  return cause === 'step-off' || cause === 'board-edge';
}

/** Causes after which play resumes by itself once the board speaks again. */
export function resumesByItself(cause: StopCause): boolean {
  return cause === 'sensor-gap' || cause === 'sensor-lost';
}
